package hetnet.radio.objective;

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
 * Energy efficiency under a least rate: sum_i R_i / P(p) - w / U sum_i m(R_i), with P what all BSs draw and m(R) = (1 -
 * R / R_min)_+ the part of R_min that is missing. Without the least rate it is as perverse as the sum-rate: it serves
 * whoever is cheapest, and no one else. The missing rate has a kink at R_min, which keeps slopes from going along it:
 * with a softness h it is h ln(1 + e^((1 - R / R_min) / h)).
 *
 * @param supply     P
 * @param minRateBps R_min, bit/s
 * @param weight     w, bit/J that all UEs without any rate cost
 * @param softness   h, 0 to 10; 0 for the kink
 */
public record BitPerJoule(SupplyPower supply, double minRateBps, double weight, double softness)
        implements Objective {

    /** Of the stages, one after the other. */
    private static final double[] SOFTNESS = {0.03, 0.01, 0.003};
    /** What a rate beyond R_min is worth to who chooses a BS, over the same rate below: next to nothing. */
    private static final double BEYOND = 3e-4;

    /** @throws IllegalArgumentException when a value is out of its range */
    public BitPerJoule {
        Require.given("supply", supply);
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("weight", weight, 0, 1e15, "bit/J");
        Require.inRange("softness", softness, 0, 10, "");
    }

    /** With the kink. */
    public BitPerJoule(SupplyPower supply, double minRateBps, double weight) {
        this(supply, minRateBps, weight, 0);
    }

    private double missing(double rateBps) {
        double part = 1 - rateBps / minRateBps;
        return Math.max(0, part) + (softness > 0 ? softness * Math.log1p(Math.exp(-Math.abs(part) / softness)) : 0);
    }

    /** Minus the slope of the missing part in R / R_min; at the kink that from below. */
    private double missingSlope(double rateBps) {
        double part = 1 - rateBps / minRateBps;
        if (softness > 0) {
            return 1 / (1 + Math.exp(-part / softness));
        }
        return part >= 0 ? 1 : 0;
    }

    /**
     * {@inheritDoc} First as much as possible of what is missing, whatever it draws; then the softness falls to
     * nothing.
     */
    @Override
    public List<Objective> stages() {
        if (softness > 0 || weight == 0) {
            return List.of(this);
        }
        List<Objective> stages = new ArrayList<>(List.of(Demand.upTo(fairness(), minRateBps)));
        for (double soft : SOFTNESS) {
            stages.add(new BitPerJoule(supply, minRateBps, weight, soft));
        }
        stages.add(this);
        return stages;
    }

    /** {@inheritDoc} Here the first stage as well, and two more that lift small rates. */
    @Override
    public List<Objective> easier() {
        return Demand.liftingSmallRates(fairness(), minRateBps);
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        double missing = Arrays.stream(rateBps).map(this::missing).sum();
        return Arrays.stream(rateBps).sum() / supply.watts(powerWatt) - weight * missing / rateBps.length;
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        double watts = supply.watts(powerWatt);
        double scale = weight / rateBps.length / minRateBps;
        return Arrays.stream(rateBps).map(r -> 1 / watts + scale * missingSlope(r)).toArray();
    }

    @Override
    public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        double watts = supply.watts(powerWatt);
        double factor = -Arrays.stream(rateBps).sum() / (watts * watts);
        return Arrays.stream(supply.slopes(powerWatt))
                .map(row -> Arrays.stream(row).map(d -> factor * d).toArray()).toArray(double[][]::new);
    }

    /** What is not missing, and a little of the rate: nobody is left under R_min for what others could have more. */
    private double of(double rateBps) {
        return BEYOND * rateBps / minRateBps - missing(rateBps);
    }

    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of((user, rate) -> of(rate));
    }

    /** {@code supply_w}, {@code bit_per_joule}, and {@code outage_share}: the share of UEs in coverage below R_min. */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        double watts = supply.watts(powerWatt);
        metrics.put("supply_w", watts);
        metrics.put("bit_per_joule", Arrays.stream(rateBps).sum() / watts);
        metrics.put("outage_share", Arrays.stream(rateBps).filter(r -> r < minRateBps).count()
                / (double) rateBps.length);
        return metrics;
    }
}
