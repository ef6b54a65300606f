package hetnet.radio.kernel;

import java.util.Arrays;

/**
 * The loops over UEs, BSs and RBs in which solvers spend their time, in double precision: SINRs, rates, and how a
 * utility grows with powers. Both implementations take the same steps in the same order and so give the same bits:
 * {@link PlainLinkKernel} in any JVM, {@link VectorLinkKernel} where the module of the Vector API is there. Without
 * state: any number of threads share one.
 *
 * <p>Powers are given in such a unit that gain times power is a SNR, below 1e38; shape [B, stride], 0 beyond R.
 */
public interface LinkKernel {

    /** Lengths of arrays are multiples of it: the longest vectors in use. */
    int LANES = 8;

    /** UEs of one BS that {@link #serve} takes together. */
    int GROUP = 4;

    /** The faster implementation in this JVM. */
    static LinkKernel fastest() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorLinkKernel.pays();
        return vectors ? new VectorLinkKernel() : new PlainLinkKernel();
    }

    /** The next multiple of {@link #LANES}. */
    static int padded(int count) {
        return (count + LANES - 1) / LANES * LANES;
    }

    /** y = y + ln(x + add), x + add positive and normal. @param count how many, a multiple of {@link #LANES} */
    void addLog(double[] x, double add, double[] y, int count);

    /** y = ln x, x positive and normal. @param count how many, a multiple of {@link #LANES} */
    default void log(double[] x, double[] y, int count) {
        Arrays.fill(y, 0, count, 0);
        addLog(x, 0, y, count);
    }

    /**
     * y = ln(1 + x), to the last digits of the smallest x: what the sum loses is given back to its logarithm.
     *
     * @param x     not negative
     * @param count how many, a multiple of {@link #LANES}
     */
    default void log1p(double[] x, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            double sum = x[i] + 1;
            double added = sum - x[i];
            y[i] = (x[i] - (sum - added) + (1 - added)) / sum;
        }
        addLog(x, 1, y, count);
    }

    /** y = e^x. @param count how many, a multiple of {@link #LANES} */
    void exp(double[] x, double[] y, int count);

    /**
     * SINRs, Eq. (9), of {@link #GROUP} UEs that one BS serves: products of 1 + SINR = T / I, and what
     * {@link #addServed} wants to know. With q the product of I over some RBs and d that of T less q, one RB more makes
     * d T + q w of d, where w is the power of the signal: no digit of a small SINR is lost, and one division is enough
     * for all of them.
     *
     * @param first slot of the first of them, a multiple of {@link #GROUP}
     * @param site  their BS
     */
    void serve(LinkTile tile, int first, int site, double[] power);

    /**
     * How sum_i c_i sum_r ln(1 + SINR_i^r) over UEs of {@link #serve} grows with powers. With I_i noise
     * and interference of a UE, T_i the same with its signal, and g gains, three sums over UEs on each RB: c g_ia / T_i
     * of the serving BS a; c SINR_i g_ia / T_i of it; and c SINR_i g_ib / T_i of every other BS b. First less third is
     * the slope in the power; first plus second is c g_ia / I_i.
     *
     * @param first  slot of the first UE, a multiple of {@link #GROUP}
     * @param last   slot after the last one, a multiple of {@link #GROUP}
     * @param site   the BS of all of them
     * @param power  that {@link #serve} had
     * @param weight c of each UE of the tile, shape [USERS]; 0 leaves a UE out
     * @param sums   receives the sums on top of what it holds; shape [3, B, stride]
     */
    void addServed(LinkTile tile, int first, int last, int site, double[] power, double[] weight, double[] sums);

    /**
     * SINRs of all links of one UE, at each BS as if that one served it: products of 1 + SINR, and what
     * {@link #addLinks} wants to know.
     *
     * @param slot of the UE
     */
    void link(LinkTile tile, int slot, double[] power);

    /**
     * The slope of sum_b c_b sum_r ln(1 + SINR_b^r) of the UE of {@link #link} in each power: g_b / T (c_b - sum over
     * the other BSs k of c_k SINR_k).
     *
     * @param weight c of each link of the tile, shape [USERS, B]
     * @param slope  receives it on top of what it holds; shape [B, stride]
     */
    void addLinks(LinkTile tile, int slot, double[] weight, double[] slope);
}
