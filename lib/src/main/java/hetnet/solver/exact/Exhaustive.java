package hetnet.solver.exact;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.Arrays;

/**
 * The best of all associations and on/off powers, by trying every one: for tiny problems, and for any objective. One
 * iteration is one on/off pattern of all BSs and RBs with every association.
 */
public final class Exhaustive implements Solver {

    /** Its name in tables, by {@link OnPower#EQUAL_SHARE}. */
    public static final String NAME = "exhaustive";

    /** More allocations than this are refused: seconds become hours. */
    public static final double MAX_ALLOCATIONS = 5e6;

    private final OnPower onPower;

    /** P/R on each RB that is on. */
    public Exhaustive() {
        this(OnPower.EQUAL_SHARE);
    }

    /** With the given power on each RB that is on. */
    public Exhaustive(OnPower onPower) {
        this.onPower = onPower;
    }

    /** The power on an RB that is on. */
    public enum OnPower {
        /** P/R, whatever the other RBs do. */
        EQUAL_SHARE,
        /** The budget over the number of RBs that are on. */
        WHOLE_BUDGET
    }

    @Override
    public String name() {
        return onPower == OnPower.EQUAL_SHARE ? NAME : NAME + "_whole_budget";
    }

    /** @throws IllegalArgumentException when there are more than {@link #MAX_ALLOCATIONS} allocations */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        int covered = problem.covered().length;
        int cells = problem.sites() * problem.blocks();
        double allocations = Math.pow(2, cells) * Math.pow(problem.sites(), covered);
        if (allocations > MAX_ALLOCATIONS) {
            throw new IllegalArgumentException(("exhaustive search over %d UEs in coverage, %d BSs and %d RBs: at most "
                    + "%.0f allocations are allowed, not %.3g")
                    .formatted(covered, problem.sites(), problem.blocks(), MAX_ALLOCATIONS, allocations));
        }
        Incumbent incumbent = new Incumbent(problem, context);
        for (int pattern = 0; pattern < 1 << cells && (pattern == 0 || incumbent.mayGoOn()); pattern++) {
            incumbent.step("exhaustive search");
            tryAssociations(problem, power(problem, pattern), incumbent);
            context.progress().step(pattern + 1, 1 << cells, NAME);
        }
        return incumbent.solution();
    }

    private double[][] power(Problem problem, int pattern) {
        double[][] power = new double[problem.sites()][problem.blocks()];
        for (int b = 0; b < power.length; b++) {
            int blocks = problem.blocks();
            int bits = pattern >> b * blocks & (1 << blocks) - 1;
            int divisor = onPower == OnPower.EQUAL_SHARE ? blocks : Math.max(Integer.bitCount(bits), 1);
            for (int r = 0; r < blocks; r++) {
                power[b][r] = problem.budgetWatt(b) / divisor * (bits >> r & 1);
            }
        }
        return power;
    }

    private static void tryAssociations(Problem problem, double[][] power, Incumbent incumbent) {
        Gains gains = problem.gains();
        int[] covered = problem.covered();
        double[] linkRate = Rates.linkRates(gains, power, problem.radio());
        double[] rate = new double[covered.length];
        int[] digits = new int[covered.length]; // counts through all associations, in base B
        do {
            double[] share = problem.scheduler().shares(load(digits, gains.sites()));
            boolean paths = true;
            for (int i = 0; i < rate.length; i++) {
                rate[i] = share[digits[i]] * linkRate[covered[i] * gains.sites() + digits[i]];
                paths &= gains.mean(covered[i], digits[i]) > 0;
            }
            double value = paths ? problem.objective().value(rate, power) : Double.NEGATIVE_INFINITY;
            if (paths && (incumbent.best() == null || value > incumbent.utility())) {
                incumbent.offer(new Allocation(association(gains.users(), covered, digits), power), value);
            }
        } while (advance(digits, gains.sites()));
    }

    private static boolean advance(int[] digits, int base) {
        for (int i = 0; i < digits.length; i++) {
            if (++digits[i] < base) {
                return true;
            }
            digits[i] = 0;
        }
        return false;
    }

    private static int[] load(int[] digits, int sites) {
        int[] load = new int[sites];
        for (int b : digits) {
            load[b]++;
        }
        return load;
    }

    private static int[] association(int users, int[] covered, int[] digits) {
        int[] association = new int[users];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < digits.length; i++) {
            association[covered[i]] = digits[i];
        }
        return association;
    }
}
