package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;
import hetnet.util.Require;

/**
 * The LOS path loss of the urban scenarios of TR 38.901 (Table 7.4.1-1), which falls faster beyond a breakpoint: with
 * the 3D distance d, the carrier f_c in GHz, and the heights h of BS and UE,
 * <pre>
 * PL1 = c + n1 log10(d) + 20 log10(f_c)                                       up to d2D = d'_BP
 * PL2 = c + n2 log10(d) + 20 log10(f_c) - m log10(d'_BP^2 + (h_BS - h_UT)^2)  beyond
 * </pre>
 * The effective environment height h_E is 1 m. The standard draws a greater one for some links of UEs above 13 m; those
 * are outside of what the kit models.
 *
 * @param interceptDb c, dB
 * @param near        n1, dB per decade
 * @param far         n2, dB per decade
 * @param bend        m, dB per decade
 */
public record DualSlope(double interceptDb, double near, double far, double bend) {

    /** c, m/s (exact in the SI). */
    static final double SPEED_OF_LIGHT = 299_792_458;
    private static final double ENVIRONMENT_HEIGHT_M = 1;
    static final double CLOSEST_M = 1;

    /** log10 of the 3D distances; those below 1 m count as 1 m, as in Eq. (3); flat [U * B]. */
    static double[] logDistance(Geometry g) {
        double[] distance = new double[g.distanceM().length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.max(g.distanceM()[i], CLOSEST_M);
        }
        return ArrayMath.log10(distance);
    }

    /**
     * Loss of every link, dB; flat [U * B].
     *
     * @param log of {@link #logDistance}
     */
    double[] lossDb(Geometry g, double[] log, double carrierGhz) {
        double constant = interceptDb + 20 * ArrayMath.log10(carrierGhz);
        double[] breakpoint = breakpointsM(g, carrierGhz);
        double[] bends = bends(g, breakpoint);
        double[] loss = new double[log.length];
        boolean one = breakpoint.length == 1;
        for (int i = 0; i < loss.length; i++) {
            int height = one ? 0 : i % breakpoint.length;
            boolean beyond = g.groundM()[i] > breakpoint[height];
            loss[i] = (beyond ? log[i] * far - bends[height] : log[i] * near) + constant;
        }
        return loss;
    }

    /**
     * d'_BP = 4 h'_BS h'_UT f_c / c of one link, metres, with h' = h - h_E.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static double breakpointM(double siteHeightM, double userHeightM, double carrierGhz) {
        Geometry.ofLink(0, siteHeightM, userHeightM); // checks the heights
        return breakpoint(siteHeightM, userHeightM, Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz"));
    }

    private static double breakpoint(double siteHeightM, double userHeightM, double carrierGhz) {
        double site = Math.max(siteHeightM - ENVIRONMENT_HEIGHT_M, 0);
        double user = Math.max(userHeightM - ENVIRONMENT_HEIGHT_M, 0);
        return user * site * (4 * carrierGhz * 1e9 / SPEED_OF_LIGHT);
    }

    /** d'_BP of every link, [U * B]; where all UEs have one height, of the first of them only, [B]. */
    private static double[] breakpointsM(Geometry g, double carrierGhz) {
        double first = g.userHeightM()[0];
        boolean same = true;
        for (double height : g.userHeightM()) {
            same &= height == first;
        }
        double[] heights = same ? new double[] {first} : g.userHeightM();
        double[] breakpoint = new double[heights.length * g.sites()];
        for (int i = 0; i < breakpoint.length; i++) {
            breakpoint[i] = breakpoint(g.siteHeightM()[i % g.sites()], heights[i / g.sites()], carrierGhz);
        }
        return breakpoint;
    }

    /** What the far slope takes off, so that the loss is continuous, dB; shape as the breakpoints. */
    private double[] bends(Geometry g, double[] breakpoint) {
        double[] square = new double[breakpoint.length];
        for (int i = 0; i < square.length; i++) {
            double drop = g.userHeightM()[i / g.sites()] - g.siteHeightM()[i % g.sites()];
            square[i] = breakpoint[i] * breakpoint[i] + drop * drop;
        }
        double[] bends = ArrayMath.log10(square);
        for (int i = 0; i < bends.length; i++) {
            bends[i] *= bend;
        }
        return bends;
    }
}
