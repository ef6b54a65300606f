package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;

/**
 * The urban macro cell (UMa) of 3GPP TR 38.901: LOS probability (Table 7.4.2-1) and path loss (Table 7.4.1-1), BSs
 * above the roofs.
 *
 * <p>UEs above 13 m see more: their P_LOS is that of the others times 1 + C' 5/4 (d / 100 m)^3 exp(-d / 150 m), with
 * C' = ((h_UT - 13 m) / 10 m)^1.5 up to 23 m.
 */
public record Uma() implements PathLoss {

    private static final LosProbability LOS = new LosProbability(63);
    private static final DualSlope LOS_LOSS = new DualSlope(28, 22, 40, 9);
    private static final NlosLine NLOS_LOSS = new NlosLine(13.54, 39.08, 20, 0.6);
    private static final double LOW_UE_M = 13;             // below this the UE height does not matter for LOS
    private static final double HIGH_UE_M = 23;            // the table ends here

    @Override
    public String name() {
        return "UMA";
    }

    @Override
    public boolean usesHeights() {
        return true;
    }

    @Override
    public Shadowing shadowing() {
        return new Shadowing(4, 6, 50);
    }

    @Override
    public double[] losProbability(Geometry g) {
        double[] probability = LOS.of(g.groundM());
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

    private static void raise(Geometry g, int user, double[] probability) {
        double height = StrictMath.pow((Math.min(g.userHeightM()[user], HIGH_UE_M) - LOW_UE_M) / 10, 1.5); // C'
        for (int i = user * g.sites(); i < (user + 1) * g.sites(); i++) {
            double d = Math.max(g.groundM()[i], LosProbability.CERTAIN_M);
            double bump = d * d * d / 1e6 * ArrayMath.exp(d / -150) * 1.25;
            probability[i] *= bump * height + 1;
        }
    }

    @Override
    public Losses losses(Geometry g, double carrierGhz) {
        double[] log = DualSlope.logDistance(g);
        double[] los = LOS_LOSS.lossDb(g, log, carrierGhz);
        return new Losses(los, NLOS_LOSS.lossDb(g, log, los, carrierGhz));
    }

    @Override
    public String toString() {
        return name();
    }
}
