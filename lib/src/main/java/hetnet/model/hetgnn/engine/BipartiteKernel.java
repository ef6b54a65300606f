package hetnet.model.hetgnn.engine;

import hetnet.model.kernel.DenseKernel;

/**
 * The loops over the links between a tile of UEs and all BSs. The graph is complete, so that what is said along a link
 * is made of a number of its UE, one of its BS and its features where it is needed, and no array of links times H
 * exists. Lanes are UEs. Both implementations take the same steps in the same order and so give the same bits; they
 * keep nothing, and threads may share them.
 */
interface BipartiteKernel {

    /** The faster implementation in this JVM. */
    static BipartiteKernel fastest() {
        return DenseKernel.hasVectors() ? new VectorBipartite() : new PlainBipartite();
    }

    /**
     * What UEs hear: y_u = mean over the BSs that u has a path to of relu(x_b + W_e e_ub).
     *
     * @param x    of the BSs, shape [H, B or more]
     * @param edge W_e, shape [2, H]
     * @param y    shape [H, UEs of a tile]
     */
    void hear(UserTile tile, float[][] x, float[] edge, float[][] y);

    /**
     * What UEs tell: y_b = sum over the UEs of the tile with a path to b of relu(x_u + W_e e_ub).
     *
     * @param x    of the UEs, shape [H, UEs of a tile]
     * @param edge W_e, shape [2, H]
     * @param y    shape [B, H], flat
     */
    void tell(UserTile tile, float[][] x, float[] edge, float[] y);

    /**
     * Scores of links: y_bu = c + w . relu(x_u + z_b + W_e e_ub).
     *
     * @param x     of the UEs, shape [H, UEs of a tile]
     * @param z     of the BSs, shape [H, B or more]
     * @param edge  W_e, shape [2, H]
     * @param out   w, shape [H]
     * @param start c
     * @param y     shape [B, UEs of a tile]
     */
    void score(UserTile tile, float[][] x, float[][] z, float[] edge, float[] out, float start, float[][] y);
}
