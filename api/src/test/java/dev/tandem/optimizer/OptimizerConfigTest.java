package dev.tandem.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.optimizer.schedule.CosineDecay;
import dev.tandem.optimizer.schedule.Schedule;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Optimizers as values: Keras' defaults, and what they reject. */
class OptimizerConfigTest {
    @Test
    void hasTheDefaultsOfKeras() {
        OptimizerOptions none = OptimizerOptions.none();
        Schedule rate = Schedule.constant(0.001);
        assertThat(Sgd.of()).isEqualTo(new Sgd(Schedule.constant(0.01), 0, false, none));
        assertThat(Adam.of()).isEqualTo(new Adam(rate, 0.9, 0.999, 1e-7, false, none));
        assertThat(AdamW.of()).isEqualTo(new AdamW(rate, 0.9, 0.999, 1e-7, false, none.weightDecay(0.004)));
        assertThat(Adamax.of()).isEqualTo(new Adamax(rate, 0.9, 0.999, 1e-7, none));
        assertThat(Nadam.of()).isEqualTo(new Nadam(rate, 0.9, 0.999, 1e-7, none));
        assertThat(RmsProp.of()).isEqualTo(new RmsProp(rate, 0.9, 0, 1e-7, false, none));
        assertThat(Adagrad.of()).isEqualTo(new Adagrad(rate, 0.1, 1e-7, none));
        assertThat(Adadelta.of()).isEqualTo(new Adadelta(rate, 0.95, 1e-7, none));
        assertThat(Lion.of()).isEqualTo(new Lion(rate, 0.9, 0.99, none));
        assertThat(Adafactor.of()).isEqualTo(new Adafactor(rate, -0.8, 1e-30, 1e-3, 1, none));
        assertThat(Ftrl.of()).isEqualTo(new Ftrl(rate, -0.5, 0.1, 0, 0, 0, 0, none));
    }

    @Test
    void changesOneThingAtATime() {
        Adam adam = Adam.of(0.01).beta1(0.8).options(o -> o.clipNorm(1)).learningRate(0.1);
        assertThat(adam.beta1()).isEqualTo(0.8);
        assertThat(adam.beta2()).isEqualTo(0.999);
        assertThat(adam.options().clipping()).isEqualTo(new GradientClipping.ByNorm(1));
        assertThat(adam.learningRate()).isEqualTo(Schedule.constant(0.1));
        Schedule cosine = CosineDecay.of(0.1, 10);
        assertThat(adam.learningRate(cosine).learningRate()).isEqualTo(cosine);
    }

    @Test
    void rejectsNumbersThatMakeNoSense() {
        assertRejected(() -> Adam.of(-1), "the learning rate is -1.0; expected a finite number of 0 or more");
        assertRejected(() -> Adam.of().beta1(1), "Adam: beta1 is 1.0; expected a number from 0 to below 1");
        assertRejected(() -> AdamW.of().beta2(-0.1), "AdamW: beta2 is -0.1");
        assertRejected(() -> Adam.of().epsilon(Double.NaN), "Adam: epsilon is NaN");
        assertRejected(() -> Sgd.of().momentum(2), "Sgd: the momentum is 2.0");
        assertRejected(() -> Adamax.of().beta2(1), "Adamax: beta2 is 1.0");
        assertRejected(() -> Nadam.of().beta1(1), "Nadam: beta1 is 1.0");
        assertRejected(() -> RmsProp.of().rho(1), "RmsProp: rho is 1.0");
        assertRejected(() -> Adagrad.of().initialAccumulator(-1), "Adagrad: the initial accumulator is -1.0");
        assertRejected(() -> Adadelta.of().rho(1.5), "Adadelta: rho is 1.5");
        assertRejected(() -> Lion.of().beta1(0), "Lion: beta1 is 0.0; expected a number above 0 and below 1");
        assertRejected(() -> Adafactor.of().beta2Decay(0.5), "Adafactor: beta2Decay is 0.5");
        assertRejected(() -> Adafactor.of().clipThreshold(0), "Adafactor: clipThreshold is 0.0");
        assertRejected(() -> Ftrl.of().l1(-0.1), "Ftrl: l1 is -0.1");
        assertRejected(() -> Ftrl.of().learningRatePower(0.5), "Ftrl: minus the power of the learning rate is -0.5");
    }

    @Test
    void rejectsOptionsThatMakeNoSense() {
        OptimizerOptions none = OptimizerOptions.none();
        assertRejected(() -> none.clipValue(0), "clipValue is 0.0; expected a finite number above 0");
        assertRejected(
                () -> none.clipNorm(1).globalClipNorm(1), "expected one way of clipping: choose clipValue, clipNorm");
        assertRejected(() -> none.weightDecay(-1), "the weight decay is -1.0");
        assertRejected(() -> WeightAverage.of(1), "WeightAverage: the momentum is 1.0");
        assertRejected(() -> WeightAverage.of(0.9).overwriteEvery(-1), "overwriteEvery is -1");
        assertRejected(
                () -> ParameterGroup.of(name -> true).learningRateMultiplier(-1), "the learning-rate multiplier is -1");
        assertThat(none.clipNorm(1).clipNorm(2).clipping()).isEqualTo(new GradientClipping.ByNorm(2));
    }

    private static void assertRejected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidArgumentException.class).hasMessageContaining(message);
    }
}
