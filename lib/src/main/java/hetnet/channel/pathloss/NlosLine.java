package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;

/**
 * The NLOS path loss of the urban scenarios of TR 38.901 (Table 7.4.1-1): PL_NLOS = max(PL_LOS, PL'_NLOS) with
 * PL'_NLOS = c + n log10(d) + k log10(f_c) - q (h_UT - 1.5 m), 3D distance d, carrier f_c in GHz and UE height h_UT.
 *
 * @param interceptDb c, dB
 * @param slope       n, dB per decade
 * @param carrier     k, dB per decade
 * @param height      q, dB per metre
 */
record NlosLine(double interceptDb, double slope, double carrier, double height) {

    private static final double USUAL_HEIGHT_M = 1.5;

    /**
     * Loss of every link, dB; flat [U * B].
     *
     * @param log of {@link DualSlope#logDistance}
     * @param los PL_LOS, dB
     */
    double[] lossDb(Geometry g, double[] log, double[] los, double carrierGhz) {
        double constant = interceptDb + carrier * ArrayMath.log10(carrierGhz);
        double[] heightM = g.linkUserHeightM();
        double[] loss = new double[log.length];
        for (int i = 0; i < loss.length; i++) {
            double lowering = (heightM[i] - USUAL_HEIGHT_M) * height;
            loss[i] = Math.max(los[i], log[i] * slope - lowering + constant);
        }
        return loss;
    }
}
