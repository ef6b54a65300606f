package hetnet.extending;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.util.Require;
import java.util.Arrays;

/**
 * An objective that the kit does not have: proportional fairness less a price for every watt sent, sum_i ln R_i - c
 * sum_b sum_r p_b^r.
 *
 * @param pricePerWatt c, 0 to 1,000,000, 1/W
 */
record PricedPower(double pricePerWatt) implements Objective {

    private static final AlphaFair FAIR = new AlphaFair(1);

    PricedPower {
        Require.inRange("pricePerWatt", pricePerWatt, 0, 1e6, "1/W");
    }

    @Override
    public double value(double[] rateBps, double[][] powerWatt) {
        return FAIR.value(rateBps) - pricePerWatt * Arrays.stream(powerWatt).flatMapToDouble(Arrays::stream).sum();
    }

    @Override
    public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        return FAIR.rateSlopes(rateBps);
    }

    @Override
    public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        double[][] slope = new double[powerWatt.length][powerWatt[0].length]; // [B, R]
        for (double[] ofSite : slope) {
            Arrays.fill(ofSite, -pricePerWatt);
        }
        return slope;
    }
}
