package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole decisions of engine and training graph are worth the same: rounds, search and final responses together. */
class EngineDecisionTest {

    /** Mean ln R, nat. */
    private static final double SAME = 1e-4;
    private static final int BLOCKS = 12;
    private static final RadioConfig RADIO = UnrolledModelTest.radio(BLOCKS);

    @ParameterizedTest
    @CsvSource({"5, 60, 100, 12, 200, false", "5, 60, 400, 12, 200, false", "9, 50, 500, 4, 200, false",
        "4, 120, 200, 12, 20, false", "4, 40, 300, 12, 200, true"})
    void utilitiesAreTheSame(int sites, int users, double sideM, int strongest, int usersPerSite, boolean fading) {
        Gains flat = UniformNetwork.random(sites, users, sideM, RADIO).draw(Seeds.stream(1, "engine")).channel()
                .gains();
        Gains gains = fading ? faded(flat) : flat;
        Problem problem = new Problem(gains, RADIO, 1);
        try (UnrolledModel shipped = UnrolledModel.load(Path.of("data", "unrolled.bin"), DeviceChoice.CPU);
             UnrolledModel model = shipped.with(new InferenceSettings(15, 2, strongest, usersPerSite))) {
            double expected = problem.value(model.allocateByTensors(problem, 3)) / users;
            assertEquals(expected, problem.value(model.allocate(problem, 3)) / users, SAME);
        }
    }

    /** Rayleigh fading. */
    private static Gains faded(Gains flat) {
        RandomGenerator random = Seeds.stream(1, "fading");
        double[] gain = Arrays.stream(flat.toArray()).map(g -> -g * Math.log(1 - random.nextDouble())).toArray();
        return Gains.fading(flat.users(), flat.sites(), BLOCKS, gain);
    }
}
