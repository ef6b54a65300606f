package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.channel.generators.TinyNetwork;
import hetnet.model.CodeStream;
import hetnet.model.engine.DecisionSteps.Step;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.Rates;
import hetnet.solver.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionStepsTest {

    /** Part of an even share. */
    private static final double HEARD = 1e-3;
    /** A difference of a thousandth of an even share, in double precision. */
    private static final double DIFFERENCE_TOLERANCE = 1e-4;

    private final UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
    private final Problem tiny = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);

    @Test
    void slopesAreThoseOfTheUtilityWhileNobodyChangesTheBs() {
        DecisionSteps steps = model.steps(tiny, 1);
        for (Step step : new Step[] {steps.present(), steps.round(), steps.round(), steps.climb()}) {
            for (int b = 0; b < 2; b++) {
                for (int r = 0; r < 2; r++) {
                    double up = utility(step, b, r, 1e-3);
                    double down = utility(step, b, r, -1e-3);
                    // in the power fraction, of which an even share is 1/R
                    assertEquals((up - down) / 2e-3 * 2, step.marginalUtility()[b][r] - step.interferencePrice()[b][r],
                            DIFFERENCE_TOLERANCE, "BS %d, RB %d".formatted(b, r));
                }
            }
        }
    }

    /** Mean ln R, R in nat/s/Hz, at fixed shares of the UEs. */
    private static double utility(Step step, int site, int block, double change) {
        double[][] power = Arrays.stream(step.power()).map(double[]::clone).toArray(double[][]::new);
        power[site][block] += change;
        double[][] g = TinyNetwork.snrPerWatt(); // an even share is 1 W
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double rate = 0;
            for (int b = 0; b < 2; b++) {
                int at = b;
                double load = IntStream.range(0, 3).mapToDouble(u -> step.share()[u][at]).sum();
                for (int r = 0; r < 2; r++) {
                    double sinr = g[i][b] * power[b][r] / (1 + g[i][1 - b] * power[1 - b][r]);
                    rate += step.share()[i][b] / load * Math.log1p(sinr) / 2;
                }
            }
            sum += Math.log(rate) / 3;
        }
        return sum;
    }

    @Test
    void roundsRaiseTheUtilityThatTheKitMeasures() {
        DecisionSteps steps = model.steps(tiny, 1);
        double start = steps.present().utility();
        double after = IntStream.range(0, 8).mapToDouble(t -> steps.round().utility()).max().orElseThrow();
        assertTrue(after > start, start + " to " + after);
        double best = tiny.value(model.allocate(tiny, 1)) / 3;
        assertTrue(Math.abs(after - best) < 0.1, "%f of %f".formatted(after, best));
    }

    @Test
    void aRenewalMovesFewRbsAndASelectionKeepsWhatIsWorthMore() {
        Problem problem = problem(4, 40, 20);
        DecisionSteps steps = model.steps(problem, 3);
        IntStream.range(0, 12).forEach(t -> steps.round());
        Step best = steps.keep();
        Step renewed = steps.renew();
        assertEquals(CodeStream.renewed(20), changed(best, renewed));
        IntStream.range(0, 6).forEach(t -> steps.round());
        Step tried = steps.present();
        Step selected = steps.select();
        assertTrue(changed(best, selected) <= changed(best, tried));
        Step copied = steps.copy();
        assertEquals(2, changed(best, copied), "a tenth of the RBs");
    }

    /** RBs on which a BS does not send what it sent, but for the one factor that keeps its sum. */
    private static long changed(Step best, Step other) {
        int blocks = best.power()[0].length;
        boolean[] changed = new boolean[blocks];
        for (int b = 0; b < best.power().length; b++) {
            double[] before = best.power()[b];
            double[] after = other.power()[b];
            double[] ratio = IntStream.range(0, blocks).filter(r -> before[r] > HEARD).mapToDouble(r ->
                    after[r] / before[r]).sorted().toArray();
            for (int r = 0; r < blocks; r++) {
                double kept = before[r] * ratio[ratio.length / 2];
                changed[r] |= Math.abs(after[r] - kept) > HEARD * Math.max(1, kept);
            }
        }
        return IntStream.range(0, blocks).filter(r -> changed[r]).count();
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        Problem problem = problem(3, 12, 5);
        int[] users = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        int[] sites = {2, 0, 1};
        Problem turned = new Problem(problem.gains().rows(users, sites), problem.radio(), 1);
        Step given = model.steps(problem, 1).round();
        Step other = model.steps(turned, 1).round();
        for (int b = 0; b < 3; b++) {
            assertArrayEquals(given.power()[sites[b]], other.power()[b]);
            assertArrayEquals(given.marginalUtility()[sites[b]], other.marginalUtility()[b]);
        }
        assertEquals(given.share()[11][2], other.share()[0][0]);
        assertEquals(given.utility(), other.utility());
        assertTrue(given.utility() < Math.log(Rates.perNatBps(problem.radio())) + 10);
    }

    private static Problem problem(int sites, int users, int blocks) {
        RadioConfig radio = Networks.radio(blocks);
        Gains gains = Networks.gains(sites, users, blocks, 250, false, 1);
        return new Problem(gains, radio, 1);
    }
}
