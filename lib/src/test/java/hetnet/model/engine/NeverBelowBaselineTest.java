package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** However far a problem is from training: no decision is worth less than the baseline, infeasible or no number. */
class NeverBelowBaselineTest {

    private static final int PROBLEMS = 300;
    private static final int MOST_SITES = 20;
    private static final int MOST_USERS = 500;
    private static final int MOST_BLOCKS = 60;
    private static final double LEAST_LOSS_DB = -10;
    private static final double MOST_LOSS_DB = 250;
    private static final double MOST_ALPHA = 4;

    @Test
    void onRandomExtremeProblems() {
        try (UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"), DeviceChoice.CPU)) {
            InferenceEngine engine = new InferenceEngine(model.weights(), model.architecture().hidden(),
                    new InferenceEngine.Effort(6, 1, 12, 20));
            IntStream.range(0, PROBLEMS).forEach(i -> decide(engine, i));
        }
    }

    private static void decide(InferenceEngine engine, int problem) {
        RandomGenerator random = Seeds.stream(problem, "extreme");
        int blocks = 1 + random.nextInt(MOST_BLOCKS);
        RadioConfig radio = Networks.radio(blocks);
        int sites = 1 + random.nextInt(MOST_SITES);
        int users = (int) Math.round(Math.pow(MOST_USERS, random.nextDouble()));
        Gains gains = gains(sites, users, blocks, random);
        double alpha = random.nextInt(4) == 0 ? random.nextInt(3) : MOST_ALPHA * random.nextDouble();
        Problem posed = new Problem(gains, radio, alpha);
        Allocation decided = posed.requireFeasible(engine.allocate(posed, problem));
        double worth = posed.value(decided);
        double baseline = posed.value(Baseline.allocate(posed));
        String which = "problem %d: %d UEs, %d BSs, %d RBs, alpha %s".formatted(problem, users, sites, blocks, alpha);
        assertFalse(Double.isNaN(worth), which);
        assertTrue(worth >= baseline, "%s: %s where the baseline has %s".formatted(which, worth, baseline));
    }

    /** Losses anywhere in the range, or in a part of it; some links without a path, some problems with fading. */
    private static Gains gains(int sites, int users, int blocks, RandomGenerator random) {
        boolean fading = random.nextInt(4) == 0;
        double middle = LEAST_LOSS_DB + (MOST_LOSS_DB - LEAST_LOSS_DB) * random.nextDouble();
        double spread = (MOST_LOSS_DB - LEAST_LOSS_DB) * random.nextDouble();
        double missing = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        int depth = fading ? blocks : 1;
        double[] gain = new double[users * sites * depth];
        for (int link = 0; link < users * sites; link++) {
            double loss = middle + spread * (random.nextDouble() - 0.5);
            double within = Math.min(MOST_LOSS_DB, Math.max(LEAST_LOSS_DB, loss));
            double mean = random.nextDouble() < missing ? 0 : Math.pow(10, -within / 10);
            for (int r = 0; r < depth; r++) {
                gain[link * depth + r] = fading ? -mean * Math.log(1 - random.nextDouble()) : mean;
            }
        }
        if (DoubleStream.of(gain).allMatch(g -> g == 0)) {
            gain[0] = 1e-9;
        }
        return fading ? Gains.fading(users, sites, blocks, gain) : Gains.flat(users, sites, blocks, gain);
    }
}
