package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.model.Weights;
import hetnet.scenario.Seeds;
import org.junit.jupiter.api.Test;

class AdamTest {

    /** Minimises sum (w - 3)^2 beside a scalar transcription of Algorithm 1 of Kingma and Ba. */
    @Test
    void followsThePublishedAlgorithm() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Weights weights = new Weights(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
            NDArray w = weights.matrix("w", 2, 2);
            double[] expected = w.toDoubleArray();
            double[] m = new double[4];
            double[] v = new double[4];
            Adam adam = new Adam(weights, manager);
            for (int t = 1; t <= 20; t++) {
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    collector.backward(w.sub(3).square().sum());
                }
                adam.step(0.1);
                for (int i = 0; i < 4; i++) {
                    double gradient = 2 * (expected[i] - 3);
                    m[i] = 0.9 * m[i] + 0.1 * gradient;
                    v[i] = 0.999 * v[i] + 0.001 * gradient * gradient;
                    double mHat = m[i] / (1 - Math.pow(0.9, t));
                    double vHat = v[i] / (1 - Math.pow(0.999, t));
                    expected[i] -= 0.1 * mHat / (Math.sqrt(vHat) + 1e-8);
                    assertEquals(expected[i], w.toDoubleArray()[i], 1e-9);
                }
            }
        }
    }
}
