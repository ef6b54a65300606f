package hetnet.radio.objective;

import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.Objective;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which objective is asked for, and its numbers; those of others have no effect.
 *
 * @param objective    its kind
 * @param minRateBps   R_min of min_rate and bit_per_joule, bit/s
 * @param demandBps    demand of each UE, bit/s
 * @param pricePerWatt what a watt from the grid costs under energy, in the unit of the utility summed over the UEs
 * @param leastSumRateBps   T of least_sum_rate, bit/s; 0 for the share
 * @param leastSumRateShare T over the sum-rate of the baseline on the same network, where it is not given in bit/s
 * @param leastJainShare    J of least_sum_rate over Jain's index of the baseline, at most 1 then; 0 for none
 */
public record ObjectiveConfig(ObjectiveKind objective, double minRateBps, double demandBps, double pricePerWatt,
        double leastSumRateBps, double leastSumRateShare, double leastJainShare) {

    /** bit/J that all UEs without any rate cost: far more than a BS of 1 W could carry. */
    private static final double MISSING_RATE = 1e9;

    /** @throws IllegalArgumentException when a value is out of its range */
    public ObjectiveConfig {
        Require.given("objective", objective);
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("demandBps", demandBps, 1, 1e12, "bit/s");
        Require.inRange("pricePerWatt", pricePerWatt, 0, 1e12, "1/W");
        Require.inRange("leastSumRateBps", leastSumRateBps, 0, LeastSumRate.LARGEST_BPS, "bit/s");
        Require.inRange("leastSumRateShare", leastSumRateShare, 0.001, 1000, "");
        Require.inRange("leastJainShare", leastJainShare, 0, 1000, "");
    }

    /**
     * Alpha-fairness; 100 kbit/s, 1 Mbit/s, 0.1 for one watt, and sum-rate and Jain's index of the baseline where
     * others are asked for.
     */
    public static ObjectiveConfig standard() {
        return new ObjectiveConfig(ObjectiveKind.ALPHA_FAIR, 1e5, 1e6, 0.1, 0, 1, 1);
    }

    /**
     * The objective.
     *
     * @param alpha fairness that it builds on
     * @param tiers of the BSs, which say what they draw from the grid
     * @param baselineRateBps of the UEs in coverage on the same network, bit/s; asked for where it matters
     */
    public Objective of(double alpha, List<Tier> tiers, Supplier<double[]> baselineRateBps) {
        AlphaFair fair = new AlphaFair(alpha);
        MinimumRate least = new MinimumRate(minRateBps);
        return switch (objective) {
            case ALPHA_FAIR -> fair;
            case MIN_RATE -> new MinimumRate(fair, minRateBps, least.weight(), least.sharpness());
            case DEMAND -> new Demand(fair, demandBps);
            case MAX_MIN -> new MaxMin();
            case ENERGY -> new EnergyAware(fair, pricePerWatt, new SupplyPower(tiers));
            case LEAST_SUM_RATE -> leastSumRate(fair, baselineRateBps.get());
            case BIT_PER_JOULE -> new BitPerJoule(new SupplyPower(tiers), minRateBps, MISSING_RATE);
        };
    }

    private LeastSumRate leastSumRate(AlphaFair fair, double[] baselineRateBps) {
        double total = leastSumRateBps > 0 ? leastSumRateBps
                : leastSumRateShare * Arrays.stream(baselineRateBps).sum();
        return new LeastSumRate(fair, total, Math.min(1, leastJainShare * Metrics.jainIndex(baselineRateBps)));
    }
}
