package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;

/**
 * The rural macro cell (RMa) of 3GPP TR 38.901: LOS probability (Table 7.4.2-1) and path loss (Table 7.4.1-1) with the
 * usual buildings of h = 5 m and streets of W = 20 m. With the 3D distance d, the carrier f_c in GHz and d_BP = 2 pi
 * h_BS h_UT f_c / c:
 * <pre>
 * PL1   = 20 log10(40 pi d f_c / 3) + min(0.03 h^1.72, 10) log10(d) - min(0.044 h^1.72, 14.77) + 0.002 log10(h) d
 * PL2   = PL1(d_BP) + 40 log10(d / d_BP)                                          where d2D is beyond d_BP
 * PL'   = 161.04 - 7.1 log10(W) + 7.5 log10(h) - (24.37 - 3.7 (h / h_BS)^2) log10(h_BS)
 *         + (43.42 - 3.1 log10(h_BS)) (log10(d) - 3) + 20 log10(f_c) - (3.2 log10(11.75 h_UT)^2 - 4.97)
 * NLOS  = max(LOS, PL')
 * P_LOS = exp(-(d2D - 10 m) / 1000 m), 1 up to 10 m
 * </pre>
 */
public record Rma() implements PathLoss {

    private static final double BUILDING_M = 5;
    private static final double STREET_M = 20;
    private static final double CERTAIN_M = 10;
    private static final double DECAY_M = 1000;
    private static final double POWER = StrictMath.pow(BUILDING_M, 1.72);
    private static final double SLOPE = 20 + Math.min(0.03 * POWER, 10);
    private static final double PER_METRE = 0.002 * ArrayMath.log10(BUILDING_M);
    private static final double LOS_DB = 20 * ArrayMath.log10(40 * Math.PI / 3) - Math.min(0.044 * POWER, 14.77);
    private static final double NLOS_DB = 161.04 - 7.1 * ArrayMath.log10(STREET_M) + 7.5 * ArrayMath.log10(BUILDING_M);

    @Override
    public String name() {
        return "RMA";
    }

    @Override
    public boolean usesHeights() {
        return true;
    }

    @Override
    public Shadowing shadowing() {
        return new Shadowing(4, 8, 120);
    }

    @Override
    public double[] losProbability(Geometry g) {
        double[] probability = new double[g.groundM().length];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = ArrayMath.exp((CERTAIN_M - Math.max(g.groundM()[i], CERTAIN_M)) / DECAY_M);
        }
        return probability;
    }

    @Override
    public Losses losses(Geometry g, double carrierGhz) {
        double carrierDb = 20 * ArrayMath.log10(carrierGhz);
        double[] log = DualSlope.logDistance(g);
        double[] los = new double[log.length];
        double[] nlos = new double[log.length];
        for (int b = 0; b < g.sites(); b++) {
            double site = g.siteHeightM()[b];
            double logSite = ArrayMath.log10(site);
            double ratio = BUILDING_M / site;
            double siteDb = NLOS_DB - (24.37 - 3.7 * ratio * ratio) * logSite + carrierDb + 4.97;
            double slope = 43.42 - 3.1 * logSite;
            for (int u = 0, i = b; u < g.users(); u++, i += g.sites()) {
                double user = g.userHeightM()[u];
                double breakpoint = 2 * Math.PI * site * user * carrierGhz * 1e9 / DualSlope.SPEED_OF_LIGHT;
                los[i] = carrierDb + (g.groundM()[i] <= breakpoint
                        ? nearDb(Math.max(g.distanceM()[i], DualSlope.CLOSEST_M), log[i])
                        : farDb(breakpoint, log[i]));
                double high = ArrayMath.log10(11.75 * user);
                nlos[i] = Math.max(los[i], siteDb + slope * (log[i] - 3) - 3.2 * high * high);
            }
        }
        return new Losses(los, nlos);
    }

    /** PL1 without the carrier, dB. */
    private static double nearDb(double distanceM, double log) {
        return LOS_DB + SLOPE * log + PER_METRE * distanceM;
    }

    private static double farDb(double breakpointM, double log) {
        double logBreakpoint = ArrayMath.log10(breakpointM);
        return nearDb(breakpointM, logBreakpoint) + 40 * (log - logBreakpoint);
    }

    @Override
    public String toString() {
        return name();
    }
}
