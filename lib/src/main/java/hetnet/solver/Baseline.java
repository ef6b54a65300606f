package hetnet.solver;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The paper's baseline: strongest signal and equal power per RB. */
public final class Baseline {

    private Baseline() {
    }

    /**
     * The BS with the largest mean gain; without fading that is the least path loss.
     *
     * @return serving BSs, shape [U]; ties go to the lower index; {@link Allocation#OUT_OF_COVERAGE} where no gain is positive
     */
    public static int[] strongest(Gains gains) {
        int[] association = new int[gains.users()];
        for (int u = 0; u < association.length; u++) {
            int user = u;
            association[u] = largest(gains.sites(), b -> gains.mean(user, b));
        }
        return association;
    }

    /** The BS with the least path loss among those with a path, whatever the fading; otherwise as {@link #strongest(Gains)}. */
    public static int[] strongest(Channel channel) {
        Gains gains = channel.gains();
        double[] pathLossDb = channel.flatPathLossDb();
        int[] association = new int[gains.users()];
        for (int u = 0; u < association.length; u++) {
            int user = u;
            association[u] = largest(gains.sites(),
                    b -> gains.mean(user, b) > 0 ? Math.pow(10, -pathLossDb[user * gains.sites() + b] / 10) : 0);
        }
        return association;
    }

    /** The baseline where only gains are known. */
    public static Allocation allocate(Gains gains, RadioConfig radio) {
        return new Allocation(strongest(gains), equalPower(gains.sites(), radio));
    }

    /** The baseline with the path loss of Step 1. */
    public static Allocation allocate(Channel channel, RadioConfig radio) {
        return new Allocation(strongest(channel), equalPower(channel.gains().sites(), radio));
    }

    /** P/R on every RB, watt; shape [B, R]. */
    public static double[][] equalPower(int sites, RadioConfig radio) {
        double[][] power = new double[sites][radio.blocks()];
        for (double[] row : power) {
            Arrays.fill(row, radio.budgetWatt() / radio.blocks());
        }
        return power;
    }

    private static int largest(int sites, IntToDoubleFunction gain) {
        int best = Allocation.OUT_OF_COVERAGE;
        double bestGain = 0;
        for (int b = 0; b < sites; b++) {
            double g = gain.applyAsDouble(b);
            if (g > bestGain) {
                best = b;
                bestGain = g;
            }
        }
        return best;
    }
}
