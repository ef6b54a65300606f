package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fairness under a least sum-rate, and under a least Jain's index where one is given: maximise sum_i U(R_i) subject to
 * S = sum_i R_i &gt;= T and S^2 / (n sum_i R_i^2) &gt;= J, as the exact penalty
 *
 * <pre>sum_i U(R_i) - w E (m(1 - S / T) + m((sqrt(n J sum_i R_i^2) - S) / T)),   m(x) = (x)_+,   E = T U'(T / n)</pre>
 *
 * with n UEs; E is what it is worth when all rates grow in proportion from equal shares of T, n for U = ln, so that w
 * has no unit. Below T its slope is a dual price on the sum-rate, w E / T, the same for all UEs. Once w is beyond what
 * the constraints cost at the margin, the optimum keeps them. The kinks keep slopes from going along them: with a
 * softness h it is m(x) = h ln(1 + e^(x / h)), and a price rises from nothing to w E / T within some h around 0.
 * Concave in the rates where U is, for the root is a norm of them.
 *
 * @param fairness  U
 * @param totalBps  T, bit/s, 1 to 1e15
 * @param leastJain J, 0 to 1; 0 for none
 * @param weight    w, 0 to 1e12
 * @param softness  h, 0 to 10; 0 for the kinks
 */
public record LeastSumRate(AlphaFair fairness, double totalBps, double leastJain, double weight, double softness)
        implements Objective {

    static final double LARGEST_BPS = 1e15;

    /** A hundredth of a per cent that is missing costs a tenth of a nat each: no search is content with that. */
    private static final double WEIGHT = 1000;
    /** Of the stages: while the price grows, and at the largest price. */
    private static final double FIRST_WEIGHT = 0.2;
    private static final double LAST_WEIGHT = 10;
    private static final double GROWTH = 4;
    private static final double[] SOFTNESS = {0.01, 0.003, 0.001};

    /** @throws IllegalArgumentException when a value is out of its range */
    public LeastSumRate {
        Require.given("fairness", fairness);
        Require.inRange("totalBps", totalBps, 1, LARGEST_BPS, "bit/s");
        Require.inRange("leastJain", leastJain, 0, 1, "");
        Require.inRange("weight", weight, 0, 1e12, "");
        Require.inRange("softness", softness, 0, 10, "");
    }

    /** With the kinks, and a weight that keeps the constraints. */
    public LeastSumRate(AlphaFair fairness, double totalBps, double leastJain) {
        this(fairness, totalBps, leastJain, WEIGHT, 0);
    }

    /** The same of proportional fairness, whatever Jain's index. */
    public LeastSumRate(double totalBps) {
        this(new AlphaFair(1), totalBps, 0);
    }

    /** No less in total, and no less even, than given rates. @param rateBps R_i, bit/s */
    public static LeastSumRate like(AlphaFair fairness, double[] rateBps) {
        return new LeastSumRate(fairness, Arrays.stream(rateBps).sum(), Metrics.jainIndex(rateBps));
    }

    /** w E. */
    private double scale(int users) {
        return weight * totalBps * fairness.slope(totalBps / users);
    }

    private double m(double x) {
        return Math.max(0, x) + (softness > 0 ? softness * Math.log1p(Math.exp(-Math.abs(x) / softness)) : 0);
    }

    /** At a kink that from below, which is 0. */
    private double slopeOfM(double x) {
        double kinked = x > 0 ? 1 : 0;
        return softness > 0 ? 1 / (1 + Math.exp(-x / softness)) : kinked;
    }

    /** By how much of T the rates are too uneven for J. */
    private double uneven(int users, double sumRate, double sumOfSquares) {
        return (Math.sqrt(users * leastJain * sumOfSquares) - sumRate) / totalBps;
    }

    private double penalty(int users, double sumRate, double sumOfSquares) {
        double even = leastJain > 0 ? m(uneven(users, sumRate, sumOfSquares)) : 0;
        return scale(users) * (m(1 - sumRate / totalBps) + even);
    }

    private static double squares(double[] rateBps) {
        return Arrays.stream(rateBps).map(r -> r * r).sum();
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        return fairness.value(rateBps) - penalty(rateBps.length, Arrays.stream(rateBps).sum(), squares(rateBps));
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        int users = rateBps.length;
        double sumRate = Arrays.stream(rateBps).sum();
        double squares = squares(rateBps);
        double unit = scale(users) / totalBps;
        double price = unit * slopeOfM(1 - sumRate / totalBps);
        double uneven = leastJain > 0 && squares > 0 ? unit * slopeOfM(uneven(users, sumRate, squares)) : 0;
        double root = Math.sqrt(users * leastJain / Math.max(squares, Double.MIN_NORMAL));
        return Arrays.stream(rateBps).map(r -> fairness.slope(r) + price + uneven * (1 - root * r)).toArray();
    }

    /** {@inheritDoc} The penalty is one of sums over all UEs. */
    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of(new UserUtility() {
            @Override
            public double of(int user, double rateBps) {
                return fairness.of(rateBps);
            }

            @Override
            public double ofSums(int users, double sumRate, double sumOfSquares) {
                return -penalty(users, sumRate, sumOfSquares);
            }
        });
    }

    /**
     * {@inheritDoc} The prices grow until the constraints are kept, so that UEs and powers give up what costs least for
     * what it brings; then the softness falls to nothing.
     */
    @Override
    public List<Objective> stages() {
        if (softness > 0 || weight <= LAST_WEIGHT) {
            return List.of(this);
        }
        List<Objective> stages = new ArrayList<>();
        for (double w = FIRST_WEIGHT; w < LAST_WEIGHT; w *= GROWTH) {
            stages.add(new LeastSumRate(fairness, totalBps, leastJain, w, SOFTNESS[0]));
        }
        for (double h : SOFTNESS) {
            stages.add(new LeastSumRate(fairness, totalBps, leastJain, LAST_WEIGHT, h));
        }
        stages.add(this);
        return stages;
    }

    @Override
    public LeastSumRate flooredFor(double reachableBps) {
        return new LeastSumRate(fairness.flooredFor(reachableBps), totalBps, leastJain, weight, softness);
    }

    /** {@code missing_share}: the part of T that is missing, 0 where there is as much. */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        Map<String, Double> metrics = new LinkedHashMap<>(fairness.metrics(rateBps, powerWatt));
        metrics.put("missing_share", Math.max(0, 1 - Arrays.stream(rateBps).sum() / totalBps));
        return metrics;
    }
}
