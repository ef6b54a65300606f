package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates up to a demand: u(R) = U(min(R, d)). What a UE has beyond its traffic is worth nothing.
 *
 * @param fairness  U
 * @param demandBps d, bit/s
 */
public record Demand(AlphaFair fairness, double demandBps) implements Objective {

    /** @throws IllegalArgumentException when a value is out of its range */
    public Demand {
        Require.given("fairness", fairness);
        Require.inRange("demandBps", demandBps, 1, 1e12, "bit/s");
    }

    /** Rates up to a least one alone, small ones of more worth than in the fairness. */
    static Demand upTo(AlphaFair fairness, double minRateBps) {
        return new Demand(fairness.fairer(), minRateBps);
    }

    /** What is easier than to give all UEs a least rate, and lifts small ones. */
    static List<Objective> liftingSmallRates(AlphaFair fairness, double minRateBps) {
        return List.of(upTo(fairness, minRateBps), fairness, fairness.fairer(), new MaxMin());
    }

    /** u(R) of one UE. @param rateBps R, bit/s */
    public double of(double rateBps) {
        return fairness.of(Math.min(rateBps, demandBps));
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        return Arrays.stream(rateBps).map(this::of).sum();
    }

    /** {@inheritDoc} At the demand the slope from above counts, which is 0. */
    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        return Arrays.stream(rateBps).map(r -> r < demandBps ? fairness.slope(r) : 0).toArray();
    }

    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of((user, rate) -> of(rate));
    }

    @Override
    public Demand flooredFor(double reachableBps) {
        return new Demand(fairness.flooredFor(reachableBps), demandBps);
    }

    /**
     * {@code carried_bps}: the sum of min(R, d), bit/s; {@code satisfied_share}: the share of the UEs in coverage that
     * have their demand.
     */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        Map<String, Double> metrics = new LinkedHashMap<>(fairness.metrics(rateBps, powerWatt));
        metrics.put("carried_bps", Arrays.stream(rateBps).map(r -> Math.min(r, demandBps)).sum());
        metrics.put("satisfied_share", Arrays.stream(rateBps).filter(r -> r >= demandBps).count()
                / (double) rateBps.length);
        return metrics;
    }
}
