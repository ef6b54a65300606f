package hetnet.channel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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

    private Uma() {
    }

    /**
     * P_LOS.
     *
     * @param groundM     d2D, [U, B]
     * @param userHeightM h_UT, [U, 1]
     */
    public static INDArray losProbability(INDArray groundM, INDArray userHeightM) {
        INDArray d = Transforms.max(groundM, CERTAIN_LOS_M); // at 18 m the formula gives 1
        INDArray near = d.rdiv(CERTAIN_LOS_M);
        INDArray low = near.add(Transforms.exp(d.div(-63)).muli(near.rsub(1)));
        INDArray height = Transforms.pow(Transforms.max(Transforms.min(userHeightM, HIGH_UE_M).subi(LOW_UE_M).divi(10), 0.0), 1.5); // C'
        INDArray bump = Transforms.pow(d.div(100), 3).muli(Transforms.exp(d.div(-150))).muli(1.25);
        return Transforms.min(low.mul(bump.mul(height).addi(1)), 1.0);
    }

    /**
     * Breakpoint distance d'_BP = 4 h'_BS h'_UT f_c / c, with h' = h - h_E.
     *
     * @param siteHeightM h_BS, [1, B]
     * @param userHeightM h_UT, [U, 1]
     */
    public static INDArray breakpointM(INDArray siteHeightM, INDArray userHeightM, double carrierGhz) {
        INDArray site = Transforms.max(siteHeightM.sub(ENVIRONMENT_HEIGHT_M), 0.0);
        INDArray user = Transforms.max(userHeightM.sub(ENVIRONMENT_HEIGHT_M), 0.0);
        return user.mul(site).muli(4 * carrierGhz * 1e9 / SPEED_OF_LIGHT);
    }

    /** PL_LOS, with the steeper slope beyond the breakpoint; shapes as in {@link #nlosDb}. */
    public static INDArray losDb(INDArray groundM, INDArray distanceM, INDArray siteHeightM, INDArray userHeightM, double carrierGhz) {
        INDArray breakpoint = breakpointM(siteHeightM, userHeightM, carrierGhz);
        INDArray drop = userHeightM.sub(siteHeightM); // [U, B]
        INDArray bend = Tensors.log10(breakpoint.mul(breakpoint).addi(drop.muli(drop))).muli(9);
        INDArray slope = logDistance(distanceM);
        INDArray before = slope.mul(22);
        INDArray beyond = slope.mul(40).subi(bend);
        return Tensors.select(groundM.gt(breakpoint), beyond, before).addi(28 + 20 * Math.log10(carrierGhz));
    }

    /**
     * PL_NLOS = max(PL_LOS, PL'_NLOS).
     *
     * @param groundM     d2D, [U, B]
     * @param distanceM   d3D, [U, B]
     * @param siteHeightM h_BS, [1, B]
     * @param userHeightM h_UT, [U, 1]
     */
    public static INDArray nlosDb(INDArray groundM, INDArray distanceM, INDArray siteHeightM, INDArray userHeightM, double carrierGhz) {
        INDArray formula = logDistance(distanceM).muli(39.08).sub(userHeightM.sub(1.5).muli(0.6))
                .addi(13.54 + 20 * Math.log10(carrierGhz));
        return Transforms.max(losDb(groundM, distanceM, siteHeightM, userHeightM, carrierGhz), formula);
    }

    /** P_LOS of one link. */
    public static double losProbability(double groundM, double userHeightM) {
        return losProbability(one(groundM), one(userHeightM)).getDouble(0);
    }

    /** d'_BP of one link, metres. */
    public static double breakpointM(double siteHeightM, double userHeightM, double carrierGhz) {
        return breakpointM(one(siteHeightM), one(userHeightM), carrierGhz).getDouble(0);
    }

    /** PL_LOS of one link, dB. */
    public static double losDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        double distance = Math.hypot(groundM, siteHeightM - userHeightM);
        return losDb(one(groundM), one(distance), one(siteHeightM), one(userHeightM), carrierGhz).getDouble(0);
    }

    /** PL_NLOS of one link, dB. */
    public static double nlosDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        double distance = Math.hypot(groundM, siteHeightM - userHeightM);
        return nlosDb(one(groundM), one(distance), one(siteHeightM), one(userHeightM), carrierGhz).getDouble(0);
    }

    private static INDArray logDistance(INDArray distanceM) {
        return Tensors.log10(Transforms.max(distanceM, 1.0));
    }

    private static INDArray one(double value) {
        return Tensors.of(new double[] {value}, 1, 1);
    }
}
