package hetnet.radio.objective;

import hetnet.network.Tier;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What BSs draw from the grid: the EARTH model (Auer et al., How much energy is needed to run a wireless network?,
 * 2011). A BS that sends p watt takes P_0 + d p, one that sends nothing sleeps at P_sleep.
 *
 * @param tiers the tier of each BS
 */
public record SupplyPower(List<Tier> tiers) {

    private static final Map<Tier, Load> LOADS = Map.of(
            Tier.MACRO, new Load(130, 4.7, 75),
            Tier.MICRO, new Load(56, 2.6, 39),
            Tier.PICO, new Load(6.8, 4.0, 4.3),
            Tier.FEMTO, new Load(4.8, 8.0, 2.9));

    /** Keeps its own copy. */
    public SupplyPower {
        tiers = List.copyOf(Require.given("tiers", tiers));
    }

    /** One BS. @param awakeWatt P_0, W @param perWatt d @param asleepWatt P_sleep, W */
    private record Load(double awakeWatt, double perWatt, double asleepWatt) {
    }

    /**
     * What all BSs draw, watt.
     *
     * @param powerWatt p_j^r, watt; shape [B, R]
     * @throws IllegalArgumentException when there are powers of another number of BSs
     */
    public double watts(double[][] powerWatt) {
        requireSites(powerWatt);
        double sum = 0;
        for (int b = 0; b < powerWatt.length; b++) {
            Load load = LOADS.get(tiers.get(b));
            double sent = Arrays.stream(powerWatt[b]).sum();
            sum += sent == 0 ? load.asleepWatt : load.awakeWatt + load.perWatt * sent;
        }
        return sum;
    }

    /**
     * Slopes of {@link #watts} in each power while nobody wakes or falls asleep.
     *
     * @param powerWatt shape [B, R]
     * @return d of the BS on every RB; shape [B, R]
     * @throws IllegalArgumentException as {@link #watts}
     */
    public double[][] slopes(double[][] powerWatt) {
        requireSites(powerWatt);
        double[][] slope = new double[powerWatt.length][powerWatt[0].length];
        for (int b = 0; b < slope.length; b++) {
            Arrays.fill(slope[b], LOADS.get(tiers.get(b)).perWatt);
        }
        return slope;
    }

    private void requireSites(double[][] powerWatt) {
        if (powerWatt.length != tiers.size()) {
            throw new IllegalArgumentException("the supply of %d BSs cannot tell of powers of %d BSs"
                    .formatted(tiers.size(), powerWatt.length));
        }
    }
}
