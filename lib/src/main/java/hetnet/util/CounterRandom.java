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
    private static final int TOGETHER = 256; // their bits stay in the first cache
    private static final long[] STEPS = LongStream.rangeClosed(1, TOGETHER).map(i -> i * GOLDEN_GAMMA).toArray();
    private static final double[] EDGE = edges();       // x_l, from TAIL down to 0; x_0 as if the tail were a box
    private static final double[] WIDTH = Arrays.stream(EDGE).map(x -> x * UNIT).toArray(); // to 53 bits
    private static final double[] DENSITY = densities(); // e^-x_l
    private static final double[] SLOPE = slopes();      // of the chord of e^-x, downwards
    private static final long[] LAST = lastInside();     // the most units of WIDTH that are below x_(l + 1), or -1

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

    private static double[] slopes() {
        double[] slope = new double[LAYERS];
        Arrays.setAll(slope, l -> (DENSITY[l + 1] - DENSITY[l]) / (EDGE[l] - EDGE[l + 1]));
        return slope;
    }

    private static long[] lastInside() {
        long[] last = new long[LAYERS];
        for (int l = 0; l < LAYERS; l++) {
            last[l] = (long) (EDGE[l + 1] / WIDTH[l]) + 2;
            while (last[l] >= 0 && last[l] * WIDTH[l] >= EDGE[l + 1]) {
                last[l]--;
            }
        }
        return last;
    }

    /** 64 independent bits. */
    public long bits(long index) {
        return mixed(key + (index + 1) * GOLDEN_GAMMA);
    }

    /** Uniform in [0, 1). */
    public double uniform(long index) {
        return whole(bits(index)) * UNIT;
    }

    /**
     * Exponential with mean 1: the power of a Rayleigh fading channel. By the ziggurat of Marsaglia and Tsang (2000),
     * which needs no logarithm.
     */
    public double exponential(long index) {
        long bits = bits(index);
        double x = inLayer(bits);
        return x < EDGE[layer(bits) + 1] ? x : outside(bits, x);
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
        long[] bits = new long[TOGETHER];
        double[] drawn = new double[TOGETHER]; // to places from 0 on: a loop from elsewhere takes longer
        for (int done = 0; done < count; done += TOGETHER) {
            fill(key + (first + done) * GOLDEN_GAMMA, bits);
            for (int i = 0; i < TOGETHER; i += Long.SIZE) {
                draw(bits, i, drawn);
            }
            System.arraycopy(drawn, 0, to, from + done, Math.min(TOGETHER, count - done));
        }
    }

    /** {@link Long#SIZE} draws. Which of them fall outside is noted in bits: a processor does not foresee it. */
    private static void draw(long[] bits, int from, double[] drawn) {
        long beyond = 0; // the last of them in its lowest bit
        for (int i = from; i < from + Long.SIZE; i++) {
            drawn[i] = inLayer(bits[i]);
            beyond = beyond << 1 | (LAST[layer(bits[i])] - whole(bits[i])) >>> Long.SIZE - 1;
        }
        for (; beyond != 0; beyond &= beyond - 1) {
            int at = from + Long.SIZE - 1 - Long.numberOfTrailingZeros(beyond);
            drawn[at] = outside(bits[at], drawn[at]);
        }
    }

    private static void fill(long before, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = mixed(before + STEPS[i]);
        }
    }

    private static int layer(long bits) {
        return (int) bits & LAYERS - 1;
    }

    private static long whole(long bits) {
        return bits >>> 11;
    }

    /** Uniform up to the edge of its layer, most often below the one of the layer above. */
    private static double inLayer(long bits) {
        return whole(bits) * WIDTH[layer(bits)];
    }

    /**
     * One draw of fifty: beyond the layer above. About half of them stay where they are and half are drawn again;
     * both are made, and one taken without a branch, which a processor would not foresee.
     */
    private static double outside(long drawn, double x) {
        int layer = layer(drawn);
        long first = mixed(drawn + GOLDEN_GAMMA);
        double y = height(layer, first);
        long above = ifNegative(chord(layer, x) * (1 + SLACK) - y);
        long below = ifNegative(y - tangent(layer, x) * (1 - SLACK));
        long second = mixed(first + GOLDEN_GAMMA);
        double again = inLayer(second);
        long known = below | above & ifNegative(again - EDGE[layer(second) + 1]);
        return layer == 0 | known == 0 ? further(drawn, x) : Double.longBitsToDouble(
                below & Double.doubleToRawLongBits(x) | above & Double.doubleToRawLongBits(again));
    }

    /** All bits set, or none. */
    private static long ifNegative(double x) {
        return Double.doubleToRawLongBits(x) >> Long.SIZE - 1;
    }

    /** The same in full, as often as it takes. */
    private static double further(long drawn, double drawnX) {
        long bits = drawn;
        double x = drawnX;
        double beyond = 0;
        for (int layer = layer(bits); x >= EDGE[layer + 1]; layer = layer(bits)) {
            bits = mixed(bits + GOLDEN_GAMMA);
            if (layer == 0) {
                beyond += TAIL; // the tail is an exponential too
            } else if (isBelowDensity(height(layer, bits), x, layer)) {
                break;
            } else {
                bits = mixed(bits + GOLDEN_GAMMA);
            }
            x = inLayer(bits);
        }
        return beyond + x;
    }

    /** Uniform between the densities at the edges of a layer. */
    private static double height(int layer, long bits) {
        return DENSITY[layer] + whole(bits) * UNIT * (DENSITY[layer + 1] - DENSITY[layer]);
    }

    /** Whether y &lt; e^-x, x in a layer: mostly known from chord and tangent, between which e^-x lies. */
    private static boolean isBelowDensity(double y, double x, int layer) {
        return y <= chord(layer, x) * (1 + SLACK)
                && (y < tangent(layer, x) * (1 - SLACK) || y < StrictMath.exp(-x));
    }

    private static double chord(int layer, double x) {
        return DENSITY[layer] + (EDGE[layer] - x) * SLOPE[layer];
    }

    private static double tangent(int layer, double x) {
        return DENSITY[layer] * (1 + EDGE[layer] - x);
    }

    /** The finaliser of SplitMix64: every bit depends on every bit. */
    public static long mixed(long state) {
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
