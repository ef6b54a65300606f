package hetnet.util;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between flat arrays, in which the kit computes, and ND4J's tensors, which it hands out. */
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
}
