package hetnet.solver.wmmse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.generators.TinyNetwork;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.NormalizedGains;
import hetnet.radio.ReferenceCase;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.WmmseStep.Terms;
import hetnet.util.ProgressListener;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step that a notebook takes apart is the one that {@link Wmmse} makes. */
class WmmseStepTest {

    /** The same sums in another order, over SINRs of up to 60 dB. */
    private static final double REORDERED = 1e-9;
    private static final double ROUNDING = 1e-12;

    @Test
    void termsOfTheTinyNetworkAreThoseOfAHandCalculation() {
        Problem problem = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);
        Terms terms = new WmmseStep(problem, new int[] {0, 0, 1}).terms(new double[][] {{1, 1}, {1, 1}});
        double[] w = {4, 2, 8};
        double[] u = {Math.sqrt(6) / 8, Math.sqrt(3) / 6, Math.sqrt(14) / 16};
        double[] c = {1 / (2 * Math.log(4)), 1 / (2 * Math.log(2)), 1 / (2 * Math.log(8))}; // 1 over nats on both RBs
        for (int i = 0; i < w.length; i++) {
            for (int r = 0; r < 2; r++) {
                assertEquals(w[i], terms.w()[i][r], ROUNDING);
                assertEquals(u[i], terms.u()[i][r], ROUNDING);
            }
        }
        assertArrayEquals(c, terms.c(), ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"small, 0", "small, 1", "small, 2", "tiny, 0", "tiny, 1"})
    void theSumsOfItsTermsGiveTheNextAmplitudes(String name, double alpha) {
        ReferenceCase reference = ReferenceCase.load(name);
        Problem problem = new Problem(reference.gains(), reference.radio(), alpha);
        int[] association = reference.association();
        double[][] v = new double[problem.sites()][problem.blocks()];
        double cap = Math.sqrt(problem.budgetWatt(0) / problem.blocks());
        for (int b = 0; b < v.length; b++) {
            for (int r = 0; r < v[b].length; r++) {
                v[b][r] = cap * (1 + (b + 2 * r) % 5) / 5; // no two alike
            }
        }
        WmmseStep step = new WmmseStep(problem, association);
        double[][] expected = next(problem, association, step.terms(v), cap);
        step.evaluate(v);
        step.next(PowerBudget.PER_RB_SPLIT, problem.budgetWatt(), v);
        for (int b = 0; b < v.length; b++) {
            assertArrayEquals(expected[b], v[b], REORDERED * cap);
        }
    }

    private static double[][] next(Problem problem, int[] association, Terms terms, double cap) {
        NormalizedGains snr = NormalizedGains.of(problem.gains(), problem.radio());
        double[][] numerator = new double[problem.sites()][problem.blocks()];
        double[][] denominator = new double[problem.sites()][problem.blocks()];
        double[][] g = new double[problem.sites()][problem.blocks()];
        for (int i = 0; i < association.length; i++) {
            snr.row(i, g);
            for (int r = 0; r < problem.blocks(); r++) {
                double weight = terms.c()[i] * terms.w()[i][r] * terms.u()[i][r];
                numerator[association[i]][r] += weight * Math.sqrt(g[association[i]][r]);
                for (int b = 0; b < problem.sites(); b++) {
                    denominator[b][r] += weight * terms.u()[i][r] * g[b][r];
                }
            }
        }
        double[][] next = new double[problem.sites()][problem.blocks()];
        for (int b = 0; b < next.length; b++) {
            for (int r = 0; r < next[b].length; r++) {
                next[b][r] = numerator[b][r] == 0 ? 0 : Math.min(cap, numerator[b][r] / denominator[b][r]);
            }
        }
        return next;
    }

    @Test
    void oneStepByHandIsOneIterationOfTheSolver() {
        Problem problem = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);
        int[] association = {0, 0, 1};
        double[][] start = {{1, 0.25}, {0.25, 1}};
        Wmmse.Result solved = Wmmse.builder().optIterations(1).build()
                .solve(problem, association, start, ProgressListener.NONE);
        WmmseStep step = new WmmseStep(problem, association);
        double[][] v = Arrays.stream(start).map(row -> Arrays.stream(row).map(Math::sqrt).toArray())
                .toArray(double[][]::new);
        assertEquals(solved.objective()[0], step.evaluate(v));
        step.next(PowerBudget.PER_RB_SPLIT, problem.budgetWatt(), v);
        assertEquals(solved.objective()[1], step.evaluate(v));
        double[][] power = Arrays.stream(v).map(row -> Arrays.stream(row).map(x -> x * x).toArray())
                .toArray(double[][]::new);
        assertArrayEquals(solved.powerWatt(), power);
        assertEquals(new AlphaFair(1).value(problem.rates(new Allocation(association, power))), step.evaluate(v),
                ROUNDING * solved.objective()[1]);
    }
}
