package hetnet.model.engine.link;

import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.VectorDense;
import hetnet.model.kernel.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API. Lanes are RBs, whatever the links, so that frequency-selective links cost no more than
 * flat ones.
 *
 * <p>An accumulator starts from an array: one that starts from a constant vector is put into an object on every turn of
 * its loop.
 */
public final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

    private final DenseKernel dense = new VectorDense();
    private final ServedKernel served;
    private final float[] zeros = new float[LANES];
    private final float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    private final float[] flat; // SNR of the links of a UE in all lanes, without fading; [K, LANES]
    private final float[] wanted; // w, [K, LANES]
    private final float[] others; // of a link: sum over those after it, then over those before it; [K, LANES]
    private final float[] inverse = new float[LANES]; // 1 / t
    private final float[] ratio; // w / d, then ln(1 + w / d); [stride / LANES, K, LANES]
    private final float[] hurt; // q w / (d t), [K, LANES]
    private final float[] mantissa; // of the product of 1 + SINR, [K, LANES]
    private final int[] exponent; // [K, LANES]
    private final float[] logs; // of the product, [K, LANES]
    private final float[] message; // what a BS hears from others, [B, stride]
    private final float[] spoken; // their weights, [B]

    /** @param sites B @param links K @param stride of the rows of RBs */
    public VectorKernel(int sites, int links, int stride) {
        flat = new float[links * LANES];
        wanted = new float[links * LANES];
        others = new float[links * LANES];
        ratio = new float[links * stride];
        hurt = new float[links * LANES];
        mantissa = new float[links * LANES];
        exponent = new int[links * LANES];
        logs = new float[links * LANES];
        message = new float[sites * stride];
        spoken = new float[sites];
        served = new VectorServed(links, stride);
    }

    @Override
    public ServedKernel served() {
        return served;
    }

    @Override
    public DenseKernel dense() {
        return dense;
    }

    @Override
    public void log(float[] x, float add, float[] y, int count) {
        VectorMath.log(x, add, y, count);
    }

    @Override
    public void exp(float[] x, float[] y, int count) {
        VectorMath.exp(x, y, count);
    }

    @Override
    public void gelu(float[] x, float[] y, int count) {
        VectorMath.gelu(x, y, count);
    }

    @Override
    public void efficiency(UserLinks links, float[] power, float[] efficiency) {
        int count = links.links();
        float part = 1f / links.blocks();
        for (int u = 0; u < links.users(); u++) {
            float[] snr = snr(links, u);
            for (int i = 0; i < count * LANES; i += LANES) {
                FloatVector.fromArray(FLOATS, ones, 0).intoArray(mantissa, i);
                IntVector.broadcast(INTS, 0).intoArray(exponent, i);
            }
            for (int v = 0; v < links.stride(); v += LANES) {
                wanted(links, u, snr, power, v);
                multiply(count);
            }
            VectorMath.log(mantissa, 0, logs, count * LANES);
            for (int k = 0; k < count; k++) {
                efficiency[u * count + k] = VectorServed.logarithm(exponent, logs, k * LANES) * part;
            }
        }
    }

    /** SNR of the links of a UE as {@link #wanted} reads it. */
    private float[] snr(UserLinks links, int user) {
        if (links.fading()) {
            return links.snr();
        }
        for (int k = 0; k < links.links(); k++) {
            FloatVector.broadcast(FLOATS, links.snr()[user * links.links() + k]).intoArray(flat, k * LANES);
        }
        return flat;
    }

    /** w of all links on eight RBs, at each the sum over the links after it, and 1 / t. @param at first of the RBs */
    private void wanted(UserLinks links, int user, float[] snr, float[] power, int at) {
        int count = links.links();
        int row = links.fading() ? links.stride() : LANES;
        int first = links.fading() ? user * count * row + at : 0;
        FloatVector sum = FloatVector.fromArray(FLOATS, zeros, 0);
        for (int k = count - 1; k >= 0; k--) {
            FloatVector p = FloatVector.fromArray(FLOATS, power, links.site()[user * count + k] * links.stride() + at);
            FloatVector w = FloatVector.fromArray(FLOATS, snr, first + k * row).mul(p);
            w.intoArray(wanted, k * LANES);
            sum.intoArray(others, k * LANES);
            sum = sum.add(w);
        }
        FloatVector.fromArray(FLOATS, ones, 0).div(sum.add(1f)).intoArray(inverse, 0);
    }

    /**
     * Multiplies 1 + SINR of eight RBs into the products of the links: mantissas apart from exponents, so that none
     * overflows.
     */
    private void multiply(int count) {
        FloatVector before = FloatVector.fromArray(FLOATS, ones, 0);
        for (int i = 0; i < count * LANES; i += LANES) {
            FloatVector w = FloatVector.fromArray(FLOATS, wanted, i);
            FloatVector d = before.add(FloatVector.fromArray(FLOATS, others, i));
            IntVector bits = w.div(d).add(1f).reinterpretAsInts();
            IntVector.fromArray(INTS, exponent, i)
                    .add(bits.lanewise(VectorOperators.LSHR, LogProduct.EXPONENT_BITS).sub(127)).intoArray(exponent, i);
            FloatVector.fromArray(FLOATS, mantissa, i)
                    .mul(bits.and(LogProduct.MANTISSA).or(LogProduct.ONE).reinterpretAsFloats()).intoArray(mantissa, i);
            before = before.add(w);
        }
    }

    @Override
    public void outlook(UserLinks links, float[] power, float[] weight, int from, int to,
            float[] sums) {
        for (int u = from; u < to; u++) {
            float[] snr = snr(links, u);
            for (int v = 0; v < links.stride(); v += LANES) {
                wanted(links, u, snr, power, v);
                marginalUtility(links, u, snr, weight, v, sums);
                interferencePrice(links, u, snr, v, sums);
            }
            VectorMath.log(ratio, 1, ratio, links.links() * links.stride());
            for (int v = 0; v < links.stride(); v += LANES) {
                rbValue(links, u, weight, v, sums);
            }
        }
    }

    /** Of eight RBs; and w / d, q w / (d t) and the sum of these over the links before. @param at first of the RBs */
    private void marginalUtility(UserLinks links, int user, float[] snr, float[] weight, int at, float[] sums) {
        int count = links.links();
        int row = links.fading() ? links.stride() : LANES;
        int first = links.fading() ? user * count * row + at : 0;
        FloatVector before = FloatVector.fromArray(FLOATS, ones, 0);
        FloatVector hurtBefore = FloatVector.fromArray(FLOATS, zeros, 0);
        for (int k = 0; k < count; k++) {
            int i = k * LANES;
            FloatVector w = FloatVector.fromArray(FLOATS, wanted, i);
            FloatVector sinr = w.div(before.add(FloatVector.fromArray(FLOATS, others, i)));
            FloatVector slope = FloatVector.fromArray(FLOATS, inverse, 0).mul(weight[user * count + k]);
            FloatVector y = slope.fma(sinr, slope.broadcast(LEAST_HURT));
            add(sums, links.site()[user * count + k] * links.stride() + at,
                    slope.mul(FloatVector.fromArray(FLOATS, snr, first + k * row)));
            sinr.intoArray(ratio, at * count + i);
            y.intoArray(hurt, i);
            hurtBefore.intoArray(others, i);
            hurtBefore = hurtBefore.add(y);
            before = before.add(w);
        }
    }

    private void rbValue(UserLinks links, int user, float[] weight, int at, float[] sums) {
        int count = links.links();
        int plane = 2 * links.sites() * links.stride();
        for (int k = 0; k < count; k++) {
            FloatVector log = FloatVector.fromArray(FLOATS, ratio, at * count + k * LANES);
            add(sums, plane + links.site()[user * count + k] * links.stride() + at, log.mul(weight[user * count + k]));
        }
    }

    private void interferencePrice(UserLinks links, int user, float[] snr, int at, float[] sums) {
        int count = links.links();
        int row = links.fading() ? links.stride() : LANES;
        int first = links.fading() ? user * count * row + at : 0;
        int plane = links.sites() * links.stride();
        FloatVector after = FloatVector.fromArray(FLOATS, zeros, 0);
        for (int k = count - 1; k >= 0; k--) {
            FloatVector hurtOthers = FloatVector.fromArray(FLOATS, others, k * LANES).add(after);
            add(sums, plane + links.site()[user * count + k] * links.stride() + at,
                    hurtOthers.mul(FloatVector.fromArray(FLOATS, snr, first + k * row)));
            after = after.add(FloatVector.fromArray(FLOATS, hurt, k * LANES));
        }
    }

    private static void add(float[] sums, int at, FloatVector x) {
        FloatVector.fromArray(FLOATS, sums, at).add(x).intoArray(sums, at);
    }

    @Override
    public void messages(float[][] x, SitePairs pairs, float[] edge, float[] weight, int stride, float[][] y) {
        for (int i = 0; i < x.length; i++) {
            for (int b = 0; b < pairs.sites(); b++) {
                int count = say(x[i], pairs, b, edge, i * pairs.count(), weight, stride);
                VectorMath.gelu(message, message, count * stride);
                for (int v = 0; v < stride; v += LANES) {
                    hear(count, stride, v, y[i], b * stride);
                }
            }
        }
    }

    /** x_k + e_bk of all that have a weight, side by side, and these weights; gives how many they are. */
    private int say(float[] x, SitePairs pairs, int site, float[] edge, int e, float[] weight, int stride) {
        int count = 0;
        for (int p = pairs.start()[site]; p < pairs.start()[site + 1]; p++) {
            if (weight[p] != 0) {
                int from = pairs.other()[p] * stride;
                for (int r = 0; r < stride; r += LANES) {
                    FloatVector.fromArray(FLOATS, x, from + r).add(edge[e + p])
                            .intoArray(message, count * stride + r);
                }
                spoken[count] = weight[p];
                count++;
            }
        }
        return count;
    }

    /** Sums up what was said about eight RBs. */
    private void hear(int count, int stride, int at, float[] y, int to) {
        FloatVector sum = FloatVector.fromArray(FLOATS, zeros, 0);
        for (int j = 0; j < count; j++) {
            sum = FloatVector.fromArray(FLOATS, message, j * stride + at).fma(sum.broadcast(spoken[j]), sum);
        }
        sum.intoArray(y, to + at);
    }
}
