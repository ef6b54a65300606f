package hetnet.radio.objective;

import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.util.Require;
import java.util.List;

/**
 * Which objective is asked for, and its numbers; those of others have no effect.
 *
 * @param objective    its kind
 * @param minRateBps   R_min of min_rate and bit_per_joule, bit/s
 * @param demandBps    demand of each UE, bit/s
 * @param pricePerWatt what a watt from the grid costs under energy, in the unit of the utility summed over the UEs
 */
public record ObjectiveConfig(ObjectiveKind objective, double minRateBps, double demandBps, double pricePerWatt) {

    /** bit/J that all UEs without any rate cost: far more than a BS of 1 W could carry. */
    private static final double MISSING_RATE = 1e9;

    /** @throws IllegalArgumentException when a value is out of its range */
    public ObjectiveConfig {
        Require.given("objective", objective);
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("demandBps", demandBps, 1, 1e12, "bit/s");
        Require.inRange("pricePerWatt", pricePerWatt, 0, 1e12, "1/W");
    }

    /** Alpha-fairness; 100 kbit/s, 1 Mbit/s and 0.1 for one watt where others are asked for. */
    public static ObjectiveConfig standard() {
        return new ObjectiveConfig(ObjectiveKind.ALPHA_FAIR, 1e5, 1e6, 0.1);
    }

    /**
     * The objective.
     *
     * @param alpha fairness that it builds on
     * @param tiers of the BSs, which say what they draw from the grid
     */
    public Objective of(double alpha, List<Tier> tiers) {
        AlphaFair fair = new AlphaFair(alpha);
        MinimumRate least = new MinimumRate(minRateBps);
        return switch (objective) {
            case ALPHA_FAIR -> fair;
            case MIN_RATE -> new MinimumRate(fair, minRateBps, least.weight(), least.sharpness());
            case DEMAND -> new Demand(fair, demandBps);
            case MAX_MIN -> new MaxMin();
            case ENERGY -> new EnergyAware(fair, pricePerWatt, new SupplyPower(tiers));
            case BIT_PER_JOULE -> new BitPerJoule(new SupplyPower(tiers), minRateBps, MISSING_RATE);
        };
    }
}
