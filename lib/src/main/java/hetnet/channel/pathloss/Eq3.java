package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.ArrayMath;
import java.util.Arrays;

/**
 * Eq. (3) of the paper without its shadowing: PL = 28 + 22 log10(d) + 20 log10(f_c), the near LOS line of {@link Uma}
 * for every link, with no breakpoint. Distances d below 1 m count as 1 m; f_c is in GHz.
 */
public record Eq3() implements PathLoss {

    @Override
    public String name() {
        return "EQ3";
    }

    @Override
    public boolean usesHeights() {
        return false;
    }

    /** 1 for every link. */
    @Override
    public double[] losProbability(Geometry g) {
        double[] probability = new double[g.groundM().length];
        Arrays.fill(probability, 1);
        return probability;
    }

    @Override
    public Losses losses(Geometry g, double carrierGhz) {
        double constant = 28 + 20 * ArrayMath.log10(carrierGhz);
        double[] loss = DualSlope.logDistance(g);
        for (int i = 0; i < loss.length; i++) {
            loss[i] = loss[i] * 22 + constant;
        }
        return new Losses(loss, loss.clone());
    }

    @Override
    public String toString() {
        return name();
    }
}
