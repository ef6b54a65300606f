package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers as tensors: operations of a tensor with a number, safe under a gradient collector.
 *
 * <p>DJL's own {@code x.mul(2)} puts the number into memory that it releases at once, while the backward pass still
 * reads it: when the garbage collector comes in between, the gradient is silently wrong. Here the number lives as long
 * as the manager of the tensor, and has its data type.
 */
public final class Scalars {

    private Scalars() {
    }

    /** x * factor. */
    public static NDArray times(NDArray x, double factor) {
        return x.mul(of(x, factor));
    }

    /** max(x, least), elementwise. */
    public static NDArray atLeast(NDArray x, double least) {
        return x.maximum(of(x, least));
    }

    /** min(x, most), elementwise. */
    public static NDArray atMost(NDArray x, double most) {
        return x.minimum(of(x, most));
    }

    /** min(max(x, least), most), elementwise. */
    public static NDArray within(NDArray x, double least, double most) {
        return x.maximum(of(x, least)).minimum(of(x, most));
    }

    /** 1 off the diagonal, shape [count, count]. @param like tells device and data type */
    public static NDArray offDiagonal(long count, NDArray like) {
        NDManager manager = like.getManager();
        NDArray eye = manager.eye((int) count).toType(like.getDataType(), false);
        return manager.ones(new Shape(count, count), like.getDataType()).sub(eye);
    }

    private static NDArray of(NDArray like, double value) {
        return like.getDataType() == DataType.FLOAT64 ? like.getManager().create(value)
                : like.getManager().create((float) value);
    }
}
