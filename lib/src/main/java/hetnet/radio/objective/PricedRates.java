package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An objective with a price on the rate of each UE: U + sum_i lambda_i ln R_i. It is the Lagrangian of U under ln R_i
 * &gt;= ln R_min, but for a constant; with U = sum_i ln R_i the prices are weights, 1 + lambda_i. Concave in the rates
 * where U is.
 *
 * @param beyond U
 * @param price  lambda of the UEs in coverage, not negative, in the unit of U per nat; shape [U in coverage]
 */
public record PricedRates(Objective beyond, double[] price) implements Objective {

    /** Keeps its own copy. @throws IllegalArgumentException when a price is out of range */
    public PricedRates {
        Require.given("beyond", beyond);
        price = Require.given("price", price).clone();
        Require.allInRange("price", price, 0, 1e12, "");
    }

    /** ln R, with the floor of the fairness. */
    private AlphaFair logarithm() {
        return new AlphaFair(1, fairness().rateFloorBps());
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        requireUsers(rateBps);
        double[] logarithm = logarithm().values(rateBps);
        double sum = 0;
        for (int i = 0; i < price.length; i++) {
            sum += price[i] * logarithm[i];
        }
        return beyond.value(rateBps, powerWatt) + sum;
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        requireUsers(rateBps);
        AlphaFair logarithm = logarithm();
        double[] slope = beyond.rateSlopes(rateBps, powerWatt).clone();
        for (int i = 0; i < price.length; i++) {
            slope[i] += price[i] * logarithm.slope(rateBps[i]);
        }
        return slope;
    }

    @Override
    public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        return beyond.powerSlopes(rateBps, powerWatt);
    }

    private void requireUsers(double[] rateBps) {
        if (rateBps.length != price.length) {
            throw new IllegalArgumentException("%d prices for %d UEs in coverage: one of each is needed"
                    .formatted(price.length, rateBps.length));
        }
    }

    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        return beyond.metrics(rateBps, powerWatt);
    }

    @Override
    public AlphaFair fairness() {
        return beyond.fairness();
    }

    @Override
    public Optional<UserUtility> perUser() {
        AlphaFair logarithm = logarithm();
        return beyond.perUser().map(own ->
                own.withEach((user, rate) -> own.of(user, rate) + price[user] * logarithm.of(rate)));
    }

    @Override
    public PricedRates flooredFor(double reachableBps) {
        return new PricedRates(beyond.flooredFor(reachableBps), price);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PricedRates priced && beyond.equals(priced.beyond)
                && Arrays.equals(price, priced.price);
    }

    @Override
    public int hashCode() {
        return 31 * beyond.hashCode() + Arrays.hashCode(price);
    }
}
