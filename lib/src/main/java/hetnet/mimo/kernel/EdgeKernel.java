package hetnet.mimo.kernel;

import hetnet.model.kernel.DenseKernel;

/**
 * Messages to one node from some neighbours: the mean of max(0, own + c + neighbour's + E x) over them, x the features
 * of an edge. States lie node by node, so that lanes are their entries, and neighbours come one after the other: the
 * implementations give the same bits. A kernel keeps nothing, and threads may share it.
 */
public interface EdgeKernel {

    /** Floats that a step takes at once; the length of a state is a multiple of it. */
    int LANES = DenseKernel.LANES;

    /** The faster implementation in this JVM. */
    static EdgeKernel fastest() {
        return DenseKernel.hasVectors() ? new VectorEdges() : new PlainEdges();
    }

    /**
     * Edges of a kind.
     *
     * @param weight   E, flat [features, D]
     * @param features of an edge, 2 to 4
     * @param length   D, a multiple of {@link #LANES}
     * @param bias     c, [D]
     */
    record Kind(float[] weight, int features, int length, float[] bias) {
    }

    /**
     * Where neighbours lie: in groups of equal size.
     *
     * @param step      from one neighbour to the next in the parts of neighbours
     * @param next      from one edge to the next in the features of edges
     * @param groups    how many
     * @param stepGroup from one group to the next in the parts of neighbours
     * @param nextGroup from one group to the next in the features of edges
     */
    record Neighbours(int step, int next, int groups, int stepGroup, int nextGroup) {

        /** One group. */
        public static Neighbours inARow(int step, int next) {
            return new Neighbours(step, next, 1, 0, 0);
        }
    }

    /**
     * The mean of the messages to one node.
     *
     * @param own   its part
     * @param at    index of its first entry
     * @param from  parts of the neighbours
     * @param first index of the first neighbour's first entry
     * @param count neighbours of each group
     * @param x     features of edges
     * @param edge  index of the first feature of the first edge
     * @param to    receives the mean
     * @param place index of its first entry
     */
    void mean(Kind kind, Neighbours neighbours, float[] own, int at, float[] from, int first, int count, float[] x,
            int edge, float[] to, int place);
}
