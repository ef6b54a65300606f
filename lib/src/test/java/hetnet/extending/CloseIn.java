package hetnet.extending;

import hetnet.channel.pathloss.PathLoss;
import hetnet.network.Geometry;
import java.util.Arrays;

/**
 * A path loss that the kit does not have: the close-in model PL = PL(1 m) + 10 n log10(d), with free space at 1 m (Sun
 * et al., "Investigation of prediction accuracy, sensitivity, and parameter stability of large-scale propagation path
 * loss models for 5G wireless communications", IEEE TVT 2016). One exponent n for every link: it does not tell LOS from
 * NLOS.
 *
 * @param exponent n, 2 in free space
 */
record CloseIn(double exponent) implements PathLoss {

    private static final double FREE_SPACE_1_M_1_GHZ_DB = 32.4;

    @Override
    public String name() {
        return "CLOSE_IN";
    }

    @Override
    public boolean usesHeights() {
        return false;
    }

    @Override
    public double[] losProbability(Geometry geometry) {
        double[] probability = new double[geometry.distanceM().length]; // [U * B]
        Arrays.fill(probability, 1);
        return probability;
    }

    @Override
    public Losses losses(Geometry geometry, double carrierGhz) {
        double atOneMetreDb = FREE_SPACE_1_M_1_GHZ_DB + 20 * Math.log10(carrierGhz);
        double[] lossDb = Arrays.stream(geometry.distanceM()) // [U * B]
                .map(d -> atOneMetreDb + 10 * exponent * Math.log10(Math.max(1, d))).toArray();
        return new Losses(lossDb, lossDb.clone());
    }
}
