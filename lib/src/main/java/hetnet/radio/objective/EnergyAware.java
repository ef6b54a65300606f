package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.LeastRate;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A utility less a price for every watt from the grid: sum_i u(R_i) - price P(p). At a price of 0 it is the utility; as
 * the price grows, BSs that are worth less than what they draw fall asleep.
 *
 * @param utility      u
 * @param pricePerWatt in the unit of the utility over watt, 0 to 1e12
 * @param supply       P
 */
public record EnergyAware(Objective utility, double pricePerWatt, SupplyPower supply) implements Objective {

    /** @throws IllegalArgumentException when a value is out of its range */
    public EnergyAware {
        Require.given("utility", utility);
        Require.inRange("pricePerWatt", pricePerWatt, 0, 1e12, "1/W");
        Require.given("supply", supply);
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
    public Optional<UserUtility> perUser() {
        return utility.perUser();
    }

    @Override
    public Optional<LeastRate> leastRate() {
        return utility.leastRate().map(least -> new LeastRate(least.rateBps(), least.worth(), priced(least.beyond())));
    }

    @Override
    public List<Objective> stages() {
        return utility.stages().stream().<Objective>map(this::priced).toList();
    }

    /** {@inheritDoc} That is what is easier than the utility, without a price: it may count in another unit. */
    @Override
    public List<Objective> easier() {
        return utility.easier();
    }

    @Override
    public EnergyAware flooredFor(double reachableBps) {
        return priced(utility.flooredFor(reachableBps));
    }

    private EnergyAware priced(Objective other) {
        return new EnergyAware(other, pricePerWatt, supply);
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
