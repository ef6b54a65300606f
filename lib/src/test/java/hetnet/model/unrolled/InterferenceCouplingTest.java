package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorScope;
import org.junit.jupiter.api.Test;

class InterferenceCouplingTest {

    @Test
    void isTheMeanPartThatTheOtherTakes() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray snr = manager.create(new double[] {9, 99, 1, 4, 1e-3, 30},
                    new Shape(1, 2, 3)); // two BSs, three UEs
            NDArray near = manager.create(new double[] {1, 0.5, 0.25, 0, 0.5, 0.75}, new Shape(1, 2, 3));
            double[] share0 = {1 / 1.75, 0.5 / 1.75, 0.25 / 1.75};
            double[] share1 = {0, 0.5 / 1.25, 0.75 / 1.25};
            double[] g0 = {9, 99, 1};
            double[] g1 = {4, 1e-3, 30};
            double zeroByOne = 0;
            double oneByZero = 0;
            for (int u = 0; u < 3; u++) {
                zeroByOne += share0[u] * (1 - Math.log1p(g0[u] / (1 + g1[u])) / Math.log1p(g0[u]));
                oneByZero += share1[u] * (1 - Math.log1p(g1[u] / (1 + g0[u])) / Math.log1p(g1[u]));
            }
            double[] coupling = InterferenceCoupling.of(new Links.All(), snr, new Links.All().share(near), 2, 1e-3f,
                    new TensorScope(manager, false)).toDoubleArray();
            assertArrayEquals(new double[] {0, oneByZero, zeroByOne, 0}, coupling, 1e-6);
        }
    }
}
