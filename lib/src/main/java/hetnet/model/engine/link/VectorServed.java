package hetnet.model.engine.link;

import hetnet.model.kernel.FloatMath;
import hetnet.model.kernel.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops over served UEs on the Vector API; lanes are RBs. Logarithms are made of many UEs in one go. */
final class VectorServed implements ServedKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int LANES = Kernel.LANES;
    /** UEs whose logarithms are made together. */
    private static final int TOGETHER = 32;

    private final float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    private final int[] noughts = new int[LANES];
    private final float[] flat; // SNR of the links of a UE in all lanes, without fading; [K, LANES]
    private final float[] mantissa = new float[TOGETHER * LANES]; // of the products of 1 + SINR
    private final int[] exponent = new int[TOGETHER * LANES];
    private final float[] logs = new float[TOGETHER * LANES];

    private final float[] disturbance; // d of one UE, [stride]
    private final float[] hurt; // q w / (d t) of one UE, [stride]

    /** @param links K @param stride of the rows of RBs */
    VectorServed(int links, int stride) {
        disturbance = new float[stride];
        hurt = new float[stride];
        flat = new float[links * LANES];
    }

    @Override
    public void efficiency(UserLinks links, int[] own, float[] power, float[] efficiency) {
        float part = 1f / links.blocks();
        for (int from = 0; from < links.users(); from += TOGETHER) {
            int to = Math.min(links.users(), from + TOGETHER);
            for (int u = from; u < to; u++) {
                multiply(links, u, own[u], read(links, u), power, (u - from) * LANES);
            }
            VectorMath.log(mantissa, 0, logs, (to - from) * LANES);
            for (int u = from; u < to; u++) {
                efficiency[u] = logarithm(exponent, logs, (u - from) * LANES) * part;
            }
        }
    }

    /** SNR of the links of a UE, in all lanes where RBs do not differ. */
    private float[] read(UserLinks links, int user) {
        if (links.fading()) {
            return links.snr();
        }
        for (int k = 0; k < links.links(); k++) {
            FloatVector.broadcast(FLOATS, links.snr()[user * links.links() + k]).intoArray(flat, k * LANES);
        }
        return flat;
    }

    /** Product of 1 + SINR of one UE over its RBs, mantissas apart from exponents. */
    private void multiply(UserLinks links, int user, int own, float[] snr, float[] power, int to) {
        disturb(links, user, own, snr, power);
        int at = links.site()[own] * links.stride();
        int row = links.fading() ? own * links.stride() : (own - user * links.links()) * LANES;
        int step = links.fading() ? LANES : 0;
        FloatVector product = FloatVector.fromArray(FLOATS, ones, 0);
        IntVector exponents = IntVector.fromArray(INTS, noughts, 0);
        for (int v = 0, s = row; v < links.stride(); v += LANES, s += step) {
            FloatVector w = FloatVector.fromArray(FLOATS, snr, s).mul(FloatVector.fromArray(FLOATS, power, at + v));
            IntVector bits = w.div(FloatVector.fromArray(FLOATS, disturbance, v)).add(1f).reinterpretAsInts();
            exponents = exponents.add(bits.lanewise(VectorOperators.LSHR, LogProduct.EXPONENT_BITS).sub(127));
            product = product.mul(bits.and(LogProduct.MANTISSA).or(LogProduct.ONE).reinterpretAsFloats());
        }
        product.intoArray(mantissa, to);
        exponents.intoArray(exponent, to);
    }

    /** d of one UE, link by link. */
    private void disturb(UserLinks links, int user, int own, float[] snr, float[] power) {
        for (int v = 0; v < links.stride(); v += LANES) {
            FloatVector.fromArray(FLOATS, ones, 0).intoArray(disturbance, v);
        }
        int row = links.fading() ? links.stride() : LANES;
        int step = links.fading() ? LANES : 0;
        int first = links.fading() ? user * links.links() * row : 0;
        for (int k = 0; k < links.links(); k++) {
            int link = user * links.links() + k;
            if (link != own) {
                disturb(snr, first + k * row, step, power, links.site()[link] * links.stride(), links.stride());
            }
        }
    }

    private void disturb(float[] snr, int from, int step, float[] power, int at, int stride) {
        for (int v = 0, s = from; v < stride; v += LANES, s += step) {
            FloatVector.fromArray(FLOATS, snr, s).fma(FloatVector.fromArray(FLOATS, power, at + v),
                    FloatVector.fromArray(FLOATS, disturbance, v)).intoArray(disturbance, v);
        }
    }

    /**
     * Logarithm of a product of eight lanes.
     *
     * @param exponent of the product in each lane
     * @param logs     of the mantissas; what it is in each lane comes in their place
     * @param at       first of the lanes in both
     */
    static float logarithm(int[] exponent, float[] logs, int at) {
        FloatVector e = (FloatVector) IntVector.fromArray(INTS, exponent, at).convert(VectorOperators.I2F, 0);
        e.fma(e.broadcast(FloatMath.LN2), FloatVector.fromArray(FLOATS, logs, at)).intoArray(logs, at);
        return LogProduct.sum(logs, at);
    }

    @Override
    public void slopes(UserLinks links, int[] own, float[] power, float[] weight, int from, int to, float[] sums) {
        for (int u = from; u < to; u++) {
            slopes(links, u, own[u], read(links, u), power, weight[u], sums);
        }
    }

    private void slopes(UserLinks links, int user, int own, float[] snr, float[] power, float weight, float[] sums) {
        disturb(links, user, own, snr, power);
        int at = links.site()[own] * links.stride();
        int row = links.fading() ? links.stride() : LANES;
        int step = links.fading() ? LANES : 0;
        int first = links.fading() ? user * links.links() * row : 0;
        hurt(snr, first + (own - user * links.links()) * row, step, power, at, links.stride(), weight, sums);
        int plane = links.sites() * links.stride();
        for (int k = 0; k < links.links(); k++) {
            int link = user * links.links() + k;
            if (link != own) {
                charge(snr, first + k * row, step, links.stride(), sums,
                        plane + links.site()[link] * links.stride());
            }
        }
    }

    /** Marginal utility of the power that serves, and q w / (d t). */
    private void hurt(float[] snr, int from, int step, float[] power, int at, int stride, float weight, float[] sums) {
        for (int v = 0, s = from; v < stride; v += LANES, s += step) {
            FloatVector d = FloatVector.fromArray(FLOATS, disturbance, v);
            FloatVector gain = FloatVector.fromArray(FLOATS, snr, s);
            FloatVector w = gain.mul(FloatVector.fromArray(FLOATS, power, at + v));
            FloatVector slope = d.broadcast(weight).div(d.add(w).mul(d));
            slope.fma(w, slope.broadcast(Kernel.LEAST_HURT)).intoArray(hurt, v);
            slope.mul(d).fma(gain, FloatVector.fromArray(FLOATS, sums, at + v)).intoArray(sums, at + v);
        }
    }

    /** What this costs a BS that does not serve. */
    private void charge(float[] snr, int from, int step, int stride, float[] sums, int at) {
        for (int v = 0, s = from; v < stride; v += LANES, s += step) {
            FloatVector.fromArray(FLOATS, hurt, v).fma(FloatVector.fromArray(FLOATS, snr, s),
                    FloatVector.fromArray(FLOATS, sums, at + v)).intoArray(sums, at + v);
        }
    }
}
