package hetnet.mimo.kernel;

import hetnet.model.kernel.DenseKernel;

/**
 * The sums over UEs and antennas that precoding spends most of its time in. Each entry of a result adds its terms in
 * one order by fused products, whatever the lanes: the implementations give the same bits. A kernel keeps nothing, and
 * threads may share it.
 */
public interface PanelKernel {

    /** Doubles that a step takes at once. */
    int LANES = 4;

    /** The next multiple of {@link #LANES}. */
    static int padded(int count) {
        return (count + LANES - 1) / LANES * LANES;
    }

    /** The faster implementation in this JVM. */
    static PanelKernel fastest() {
        return DenseKernel.hasVectors() ? new VectorPanels() : new PlainPanels();
    }

    /**
     * M = sum over u of weight_u g_u g_u^H.
     *
     * @param n      size of M
     * @param re     real parts of the g, one after the other
     * @param im     imaginary parts
     * @param from   index of the first
     * @param count  how many
     * @param weight not negative
     * @param first  index of the first weight
     * @param mre    receives the lower triangle of M, [n, n]; what is above it is undefined
     * @param mim    receives its imaginary part
     */
    void outer(int n, double[] re, double[] im, int from, int count, double[] weight, int first, double[] mre,
            double[] mim);

    /**
     * e_ku = sum over a of conj(g_ua) w_ka, the amplitudes of some precoders at every UE.
     *
     * @param n     antennas
     * @param gre   real parts of g, antenna by antenna, [n, count]
     * @param gim   imaginary parts
     * @param from  index of the first
     * @param count UEs, with what fills them up to a multiple of {@link #LANES}
     * @param wre   real parts of w, [many, n]
     * @param wim   imaginary parts
     * @param w     index of the first
     * @param many  precoders
     * @param ere   receives real parts of e, [many, count]
     * @param eim   receives imaginary parts
     */
    void amplitudes(int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim, int w,
            int many, double[] ere, double[] eim);

    /**
     * Powers of one precoder at every UE, |e_u|^2, and their sums.
     *
     * @param re    real parts of e
     * @param im    imaginary parts
     * @param e     index of the first
     * @param count UEs
     * @param power receives the powers
     * @param p     index of the first
     * @param sum   to which they are added
     * @param t     index of the first
     */
    void powers(double[] re, double[] im, int e, int count, double[] power, int p, double[] sum, int t);
}
