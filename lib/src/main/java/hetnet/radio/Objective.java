package hetnet.radio;

import java.util.Map;

/**
 * What an allocation is chosen for: a number for the rates of the UEs in coverage and the powers of the BSs, larger is
 * better, with its slopes, which is all that gradient methods and the unrolled network need to know of it.
 */
public interface Objective {

    /**
     * What rates and powers are worth.
     *
     * @param rateBps   R_i of the UEs in coverage (see {@link Rates#ofCovered}), bit/s
     * @param powerWatt p_j^r of each BS on each RB, watt; shape [B, R]
     */
    double value(double[] rateBps, double[][] powerWatt);

    /**
     * The slope in the rate of each UE, dU/dR_i.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     * @return shape of the rates, 1/(bit/s)
     */
    double[] rateSlopes(double[] rateBps, double[][] powerWatt);

    /**
     * The slope in each power at given rates, dU/dp_j^r; 0 where powers cost nothing.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     * @return 1/W; shape [B, R]
     */
    default double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        return new double[powerWatt.length][powerWatt[0].length];
    }

    /**
     * What else tables should say where this objective is asked for, by the name of the column: none by default.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     */
    default Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        return Map.of();
    }
}
