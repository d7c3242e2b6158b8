package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Constant;
import dev.tandem.optimizer.schedule.CosineDecay;
import dev.tandem.optimizer.schedule.CosineDecayRestarts;
import dev.tandem.optimizer.schedule.ExponentialDecay;
import dev.tandem.optimizer.schedule.InverseTimeDecay;
import dev.tandem.optimizer.schedule.OneCycle;
import dev.tandem.optimizer.schedule.PiecewiseConstantDecay;
import dev.tandem.optimizer.schedule.PolynomialDecay;
import java.util.List;

/** The library's optimizers and what they are made of, as records that a file can hold. */
public final class OptimizerTypes {
    private static final List<Class<? extends Record>> ALL = List.of(
            Adadelta.class,
            Adafactor.class,
            Adagrad.class,
            Adam.class,
            AdamW.class,
            Adamax.class,
            Ftrl.class,
            Lion.class,
            Nadam.class,
            RmsProp.class,
            Sgd.class,
            GradientClipping.None.class,
            GradientClipping.ByValue.class,
            GradientClipping.ByNorm.class,
            GradientClipping.ByGlobalNorm.class,
            Constant.class,
            CosineDecay.class,
            CosineDecayRestarts.class,
            ExponentialDecay.class,
            InverseTimeDecay.class,
            OneCycle.class,
            PiecewiseConstantDecay.class,
            PolynomialDecay.class);

    private OptimizerTypes() {}

    /** All of them. */
    public static List<Class<? extends Record>> all() {
        return ALL;
    }
}
