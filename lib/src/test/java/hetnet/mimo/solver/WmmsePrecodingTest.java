package hetnet.mimo.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.radio.Precoders;
import hetnet.radio.AlphaFair;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WmmsePrecodingTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);

    private static WmmsePrecoding wmmse(String start, int iterations) {
        return new WmmsePrecoding(new LinearPrecoding(LinearPrecoding.Kind.valueOf(start)), iterations);
    }

    @ParameterizedTest
    @CsvSource({"0, MRT", "0, SLNR", "1, MRT", "1, SLNR"})
    void agreesWithAnIndependentProgram(double alpha, String start) {
        MimoProblem problem = TinyMimo.reference(alpha, 0, 0, 1, 1);
        String name = "wmmse_alpha%.0f_%s".formatted(alpha, start.toLowerCase());
        Map<?, ?> objective = TinyMimo.reference(Map.class, name, "objective");
        for (int iterations : new int[] {1, 2, 10, 100, 1000}) {
            double[] rate = wmmse(start, iterations).solve(problem, CONTEXT).rateBps();
            double value = Arrays.stream(rate).map(bps -> bps / problem.radio().bandwidthHz())
                    .map(bits -> alpha == 0 ? bits : Math.log(bits)).sum();
            assertEquals((Double) objective.get("" + iterations), value, 1e-9, iterations + " iterations");
        }
        LinearPrecodingTest.assertPrecoders(TinyMimo.reference(double[][][].class, name, "precoder_after_1"),
                wmmse(start, 1).solve(problem, CONTEXT).precoders());
        double[] last = TinyMimo.reference(double[].class, name, "rate_after_1000");
        double[] rate = wmmse(start, 1000).solve(problem, CONTEXT).rateBps();
        for (int u = 0; u < last.length; u++) {
            assertEquals(last[u], rate[u] / problem.radio().bandwidthHz(), 1e-7, "UE " + u); // flat at the optimum
        }
    }

    /** Each antenna at its budget with the phase of its channel. */
    @Test
    void oneUserUnderAntennaPowersIsEqualGain() {
        MimoProblem problem = TinyMimo.reference(1, 0, -1, -1, -1);
        assertEquals(TinyMimo.reference(double.class, "one_ue_alone", "sum_power_rate"),
                wmmse("SLNR", 10).solve(problem, CONTEXT).rateBps()[0] / problem.radio().bandwidthHz(), 1e-9);
        MimoSolution each = wmmse("MRT", 12).solve(problem.with(PowerConstraint.PER_ANTENNA), CONTEXT);
        assertEquals(TinyMimo.reference(double.class, "one_ue_alone", "per_antenna_power_rate"),
                each.rateBps()[0] / problem.radio().bandwidthHz(), 1e-9);
        double[][] wanted = TinyMimo.reference(double[][].class, "one_ue_alone", "per_antenna_precoder");
        Precoders found = each.precoders();
        double turn = Math.atan2(found.im()[0], found.re()[0]) - Math.atan2(wanted[0][1], wanted[0][0]);
        for (int a = 0; a < 3; a++) { // up to a common phase
            assertEquals(wanted[a][0] * Math.cos(turn) - wanted[a][1] * Math.sin(turn), found.re()[a], 1e-6);
            assertEquals(wanted[a][0] * Math.sin(turn) + wanted[a][1] * Math.cos(turn), found.im()[a], 1e-6);
        }
    }

    /** Two UEs, two antennas, alpha 1: all directions cos, sin e^j and splits of the power on a grid. */
    @Test
    void twoUsersReachTheBestOfAGrid() {
        double[][][][] h = {{{{2, 0}, {0.5, 1}}}, {{{1, 0.3}, {0.2, -1.4}}}};
        MimoProblem problem = TinyMimo.cell(h, new double[] {3}, 1, 0, 0);
        double best = Double.NEGATIVE_INFINITY;
        int steps = 12;
        for (int split = 1; split < 20; split++) {
            for (int i = 0; i < steps * 2 * steps * steps * 2 * steps; i++) {
                double[] v = direction(i % (2 * steps * steps), steps);
                double[] w = direction(i / (2 * steps * steps), steps);
                best = Math.max(best, value(h, 3.0 * split / 20, v, 3.0 * (20 - split) / 20, w));
            }
        }
        double[] rate = new PrecodingRestarts(6, 500).solve(problem, CONTEXT).rateBps();
        double reached = Arrays.stream(rate).map(bps -> Math.log(bps / problem.radio().bandwidthHz())).sum();
        assertTrue(reached >= best - 1e-12, reached + " against " + best);
        assertEquals(best, reached, 0.05); // as fine as the grid is
    }

    /** cos(x), sin(x) e^jy as four numbers. */
    private static double[] direction(int i, int steps) {
        double x = Math.PI / 2 * (i % steps) / (steps - 1);
        double y = Math.PI * (i / steps) / steps;
        return new double[] {Math.cos(x), 0, Math.sin(x) * Math.cos(y), Math.sin(x) * Math.sin(y)};
    }

    private static double value(double[][][][] h, double p, double[] v, double q, double[] w) {
        double first = p * size(h[0][0], v) / (1 + q * size(h[0][0], w));
        double second = q * size(h[1][0], w) / (1 + p * size(h[1][0], v));
        return Math.log(Math.log1p(first) / Math.log(2)) + Math.log(Math.log1p(second) / Math.log(2));
    }

    private static double size(double[][] h, double[] w) {
        double re = 0;
        double im = 0;
        for (int a = 0; a < h.length; a++) {
            re += h[a][0] * w[2 * a] - h[a][1] * w[2 * a + 1];
            im += h[a][0] * w[2 * a + 1] + h[a][1] * w[2 * a];
        }
        return re * re + im * im;
    }

    @ParameterizedTest
    @CsvSource({"PER_BS, 0", "PER_BS, 0.5", "PER_BS, 1", "PER_BS, 2", "PER_ANTENNA, 0", "PER_ANTENNA, 1",
        "PER_ANTENNA, 2"})
    void neverFallsAndStaysFeasible(PowerConstraint constraint, double alpha) {
        for (long seed = 1; seed <= 4; seed++) {
            MimoProblem problem = TinyMimo.random(4, List.of(8, 4, 8), 100, 46, seed).with(constraint)
                    .with(new AlphaFair(alpha));
            MimoSolution solution = wmmse("SLNR", 60).solve(problem, CONTEXT); // checks budgets
            double before = Double.NEGATIVE_INFINITY;
            for (TracePoint point : solution.trace()) {
                assertTrue(point.utility() >= before, point + " after " + before);
                before = point.utility();
            }
            assertEquals(before, solution.utility(), 1e-9 * Math.abs(before));
        }
    }

    /** At the end the slope of the utility is 2 mu w: per BS, or antenna by antenna, with no negative price. */
    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void slopesAreAlongThePrecodersAtTheEnd(PowerConstraint constraint) {
        MimoProblem problem = TinyMimo.random(2, List.of(4, 4), 400, 20, 5).with(constraint);
        MimoSolution end = wmmse("SLNR", 20_000).solve(problem, CONTEXT);
        Precoders w = end.precoders();
        double[] slope = slopes(problem, w); // re, then im
        int n = w.re().length;
        for (int b = 0; b < 2; b++) {
            for (int group = 0; group < (constraint == PowerConstraint.PER_BS ? 1 : 4); group++) {
                double along = 0;
                double power = 0;
                double size = 0;
                for (int i = 0; i < 2 * n; i++) {
                    if (belongs(problem, i % n, b, group)) {
                        double value = i < n ? w.re()[i] : w.im()[i - n];
                        along += slope[i] * value;
                        power += value * value;
                        size += slope[i] * slope[i];
                    }
                }
                double price = along / power;
                double off = size - price * along;
                assertTrue(price >= 0, "price " + price);
                assertTrue(off <= 1e-4 * size, "BS %d: %s of %s is across".formatted(b, off, size));
                double budget = problem.budgetWatt()[b] / (constraint == PowerConstraint.PER_BS ? 1 : 4);
                assertEquals(budget, power, 1e-6 * budget); // all prices are positive here
            }
        }
    }

    private static boolean belongs(MimoProblem problem, int i, int site, int group) {
        int width = problem.csi().width();
        return problem.association()[i / width % problem.csi().users()] == site
                && (problem.constraint() == PowerConstraint.PER_BS || i % width == group);
    }

    private static double[] slopes(MimoProblem problem, Precoders w) {
        int n = w.re().length;
        double[] slope = new double[2 * n];
        double scale = 1e-5 * Math.sqrt(problem.budgetWatt()[0]);
        for (int i = 0; i < 2 * n; i++) {
            slope[i] = (moved(problem, w, i, scale) - moved(problem, w, i, -scale)) / (2 * scale);
        }
        return slope;
    }

    private static double moved(MimoProblem problem, Precoders w, int i, double by) {
        double[] re = w.re().clone();
        double[] im = w.im().clone();
        (i < re.length ? re : im)[i % re.length] += by;
        return problem.value(problem.rates(new Precoders(w.users(), w.blocks(), w.width(), re, im)));
    }

    @Test
    void antennaPowersCostLittleWhereInterferenceRules() {
        MimoProblem problem = TinyMimo.random(4, List.of(8, 8, 8), 200, 46, 9);
        double whole = wmmse("SLNR", 100).solve(problem, CONTEXT).meanUtility();
        double each = wmmse("SLNR", 100).solve(problem.with(PowerConstraint.PER_ANTENNA), CONTEXT).meanUtility();
        double scaled = new LinearPrecoding(LinearPrecoding.Kind.SLNR)
                .solve(problem.with(PowerConstraint.PER_ANTENNA), CONTEXT).meanUtility();
        assertTrue(each > scaled + 0.1, each + " against " + scaled);
        assertTrue(each < whole + 0.05, each + " against " + whole); // local optima may differ a little
    }

    @Test
    void moreStartsAreNotWorse() {
        MimoProblem problem = TinyMimo.random(4, List.of(4, 4, 4), 200, 46, 7);
        double one = new PrecodingRestarts(1, 30).solve(problem, CONTEXT).utility();
        double six = new PrecodingRestarts(6, 30).solve(problem, CONTEXT).utility();
        assertEquals(wmmse("SLNR", 30).solve(problem, CONTEXT).utility(), one);
        assertTrue(six >= one);
    }

    /** Where a run is after 40 iterations closing steps gain what its next ones do, or a part with inexact prices. */
    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void closingStepsGoOnAsARunDoes(PowerConstraint constraint) {
        MimoProblem problem = TinyMimo.random(3, List.of(4, 4), 200, 46, 5).with(constraint);
        MimoSolution near = wmmse("SLNR", 40).solve(problem, CONTEXT);
        double[][] begin = problem.parts(near.precoders());
        assertEquals(near.utility(), WmmsePrecoding.close(problem, problem.parts(near.precoders()), 0, CONTEXT)
                .utility(), 1e-12);
        double gain = wmmse("SLNR", 46).solve(problem, CONTEXT).utility() - near.utility();
        double closing = WmmsePrecoding.close(problem, begin, 6, CONTEXT).utility() - near.utility();
        assertEquals(gain, closing, (constraint == PowerConstraint.PER_BS ? 0.02 : 0.5) * gain);
    }
}
