package dev.tandem.nn.initializer;

import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/** The first values of a parameter. Names, defaults and equations are those of Keras 3. */
public interface Initializer {
    /**
     * Draws the values.
     *
     * @param random the parameter's own stream
     * @param shape of the parameter; of a kernel the last two axes are in and out, those before are the window
     * @return in row-major order
     */
    double[] values(NeutralRandom random, Shape shape);

    /** 0 everywhere. */
    static Initializer zeros() {
        return new Constant(0);
    }

    /** 1 everywhere. */
    static Initializer ones() {
        return new Constant(1);
    }

    /** The same value everywhere. */
    static Initializer constant(double value) {
        return new Constant(value);
    }

    /** Even in ±√(6/(in + out)) (Glorot and Bengio 2010). */
    static Initializer glorotUniform() {
        return new VarianceScaling(1, VarianceScaling.Fan.AVERAGE, VarianceScaling.Distribution.UNIFORM);
    }

    /** Truncated normal of standard deviation √(2/(in + out)) (Glorot and Bengio 2010). */
    static Initializer glorotNormal() {
        return new VarianceScaling(1, VarianceScaling.Fan.AVERAGE, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }

    /** Even in ±√(6/in) (He et al. 2015). */
    static Initializer heUniform() {
        return new VarianceScaling(2, VarianceScaling.Fan.IN, VarianceScaling.Distribution.UNIFORM);
    }

    /** Truncated normal of standard deviation √(2/in) (He et al. 2015). */
    static Initializer heNormal() {
        return new VarianceScaling(2, VarianceScaling.Fan.IN, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }

    /** Even in ±√(3/in) (LeCun et al. 1998). */
    static Initializer lecunUniform() {
        return new VarianceScaling(1, VarianceScaling.Fan.IN, VarianceScaling.Distribution.UNIFORM);
    }

    /** Truncated normal of standard deviation √(1/in) (LeCun et al. 1998). */
    static Initializer lecunNormal() {
        return new VarianceScaling(1, VarianceScaling.Fan.IN, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }

    /** Even in ±0.05. */
    static Initializer randomUniform() {
        return new RandomUniform(-0.05, 0.05);
    }

    /** Normal of standard deviation 0.05. */
    static Initializer randomNormal() {
        return new RandomNormal(0, 0.05);
    }

    /** Normal of standard deviation 0.05, what lies beyond two of them drawn again. */
    static Initializer truncatedNormal() {
        return new TruncatedNormal(0, 0.05);
    }

    /** A random matrix whose rows or columns, whichever are fewer, are orthogonal and of length 1 (Saxe et al. 2014). */
    static Initializer orthogonal() {
        return new Orthogonal(1);
    }
}
