package hetnet.model.engine.link;

/**
 * The loops over UEs of which each has one BS: they see the other links as interference alone, so that a step of the
 * powers costs a fraction of one that looks at every link. Both implementations give the same bits, as those of
 * {@link Kernel} do.
 */
public interface ServedKernel {

    /**
     * Eq. (9) over the whole band: c_i = 1/R sum_r ln(1 + s_ia p_a / (1 + sum over the other links l of the UE of s_il
     * p_l)), a the BS that serves, s the SNR at equal power.
     *
     * @param own        the link that serves each UE, shape [U]
     * @param power      R times the fraction of each BS on each RB, shape [B, stride]
     * @param efficiency receives c, nat/s/Hz; shape [U]
     */
    void efficiency(UserLinks links, int[] own, float[] power, float[] efficiency);

    /**
     * How the utility grows with powers, to the first order. With w = s_ia p_a, d noise and interference of a UE and t
     * = d + w: marginalUtility = sum of q s_ia / t over the UEs of a BS, interferencePrice = sum of s_ib q w / (d t)
     * over the UEs of the others.
     *
     * @param own    the link that serves each UE, shape [U]
     * @param power  R times the fraction of each BS on each RB, shape [B, stride]
     * @param weight q, slope of the utility in the efficiency of each UE; shape [U]
     * @param from   first UE
     * @param to     the UE after the last
     * @param sums   receives the sums over these UEs on top of what it holds, shape [2, B, stride] or longer
     */
    void slopes(UserLinks links, int[] own, float[] power, float[] weight, int from, int to, float[] sums);
}
