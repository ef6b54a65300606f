package hetnet.mimo.model.engine;

import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import hetnet.model.kernel.VectorMath;

/** Logarithms of many numbers in single precision, in vectors where the machine has them, the same bits. */
final class FloatLogs {

    private final boolean vectors = DenseKernel.hasVectors();

    /** x becomes ln(x + add). @param count how many; what is behind them up to a multiple of the lanes is lost */
    void of(float[] x, float add, int count) {
        if (vectors) {
            VectorMath.log(x, add, x, DenseKernel.padded(count));
            return;
        }
        for (int i = 0; i < count; i++) {
            x[i] = FloatMath.log(x[i] + add);
        }
    }
}
