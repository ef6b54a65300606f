package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.nn.DeviceChoice;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.TrainConfig;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossProbeTest {

    /** Wide enough that single precision leaves four digits of the difference, narrow enough for its third order. */
    private static final double STEP = 1e-2;
    private static final double DIFFERENCE_TOLERANCE = 2e-3;

    private final Tiny tiny = new Tiny(40, 6, false, 2);
    private final TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(4))
            .withDevice(DeviceChoice.CPU);
    private final LossProbe probe = new LossProbe(task());

    private ImitationTask task() {
        double[] rates = new double[40];
        Arrays.fill(rates, 1e5);
        return new ImitationTask(tiny.labelled(rates), config);
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void itsLossIsThatOfTheFirstStepOfATraining() {
        TrainingStep first = TrainingLoop.train(task(), Checkpoint.none(), step -> { }).log().get(0);
        assertEquals(first.loss(), probe.loss());
        probe.terms().forEach((name, value) -> assertEquals(first.measure(name + "_loss"), value, name));
        double norm = Math.sqrt(probe.gradient().values().stream().mapToDouble(LossProbeTest::square).sum());
        assertEquals(first.gradientNorm(), norm, 1e-5 * norm);
    }

    @Test
    void theGradientIsWhatDifferencesOfTheLossSay() {
        Map<String, float[]> gradient = probe.gradient();
        for (String weight : new String[] {"power.out.bias", "association.out.weight", "association.link"}) {
            double difference = (probe.lossAt(weight, 1, STEP) - probe.lossAt(weight, 1, -STEP)) / (2 * STEP);
            assertEquals(difference, gradient.get(weight)[1], DIFFERENCE_TOLERANCE, weight);
        }
        assertArrayEquals(gradient.get("power.out.bias"), probe.gradient().get("power.out.bias"),
                "asking changes neither weights nor gradient");
    }

    @Test
    void aShortStepDownTheGradientLowersTheLossByItsSquare() {
        Map<String, float[]> gradient = probe.gradient();
        double square = gradient.values().stream().mapToDouble(LossProbeTest::square).sum();
        double before = probe.loss();
        double rate = 1e-3;
        probe.descend(gradient, rate);
        assertTrue(square > 0);
        assertEquals(rate * square, before - probe.loss(), 0.05 * rate * square);
    }

    @Test
    void aWeightThatIsNotThereIsNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> probe.lossAt("none", 0, 1)).getMessage()
                .startsWith("there is no weight none[0]; tensors are layer1."));
        assertThrows(IllegalArgumentException.class, () -> probe.lossAt("power.out.bias", 6, 1));
    }

    private static double square(float[] values) {
        double sum = 0;
        for (float x : values) {
            sum += (double) x * x;
        }
        return sum;
    }
}
