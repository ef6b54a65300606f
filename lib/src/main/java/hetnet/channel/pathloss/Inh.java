package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;

/**
 * The indoor office (InH) of 3GPP TR 38.901: path loss (Table 7.4.1-1) and LOS probability of a mixed office (Table
 * 7.4.2-1). With the 3D distance d and the carrier f_c in GHz:
 * <pre>
 * LOS   = 32.4 + 17.3 log10(d) + 20 log10(f_c)
 * NLOS  = max(LOS, 38.3 log10(d) + 17.30 + 24.9 log10(f_c))
 * P_LOS = 1 up to 1.2 m, exp(-(d2D - 1.2 m) / 4.7 m) up to 6.5 m, 0.32 exp(-(d2D - 6.5 m) / 32.6 m) beyond
 * </pre>
 * No wall of a building is in it: UEs outdoors would hear less.
 */
public record Inh() implements PathLoss {

    private static final double CERTAIN_M = 1.2;
    private static final double OPEN_M = 6.5;

    @Override
    public String name() {
        return "INH";
    }

    @Override
    public boolean usesHeights() {
        return false;
    }

    @Override
    public Shadowing shadowing() {
        return new Shadowing(3, 8.03, 6);
    }

    @Override
    public double[] losProbability(Geometry g) {
        double[] probability = new double[g.groundM().length];
        for (int i = 0; i < probability.length; i++) {
            double d = g.groundM()[i];
            probability[i] = d < OPEN_M ? ArrayMath.exp((CERTAIN_M - Math.max(d, CERTAIN_M)) / 4.7)
                    : 0.32 * ArrayMath.exp((OPEN_M - d) / 32.6);
        }
        return probability;
    }

    @Override
    public Losses losses(Geometry g, double carrierGhz) {
        double logCarrier = ArrayMath.log10(carrierGhz);
        double[] los = DualSlope.logDistance(g);
        double[] nlos = new double[los.length];
        for (int i = 0; i < los.length; i++) {
            double log = los[i];
            los[i] = 32.4 + 17.3 * log + 20 * logCarrier;
            nlos[i] = Math.max(los[i], 38.3 * log + 17.30 + 24.9 * logCarrier);
        }
        return new Losses(los, nlos);
    }

    @Override
    public String toString() {
        return name();
    }
}
