package hetnet.util;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A counter-based random generator for draws in bulk: each is a function of key and index, so that neither order nor
 * threads matter, and the same key gives the same bits on every machine. The bits of an index are what SplitMix64
 * yields there (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). For everything
 * small there are the streams of {@link Seeds}, whose {@code nextLong()} makes a key.
 *
 * @param key which sequence
 */
public record CounterRandom(long key) {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int LAYERS = 256;
    private static final double LAYER_AREA = 0.0039496598225815571993; // of 256 layers, Marsaglia and Tsang
    private static final double TAIL = 7.69711747013104972;            // where the lowest layer's tail begins
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1e-12; // far more than rounding, relative
    private static final long TWO_52_BITS = 0x4330000000000000L; // 2^52: with a whole number in its last bits
    private static final double[] ABOVE = {0x1p52, 0};           // by which that is too much, by the bit before
    private static final int TOGETHER = 1024;
    private static final long[] STEPS = LongStream.rangeClosed(1, TOGETHER).map(i -> i * GOLDEN_GAMMA).toArray();
    private static final double[] EDGE = edges();       // x_l, from TAIL down to 0; x_0 as if the tail were a box
    private static final double[] WIDTH = Arrays.stream(EDGE).map(x -> x * UNIT).toArray(); // to 53 bits
    private static final double[] DENSITY = densities(); // e^-x_l

    private static double[] edges() {
        double[] edge = new double[LAYERS + 1];
        edge[0] = LAYER_AREA / StrictMath.exp(-TAIL);
        edge[1] = TAIL;
        for (int l = 2; l < LAYERS; l++) {
            edge[l] = -StrictMath.log(LAYER_AREA / edge[l - 1] + StrictMath.exp(-edge[l - 1]));
        }
        return edge;
    }

    private static double[] densities() {
        double[] density = new double[LAYERS + 1];
        for (int l = 0; l <= LAYERS; l++) {
            density[l] = StrictMath.exp(-EDGE[l]);
        }
        return density;
    }

    /** 64 independent bits. */
    public long bits(long index) {
        return mixed(key + (index + 1) * GOLDEN_GAMMA);
    }

    /** Uniform in [0, 1). */
    public double uniform(long index) {
        return (bits(index) >>> 11) * UNIT;
    }

    /**
     * Exponential with mean 1: the power of a Rayleigh fading channel. By the ziggurat of Marsaglia and Tsang (2000),
     * which needs no logarithm.
     */
    public double exponential(long index) {
        return exponentialOf(bits(index));
    }

    /**
     * Many of them in a row. The bits of some hundreds are made first, in a loop that compilers put into vectors.
     *
     * @param first index of the first
     * @param to    where they go
     * @param from  place of the first
     * @param count how many
     */
    public void exponentials(long first, double[] to, int from, int count) {
        long[] bits = new long[Math.min(count, TOGETHER)];
        int[] outside = new int[bits.length];
        for (int done = 0; done < count; done += bits.length) {
            fill(key + (first + done) * GOLDEN_GAMMA, bits);
            int part = Math.min(bits.length, count - done);
            int drawnAgain = inside(bits, part, to, from + done, outside);
            for (int i = 0; i < drawnAgain; i++) {
                int at = outside[i];
                to[from + done + at] = outside(bits[at], (int) bits[at] & LAYERS - 1, to[from + done + at]);
            }
        }
    }

    /** Draws from the layers alone. @return how many fell outside of the layer above; outside receives which */
    private static int inside(long[] bits, int count, double[] to, int from, int[] outside) {
        int beyond = 0;
        for (int i = 0; i < count; i++) {
            int layer = (int) bits[i] & LAYERS - 1;
            double x = whole(bits[i]) * WIDTH[layer];
            to[from + i] = x;
            if (x >= EDGE[layer + 1]) {
                outside[beyond++] = i;
            }
        }
        return beyond;
    }

    private static void fill(long before, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = mixed(before + STEPS[i]);
        }
    }

    private static double exponentialOf(long bits) {
        int layer = (int) bits & LAYERS - 1;
        double x = whole(bits) * WIDTH[layer];
        return x < EDGE[layer + 1] ? x : outside(bits, layer, x);
    }

    /** The upper 53 bits as a whole number. A conversion, in compiled code, would wait for the one before it. */
    private static double whole(long bits) {
        return Double.longBitsToDouble(TWO_52_BITS | bits << 1 >>> 12) - ABOVE[(int) (bits >>> 63)];
    }

    /** One draw of a hundred: beyond the layer above, where some are drawn again. */
    private static double outside(long drawn, int drawnLayer, double drawnX) {
        long bits = drawn;
        int layer = drawnLayer;
        double x = drawnX;
        double beyond = 0;
        while (x >= EDGE[layer + 1]) {
            bits = mixed(bits + GOLDEN_GAMMA);
            if (layer == 0) {
                beyond += TAIL; // the tail is an exponential too
            } else {
                double height = DENSITY[layer] + (bits >>> 11) * UNIT * (DENSITY[layer + 1] - DENSITY[layer]);
                if (isBelowDensity(height, x, layer)) {
                    break;
                }
                bits = mixed(bits + GOLDEN_GAMMA);
            }
            layer = (int) bits & LAYERS - 1;
            x = (bits >>> 11) * WIDTH[layer];
        }
        return beyond + x;
    }

    /** Whether y &lt; e^-x, x in a layer: mostly known from chord and tangent, between which e^-x lies. */
    private static boolean isBelowDensity(double y, double x, int layer) {
        double left = EDGE[layer] - x;
        double share = left / (EDGE[layer] - EDGE[layer + 1]);
        double chord = DENSITY[layer] + share * (DENSITY[layer + 1] - DENSITY[layer]);
        if (y > chord * (1 + SLACK)) {
            return false;
        }
        return y < DENSITY[layer] * (1 + left) * (1 - SLACK) || y < StrictMath.exp(-x);
    }

    private static long mixed(long state) {
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
