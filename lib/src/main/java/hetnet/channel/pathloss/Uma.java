package hetnet.channel.pathloss;

import hetnet.channel.Geometry;
import hetnet.channel.Tensors;
import hetnet.util.Require;
import java.util.Arrays;

/**
 * The urban macro cell (UMa) of 3GPP TR 38.901: LOS probability (Table 7.4.2-1) and path loss (Table 7.4.1-1), without
 * shadowing. Distances and heights in metres, losses in dB; arrays broadcast against each other, [U, B] with [U, 1] and
 * [1, B].
 *
 * <p>The effective environment height h_E is 1 m. The standard draws a greater one for some links of UEs above 13 m;
 * those are outside of what the kit models. 3D distances below 1 m count as 1 m, as in Eq. (3).
 */
public final class Uma {

    /** c, m/s (exact in the SI). */
    public static final double SPEED_OF_LIGHT = 299_792_458;

    private static final double ENVIRONMENT_HEIGHT_M = 1;
    private static final double CERTAIN_LOS_M = 18;        // nearer than this every link is LOS
    private static final double LOW_UE_M = 13;             // below this the UE height does not matter for LOS
    private static final double HIGH_UE_M = 23;            // the table ends here
    private static final double FARTHEST_M = 1e8;          // as far apart as positions of a scenario can lie
    private static final double HIGHEST_M = 2.1e7;          // and as high or low: who measures z from elsewhere still has a curve

    private Uma() {
    }

    /** P_LOS of every link; flat [U * B]. */
    public static double[] losProbability(Geometry g) {
        double[] probability = new double[g.groundM().length]; // first near, the value of the formula without the exponential
        double[] decay = new double[probability.length];
        for (int i = 0; i < probability.length; i++) {
            double d = Math.max(g.groundM()[i], CERTAIN_LOS_M); // at 18 m the formula gives 1
            probability[i] = CERTAIN_LOS_M / d;
            decay[i] = d / -63;
        }
        decay = Tensors.exp(decay);
        for (int i = 0; i < probability.length; i++) {
            probability[i] += decay[i] * (1 - probability[i]);
        }
        for (int u = 0; u < g.users(); u++) {
            if (g.userHeightM()[u] > LOW_UE_M) {
                raise(g, u, probability);
            }
        }
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.min(probability[i], 1);
        }
        return probability;
    }

    /** A UE high above the ground sees more. */
    private static void raise(Geometry g, int user, double[] probability) {
        double height = Math.pow((Math.min(g.userHeightM()[user], HIGH_UE_M) - LOW_UE_M) / 10, 1.5); // C'
        for (int i = user * g.sites(); i < (user + 1) * g.sites(); i++) {
            double d = Math.max(g.groundM()[i], CERTAIN_LOS_M);
            double bump = Math.pow(d / 100, 3) * Math.exp(d / -150) * 1.25;
            probability[i] *= bump * height + 1;
        }
    }

    /**
     * Path losses of every link, dB.
     *
     * @param los  PL_LOS, with the steeper slope beyond the breakpoint; flat [U * B]
     * @param nlos PL_NLOS = max(PL_LOS, PL'_NLOS); flat [U * B]
     */
    public record Losses(double[] los, double[] nlos) {
    }

    /** Both path losses, for they share their logarithms. */
    public static Losses losses(Geometry g, double carrierGhz) {
        double carrier = 20 * Math.log10(carrierGhz);
        double[] slope = logDistance(g.distanceM());
        double[] breakpoint = breakpointsM(g, carrierGhz);
        double[] bend = bends(g, breakpoint);
        double[] los = new double[slope.length];
        double[] nlos = new double[slope.length];
        for (int u = 0, i = 0; u < g.users(); u++) {
            double lowering = (g.userHeightM()[u] - 1.5) * 0.6;
            int height = breakpoint.length == slope.length ? i : 0;
            for (int b = 0; b < g.sites(); b++, i++) {
                double d = g.groundM()[i] > breakpoint[height + b] ? slope[i] * 40 - bend[height + b] : slope[i] * 22;
                los[i] = d + (28 + carrier);
                nlos[i] = Math.max(los[i], slope[i] * 39.08 - lowering + (13.54 + carrier));
            }
        }
        return new Losses(los, nlos);
    }

    /** d'_BP = 4 h'_BS h'_UT f_c / c of every link, with h' = h - h_E; of the first UE only where all have its height. */
    private static double[] breakpointsM(Geometry g, double carrierGhz) {
        double first = g.userHeightM()[0];
        double[] heights = Arrays.stream(g.userHeightM()).allMatch(h -> h == first) ? new double[] {first} : g.userHeightM();
        double[] breakpoint = new double[heights.length * g.sites()];
        for (int i = 0; i < breakpoint.length; i++) {
            breakpoint[i] = breakpoint(g.siteHeightM()[i % g.sites()], heights[i / g.sites()], carrierGhz);
        }
        return breakpoint;
    }

    /** What the slope beyond the breakpoint takes off, so that the loss is continuous; shape as the breakpoints. */
    private static double[] bends(Geometry g, double[] breakpoint) {
        double[] square = new double[breakpoint.length];
        for (int i = 0; i < square.length; i++) {
            double drop = g.userHeightM()[i / g.sites()] - g.siteHeightM()[i % g.sites()];
            square[i] = breakpoint[i] * breakpoint[i] + drop * drop;
        }
        double[] bend = Tensors.log10(square);
        for (int i = 0; i < bend.length; i++) {
            bend[i] *= 9;
        }
        return bend;
    }

    /**
     * P_LOS of one link.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static double losProbability(double groundM, double userHeightM) {
        return losProbability(link(groundM, 0, userHeightM))[0];
    }

    /**
     * d'_BP of one link, metres.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static double breakpointM(double siteHeightM, double userHeightM, double carrierGhz) {
        link(0, siteHeightM, userHeightM);
        return breakpoint(siteHeightM, userHeightM, carrier(carrierGhz));
    }

    private static double breakpoint(double siteHeightM, double userHeightM, double carrierGhz) {
        double site = Math.max(siteHeightM - ENVIRONMENT_HEIGHT_M, 0);
        double user = Math.max(userHeightM - ENVIRONMENT_HEIGHT_M, 0);
        return user * site * (4 * carrierGhz * 1e9 / SPEED_OF_LIGHT);
    }

    /**
     * PL_LOS of one link, dB.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static double losDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        return losses(link(groundM, siteHeightM, userHeightM), carrier(carrierGhz)).los()[0];
    }

    /**
     * PL_NLOS of one link, dB.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static double nlosDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        return losses(link(groundM, siteHeightM, userHeightM), carrier(carrierGhz)).nlos()[0];
    }

    private static double carrier(double carrierGhz) {
        return Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz");
    }

    private static Geometry link(double groundM, double siteHeightM, double userHeightM) {
        Require.inRange("groundM", groundM, 0, FARTHEST_M, "m");
        Require.inRange("siteHeightM", siteHeightM, -HIGHEST_M, HIGHEST_M, "m");
        Require.inRange("userHeightM", userHeightM, -HIGHEST_M, HIGHEST_M, "m");
        return new Geometry(new double[] {groundM}, new double[] {Math.hypot(groundM, siteHeightM - userHeightM)},
                new double[] {userHeightM}, new double[] {siteHeightM});
    }

    /** log10 of the 3D distance. */
    public static double[] logDistance(double[] distanceM) {
        double[] far = new double[distanceM.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = Math.max(distanceM[i], 1.0);
        }
        return Tensors.log10(far);
    }
}
