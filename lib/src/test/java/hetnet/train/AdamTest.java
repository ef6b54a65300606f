package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamTest {

    /** Minimises sum (w - 3)^2 beside a scalar transcription of Algorithm 1 of Kingma and Ba. */
    @Test
    void followsThePublishedAlgorithm() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
            weights.vector("before", 3); // which no loss depends on
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
            assertArrayEquals(new float[3], weights.copy().get("before"));
        }
    }

    @Test
    void goesOnFromRestoredMomentsAsIfItHadNeverStopped() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore whole = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            ParameterStore resumed = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            whole.matrix("w", 2, 2);
            resumed.matrix("w", 2, 2);
            Adam first = new Adam(whole, manager);
            descend(whole, first, 5);
            Adam second = new Adam(resumed, manager);
            resumed.restore(whole.copy());
            second.restore(first.steps(), first.moments());
            descend(whole, first, 5);
            descend(resumed, second, 5);
            assertArrayEquals(whole.copy().get("w"), resumed.copy().get("w"));
            assertEquals(10, second.steps());
        }
    }

    @Test
    void momentsOfOtherWeightsAreRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            weights.matrix("w", 2, 2);
            Map<String, float[]> moments = Map.of("first.w", new float[4], "second.w", new float[3]);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                    () -> new Adam(weights, manager).restore(1, moments));
            assertEquals("moment 'second.w' needs 4 values", e.getMessage());
        }
    }

    private static void descend(ParameterStore weights, Adam adam, int steps) {
        for (int t = 0; t < steps; t++) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(weights.tensors().get("w").square().sum());
            }
            adam.step(0.1);
        }
    }

    @Test
    void theNormTellsAnInfiniteGradientOfAFiniteLoss() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            NDArray w = weights.vector("w", 3);
            Adam adam = new Adam(weights, manager);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray loss = w.sqrt().sum();
                assertEquals(0, loss.getFloat());
                collector.backward(loss);
            }
            assertEquals(Double.POSITIVE_INFINITY, adam.norm());
        }
    }

    @Test
    void aStepLeavesNoTensorBehind() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            NDArray w = weights.matrix("w", 2, 2);
            Adam adam = new Adam(weights, manager);
            int before = manager.getManagedArrays().size();
            for (int t = 0; t < 3; t++) {
                try (NDManager step = manager.newSubManager(); GradientCollector collector = Engine.getEngine("PyTorch")
                        .newGradientCollector()) {
                    collector.backward(step.ones(w.getShape()).mul(w).sum());
                }
                adam.clip(1e-3);
                adam.step(0.1);
                adam.moments();
            }
            assertEquals(before, manager.getManagedArrays().size());
        }
    }
}
