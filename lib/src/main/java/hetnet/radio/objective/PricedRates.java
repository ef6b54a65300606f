package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.UserObjective;
import hetnet.util.Require;
import java.util.Arrays;

/**
 * Fairness with a price on the rate of each UE: sum_i U(R_i) + lambda_i ln R_i. It is the Lagrangian of U under ln R_i
 * &gt;= ln R_min, but for a constant; with U = ln the prices are weights, 1 + lambda_i. Concave in the rates.
 *
 * @param fairness U
 * @param price    lambda of the UEs in coverage, not negative, in the unit of U per nat; shape [U in coverage]
 */
public record PricedRates(AlphaFair fairness, double[] price) implements UserObjective {

    /** Keeps its own copy. @throws IllegalArgumentException when a price is out of range */
    public PricedRates {
        Require.given("fairness", fairness);
        price = Require.given("price", price).clone();
        Require.allInRange("price", price, 0, 1e12, "");
    }

    /** {@inheritDoc} Of a UE without a price. */
    @Override
    public double of(double rateBps) {
        return fairness.of(rateBps);
    }

    @Override
    public double of(int user, double rateBps) {
        return fairness.of(rateBps) + price[user] * logarithm().of(rateBps);
    }

    /** ln R, with the floor of the fairness. */
    private AlphaFair logarithm() {
        return new AlphaFair(1, fairness.rateFloorBps());
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        requireUsers(rateBps);
        double[] logarithm = logarithm().values(rateBps);
        double sum = 0;
        for (int i = 0; i < price.length; i++) {
            sum += price[i] * logarithm[i];
        }
        return fairness.value(rateBps) + sum;
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        requireUsers(rateBps);
        double[] slope = fairness.rateSlopes(rateBps);
        for (int i = 0; i < price.length; i++) {
            slope[i] += price[i] * logarithm().slope(rateBps[i]);
        }
        return slope;
    }

    private void requireUsers(double[] rateBps) {
        if (rateBps.length != price.length) {
            throw new IllegalArgumentException("%d prices for %d UEs in coverage: one of each is needed"
                    .formatted(price.length, rateBps.length));
        }
    }

    @Override
    public UserObjective flooredFor(double reachableBps) {
        return new PricedRates(fairness.flooredFor(reachableBps), price);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PricedRates priced && fairness.equals(priced.fairness)
                && Arrays.equals(price, priced.price);
    }

    @Override
    public int hashCode() {
        return 31 * fairness.hashCode() + Arrays.hashCode(price);
    }
}
