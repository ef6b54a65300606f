package hetnet.model.engine.link;

import hetnet.model.kernel.DenseKernel;

/**
 * The loops in which a decision spends its time, over flat arrays in single precision. Both implementations take the
 * same steps in the same order and so give the same bits: {@link PlainKernel} in any JVM, {@link VectorKernel} where
 * the module of the Vector API is there. A kernel has memory of its own and serves one thread.
 *
 * <p>Rows of RBs have the length of {@link UserLinks#stride()}; what stands beyond R is 0 and adds nothing.
 */
public interface Kernel {

    /** Floats that a step takes at once; lengths of arrays are multiples of it. */
    int LANES = DenseKernel.LANES;

    /**
     * Added to q w / (d t), of which only sums matter: a product below the smallest normal number costs the processor a
     * hundred others.
     */
    float LEAST_HURT = 1e-25f;

    /** Makes kernels. */
    @FunctionalInterface
    interface Factory {

        /** @param sites B @param links K @param stride length of the rows of RBs */
        Kernel create(int sites, int links, int stride);
    }

    /** The faster implementation in this JVM. */
    static Factory fastest() {
        return DenseKernel.hasVectors() ? VectorKernel::new : PlainKernel::new;
    }

    /** y = ln(x + add). @param count how many, a multiple of {@link #LANES} */
    void log(float[] x, float add, float[] y, int count);

    /** y = e^x, x at most 88. @param count how many, a multiple of {@link #LANES} */
    void exp(float[] x, float[] y, int count);

    /** y = GELU(x). @param count how many, a multiple of {@link #LANES} */
    void gelu(float[] x, float[] y, int count);

    /**
     * Eq. (9) over the whole band: c_ik = 1/R sum_r ln(1 + s_ik p_k / (1 + sum over the other links l of the UE of s_il
     * p_l)), s the SNR at equal power.
     *
     * @param power      R times the fraction of each BS on each RB, shape [B, stride]
     * @param efficiency receives c, nat/s/Hz; shape [U, K]
     */
    void efficiency(UserLinks links, float[] power, float[] efficiency);

    /**
     * How the utility grows with powers, and what the RBs are worth, to the first order. With w = s p, d the
     * disturbance of a link (noise and the other links) and t = d + w: marginalUtility = sum of q s / t over the links
     * of the BS, interferencePrice = sum of s sum over the other links of q w / (d t), rbValue = sum of q ln(1 + w /
     * d).
     *
     * @param power  R times the fraction of each BS on each RB, shape [B, stride]
     * @param weight q, slope of the utility in the efficiency of each link; shape [U, K]
     * @param from   first UE
     * @param to     the UE after the last
     * @param sums   receives the sums over these UEs on top of what it holds, shape [3, B, stride]
     */
    void outlook(UserLinks links, float[] power, float[] weight, int from, int to, float[] sums);

    /** The loops over UEs that have one BS each. */
    ServedKernel served();

    /** The linear maps of the network. */
    DenseKernel dense();

    /**
     * What BSs hear from each other about each RB: y_b = sum over the pairs (b, k) of w_bk GELU(x_k + e_bk).
     *
     * @param x      shape [H, B * stride]
     * @param pairs  P of them
     * @param edge   e, shape [H, P]
     * @param weight w, shape [P]
     * @param stride length of the rows of RBs
     * @param y      shape [H, B * stride]
     */
    void messages(float[][] x, SitePairs pairs, float[] edge, float[] weight, int stride, float[][] y);
}
