package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.LeastRate;
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
 * A minimum rate for as many UEs as possible, then fairness: u(R) = U(R) + w s(R), s(R) = 1 / (1 + (R_min / R)^k). The
 * step s counts the UEs at R_min, the more exactly the larger k, and with w beyond what fairness can be worth to one UE
 * none is given up for fairness. A sharp step has slopes next to R_min alone: a search by slopes wants a wide one
 * first.
 *
 * @param fairness   U
 * @param minRateBps R_min, bit/s
 * @param weight     w, what a UE at R_min is worth, in the unit of U
 * @param sharpness  k of the step; 0.1 to 10,000
 */
public record MinimumRate(AlphaFair fairness, double minRateBps, double weight, double sharpness)
        implements Objective {

    /** In nat: a UE is left under R_min only where another has e^10 times its rate by it. */
    private static final double WEIGHT = 10;
    /** From a tenth of its height to nine tenths, the step takes 7 % of the rate. */
    private static final double SHARPNESS = 64;
    /** The same of a step that slopes can follow by itself: from the first to the second a factor of three. */
    private static final double WIDE = 4;
    /** How many times sharper the step gets from one stage to the next. */
    private static final double SHARPENING = 4;

    /** @throws IllegalArgumentException when a value is out of its range */
    public MinimumRate {
        Require.given("fairness", fairness);
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("weight", weight, 0, 1e12, "");
        Require.inRange("sharpness", sharpness, 0.1, 1e4, "");
    }

    /** Proportional fairness, and a step that counts UEs but for some percent around R_min. */
    public MinimumRate(double minRateBps) {
        this(new AlphaFair(1), minRateBps, WEIGHT, SHARPNESS);
    }

    private double step(double rateBps) {
        return rateBps > 0 ? 1 / (1 + Math.pow(minRateBps / rateBps, sharpness)) : 0;
    }

    /** u(R) of one UE. @param rateBps R, bit/s */
    public double of(double rateBps) {
        return fairness.of(rateBps) + weight * step(rateBps);
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        return Arrays.stream(rateBps).map(this::of).sum();
    }

    /** {@inheritDoc} The step has the slope k s (1 - s) / R. */
    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        return Arrays.stream(rateBps).map(r -> {
            double s = step(r);
            return fairness.slope(r) + (s > 0 ? weight * sharpness * s * (1 - s) / r : 0);
        }).toArray();
    }

    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of((user, rate) -> of(rate));
    }

    @Override
    public Optional<LeastRate> leastRate() {
        return Optional.of(new LeastRate(minRateBps, weight, fairness));
    }

    /**
     * {@inheritDoc} First rate beyond R_min is worth nothing, and nobody is given up; then the step grows out of that,
     * at first so wide that its slopes reach far, and whoever cannot have R_min leaves his share to others as it gets
     * sharper.
     */
    @Override
    public List<Objective> stages() {
        if (sharpness <= WIDE) {
            return List.of(this);
        }
        List<Objective> stages = new ArrayList<>(List.of(new Demand(fairness, minRateBps)));
        for (double k = WIDE; k < sharpness; k *= SHARPENING) {
            stages.add(new MinimumRate(fairness, minRateBps, weight, k));
        }
        stages.add(this);
        return stages;
    }

    /** {@inheritDoc} Here three more that lift small rates, one of them up to R_min alone. */
    @Override
    public List<Objective> easier() {
        return Demand.liftingSmallRates(fairness, minRateBps);
    }

    @Override
    public MinimumRate flooredFor(double reachableBps) {
        return new MinimumRate(fairness.flooredFor(reachableBps), minRateBps, weight, sharpness);
    }

    /** {@code outage_share}: the share of the UEs in coverage below R_min. */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        Map<String, Double> metrics = new LinkedHashMap<>(fairness.metrics(rateBps, powerWatt));
        metrics.put("outage_share", Arrays.stream(rateBps).filter(r -> r < minRateBps).count()
                / (double) rateBps.length);
        return metrics;
    }
}
