package hetnet.radio.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest rate, as the limit of alpha-fairness: ln of the power mean with exponent -k, -1/k ln(mean of R_i^-k). It
 * orders rates as alpha = 1 + k does, lies above ln of the smallest rate by at most (ln N) / k, and tends to it as k
 * grows.
 *
 * @param sharpness   k, 0.1 to 10,000
 * @param rateFloorBps a rate below this counts as this, bit/s
 */
public record MaxMin(double sharpness, double rateFloorBps) implements Objective {

    /** Close to the smallest rate, and slopes still see the next smallest ones. */
    private static final double SHARPNESS = 10;
    private static final double LARGEST_ALPHA = 10;
    /** Largest exponent of e in one UE's part of the sum. */
    private static final double LARGEST_EXPONENT = 600;

    /** @throws IllegalArgumentException when a value is out of its range */
    public MaxMin {
        Require.inRange("sharpness", sharpness, 0.1, 1e4, "");
        Require.inRange("rateFloorBps", rateFloorBps, Double.MIN_NORMAL, Double.MAX_VALUE, "bit/s");
    }

    /** With the ordinary floor. */
    public MaxMin(double sharpness) {
        this(sharpness, AlphaFair.RATE_FLOOR_BPS);
    }

    /** With a sharpness that slopes can follow. */
    public MaxMin() {
        this(SHARPNESS);
    }

    private double log(double rateBps) {
        return Math.log(Math.max(rateBps, rateFloorBps));
    }

    /** -R^-k of one UE, with R in Mbit/s, so that powers stay within what a number can hold. @param rateBps bit/s */
    public double of(double rateBps) {
        return -Math.exp(Math.min(LARGEST_EXPONENT, -sharpness * (log(rateBps) - log(1e6))));
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        double least = log(Arrays.stream(rateBps).min().orElseThrow());
        double mean = Arrays.stream(rateBps).map(r -> Math.exp(-sharpness * (log(r) - least))).average().orElseThrow();
        return least - Math.log(mean) / sharpness;
    }

    /** {@inheritDoc} They are R_i^-k / (R_i sum_j R_j^-k). */
    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        double least = log(Arrays.stream(rateBps).min().orElseThrow());
        double[] part = Arrays.stream(rateBps).map(r -> Math.exp(-sharpness * (log(r) - least))).toArray();
        double sum = Arrays.stream(part).sum();
        for (int i = 0; i < part.length; i++) {
            part[i] /= sum * Math.max(rateBps[i], rateFloorBps);
        }
        return part;
    }

    @Override
    public AlphaFair fairness() {
        return new AlphaFair(Math.min(LARGEST_ALPHA, 1 + sharpness), rateFloorBps);
    }

    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of((user, rate) -> of(rate));
    }

    @Override
    public MaxMin flooredFor(double reachableBps) {
        return new MaxMin(sharpness, fairness().flooredFor(reachableBps).rateFloorBps());
    }

    /** {@code min_rate_bps}: the smallest rate, bit/s. */
    @Override
    public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        return Map.of("min_rate_bps", Arrays.stream(rateBps).min().orElseThrow());
    }
}
