package hetnet.radio.objective;

import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Energy efficiency under a least rate: sum_i R_i / P(p) - w / U sum_i (1 - R_i / R_min)_+, with P what all BSs draw.
 * Without the least rate it is as perverse as the sum-rate: it serves whoever is cheapest, and no one else.
 *
 * @param supply     P
 * @param minRateBps R_min, bit/s
 * @param weight     w, bit/J that all UEs without any rate cost
 */
public record BitPerJoule(SupplyPower supply, double minRateBps, double weight) implements Objective {

    /** @throws IllegalArgumentException when a value is out of its range */
    public BitPerJoule {
        Require.given("supply", supply);
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("weight", weight, 0, 1e15, "bit/J");
    }

    private static double missing(double rateBps, double minRateBps) {
        return Math.max(0, 1 - rateBps / minRateBps);
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        double missing = Arrays.stream(rateBps).map(r -> missing(r, minRateBps)).sum();
        return Arrays.stream(rateBps).sum() / supply.watts(powerWatt) - weight * missing / rateBps.length;
    }

    /** {@inheritDoc} At R_min the slope from below counts. */
    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        double watts = supply.watts(powerWatt);
        return Arrays.stream(rateBps).map(r -> 1 / watts + (r <= minRateBps ? weight / rateBps.length / minRateBps : 0))
                .toArray();
    }

    @Override
    public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        double watts = supply.watts(powerWatt);
        double factor = -Arrays.stream(rateBps).sum() / (watts * watts);
        return Arrays.stream(supply.slopes(powerWatt))
                .map(row -> Arrays.stream(row).map(d -> factor * d).toArray()).toArray(double[][]::new);
    }

    /** ln R up to R_min and the rate over it beyond: nobody is left under it for what others could have more. */
    private double of(double rateBps) {
        return fairness().of(Math.min(rateBps, minRateBps)) + Math.max(0, rateBps / minRateBps - 1) / 1e3;
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
