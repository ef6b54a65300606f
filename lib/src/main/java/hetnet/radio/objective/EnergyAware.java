package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.UserObjective;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A utility less a price for every watt from the grid: sum_i u(R_i) - price P(p). At a price of 0 it is the utility; as
 * the price grows, BSs that are worth less than what they draw fall asleep.
 *
 * @param utility      u
 * @param pricePerWatt in the unit of the utility over watt, 0 to 1e12
 * @param supply       P
 */
public record EnergyAware(UserObjective utility, double pricePerWatt, SupplyPower supply) implements UserObjective {

    /** @throws IllegalArgumentException when a value is out of its range */
    public EnergyAware {
        Require.given("utility", utility);
        Require.inRange("pricePerWatt", pricePerWatt, 0, 1e12, "1/W");
        Require.given("supply", supply);
    }

    @Override
    public double of(double rateBps) {
        return utility.of(rateBps);
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        return utility.value(rateBps, powerWatt) - pricePerWatt * supply.watts(powerWatt);
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        return utility.rateSlopes(rateBps, powerWatt);
    }

    @Override
    public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        return Arrays.stream(supply.slopes(powerWatt))
                .map(row -> Arrays.stream(row).map(d -> -pricePerWatt * d).toArray()).toArray(double[][]::new);
    }

    @Override
    public AlphaFair fairness() {
        return utility.fairness();
    }

    @Override
    public UserObjective flooredFor(double reachableBps) {
        return new EnergyAware(utility.flooredFor(reachableBps), pricePerWatt, supply);
    }

    /** {@code supply_w}: what all BSs draw, watt; {@code bit_per_joule}: sum-rate over it; and those of the utility. */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        Map<String, Double> metrics = new LinkedHashMap<>(utility.metrics(rateBps, powerWatt));
        double watts = supply.watts(powerWatt);
        metrics.put("supply_w", watts);
        metrics.put("bit_per_joule", Arrays.stream(rateBps).sum() / watts);
        return metrics;
    }
}
