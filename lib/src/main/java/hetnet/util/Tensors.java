package hetnet.util;

import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The few operations on whole arrays that are left to ND4J. All results are new arrays. */
public final class Tensors {

    static {
        NativeCaches.prepare(); // before ND4J loads
    }

    private Tensors() {
    }

    /** Doubles of the given shape, row by row. */
    public static INDArray of(double[] values, long... shape) {
        return Nd4j.create(values, shape, DataType.DOUBLE);
    }

    /** The values of a matrix, row by row. */
    public static double[] values(INDArray x) {
        return (x.ordering() == 'c' && !x.isView() ? x : x.dup('c')).data().asDouble();
    }

    /** The decimal logarithm of each value: ND4J's, which is far faster on whole arrays than Java's one by one. */
    public static double[] log10(double[] x) {
        return Transforms.log(of(x, x.length), 10).data().asDouble();
    }

    /** e to the power of each value. */
    public static double[] exp(double[] x) {
        return Transforms.exp(of(x, x.length), false).data().asDouble();
    }

    /** 10^(-db/10). An infinite loss gives 0. */
    public static double[] gain(double[] lossDb) {
        double natsPerDb = -Math.log(10) / 10;
        double[] exponent = new double[lossDb.length];
        for (int i = 0; i < exponent.length; i++) {
            exponent[i] = lossDb[i] * natsPerDb;
        }
        return exp(exponent);
    }

    /** The distribution function of the standard normal distribution. */
    public static double[] normalCdf(INDArray z) {
        double[] erf = values(Nd4j.math.erf(z.div(Math.sqrt(2)))); // erf writes into its argument, here the quotient
        for (int i = 0; i < erf.length; i++) {
            erf[i] = (erf[i] + 1) * 0.5;
        }
        return erf;
    }

    /** Independent standard normal values. */
    public static INDArray gaussian(RandomGenerator rng, long... shape) {
        double[] values = new double[Math.toIntExact(shape[0] * shape[1])];
        for (int i = 0; i < values.length; i++) {
            values[i] = rng.nextGaussian();
        }
        return of(values, shape);
    }
}
