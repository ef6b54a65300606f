package hetnet.solver.exact;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.RateObjective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The best of all associations and on/off powers (0 or P/R on each RB), by trying every one: for tiny instances. */
public final class Exhaustive {

    /** More allocations than this are refused: seconds become hours. */
    public static final double MAX_ALLOCATIONS = 5e6;

    private final Gains gains;
    private final RadioConfig radio;
    private final RateObjective utility;
    private final Scheduler sharing;
    private final int[] covered; // the UEs in coverage

    private Allocation best;
    private double bestValue = Double.NEGATIVE_INFINITY;

    private Exhaustive(Gains gains, RadioConfig radio, RateObjective utility, Scheduler sharing) {
        this.gains = gains;
        this.radio = radio;
        this.utility = utility;
        this.sharing = sharing;
        covered = gains.coveredUsers();
    }

    /**
     * @param allocation the best allocation; the first of equals
     * @param value      its utility
     */
    public record Result(Allocation allocation, double value) {
    }

    /** @throws IllegalArgumentException when there are more than {@link #MAX_ALLOCATIONS} allocations, or no UE is in coverage */
    public static Result solve(Gains gains, RadioConfig radio, RateObjective utility, Scheduler sharing) {
        Exhaustive search = new Exhaustive(gains, radio, utility, sharing);
        double allocations = Math.pow(2, gains.sites() * gains.blocks()) * Math.pow(gains.sites(), search.covered.length);
        if (search.covered.length == 0 || allocations > MAX_ALLOCATIONS) {
            throw new IllegalArgumentException(("exhaustive search over %d UEs in coverage, %d BSs and %d RBs:"
                    + " allowed are at least 1 UE and at most %.0f allocations, not %.3g").formatted(search.covered.length, gains.sites(), gains.blocks(), MAX_ALLOCATIONS, allocations));
        }
        for (int pattern = 0; pattern < 1 << gains.sites() * gains.blocks(); pattern++) {
            search.tryAssociations(search.power(pattern));
        }
        return new Result(search.best, search.bestValue);
    }

    private double[][] power(int pattern) {
        double[][] power = Baseline.equalPower(gains.sites(), radio);
        for (int b = 0; b < power.length; b++) {
            for (int r = 0; r < power[b].length; r++) {
                power[b][r] *= pattern >> b * power[b].length + r & 1;
            }
        }
        return power;
    }

    private void tryAssociations(double[][] power) {
        double[] linkRate = Rates.linkRates(gains, power, radio);
        int[] digits = new int[covered.length]; // counts through all associations, in base B
        do {
            double[] share = sharing.shares(load(digits));
            double[] rate = new double[covered.length];
            for (int i = 0; i < rate.length; i++) {
                rate[i] = share[digits[i]] * linkRate[covered[i] * gains.sites() + digits[i]];
            }
            double value = utility.value(rate);
            boolean allowed = IntStream.range(0, rate.length).allMatch(i -> gains.mean(covered[i], digits[i]) > 0);
            if (allowed && value > bestValue) {
                bestValue = value;
                best = new Allocation(association(digits), power);
            }
        } while (advance(digits));
    }

    private boolean advance(int[] digits) {
        for (int i = 0; i < digits.length; i++) {
            if (++digits[i] < gains.sites()) {
                return true;
            }
            digits[i] = 0;
        }
        return false;
    }

    private int[] load(int[] digits) {
        int[] load = new int[gains.sites()];
        for (int b : digits) {
            load[b]++;
        }
        return load;
    }

    private int[] association(int[] digits) {
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < digits.length; i++) {
            association[covered[i]] = digits[i];
        }
        return association;
    }
}
