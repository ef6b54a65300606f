package hetnet.mimo.solver;

import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/** Where the precoders of one BS lie among all, and what its antennas spend. One thread at a time. */
final class CellColumns {

    private final int width;
    private final int antennas;
    private final int[] begin;    // of each precoder, RB by RB
    private final int perBlock;
    private final double[] power; // of each antenna, [A]

    CellColumns(StreamChannel channel, int b) {
        width = channel.width();
        antennas = channel.antennas(b);
        int[] own = channel.ofSite(b);
        perBlock = own.length;
        begin = new int[channel.blocks() * perBlock];
        Arrays.setAll(begin, i -> (i / perBlock * channel.streams() + own[i % perBlock]) * width);
        power = new double[width];
    }

    /** Antennas of the BS. */
    int antennas() {
        return antennas;
    }

    /** How many precoders there are on all RBs. */
    int count() {
        return begin.length;
    }

    /** How many there are on each RB. */
    int perBlock() {
        return perBlock;
    }

    /** The first index of one. @param i RB by RB */
    int begin(int i) {
        return begin[i];
    }

    /** What each antenna spends since the last {@link #measure}; shape [A]. */
    double[] power() {
        return power;
    }

    /** Looks at what precoders spend. @param w real and imaginary parts; each flat [R, U, A] */
    void measure(double[][] w) {
        Arrays.fill(power, 0);
        for (int at : begin) {
            for (int a = 0; a < width; a++) {
                power[a] += w[0][at + a] * w[0][at + a] + w[1][at + a] * w[1][at + a];
            }
        }
    }

    /** Scales the precoders of this BS down to its budget. */
    void cutSum(double[][] w) {
        measure(w);
        cut(w, Arrays.stream(power).sum(), 0, width);
    }

    /** Scales each antenna down to an equal part of the budget: the nearest feasible precoders. */
    void cutAntennas(double[][] w) {
        measure(w);
        for (int a = 0; a < antennas; a++) {
            cut(w, power[a] * antennas, a, a + 1);
        }
    }

    private void cut(double[][] w, double used, int from, int to) {
        if (used <= 1) {
            return;
        }
        double factor = 1 / Math.sqrt(used);
        for (int at : begin) {
            for (int a = at + from; a < at + to; a++) {
                w[0][a] *= factor;
                w[1][a] *= factor;
            }
        }
    }

    /** Copies the precoders of this BS. */
    void copy(double[][] from, double[][] to) {
        for (int at : begin) {
            System.arraycopy(from[0], at, to[0], at, width);
            System.arraycopy(from[1], at, to[1], at, width);
        }
    }
}
