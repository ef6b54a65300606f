package hetnet.mimo.kernel;

import hetnet.model.kernel.DenseKernel;

/**
 * Messages to one node from some neighbours: the sum of max(0, own + neighbour's + E x) over them, x the features of an
 * edge. States lie node by node, so that lanes are their entries, and neighbours come one after the other: the
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
     */
    record Kind(float[] weight, int features, int length) {
    }

    /**
     * Adds the messages to one node.
     *
     * @param own   its part, flat [.., D]
     * @param at    index of the first entry in own and to
     * @param from  parts of the neighbours, flat [.., D]
     * @param first index of the first neighbour's first entry
     * @param step  from one neighbour to the next in from
     * @param count neighbours
     * @param x     features of edges
     * @param edge  index of the first feature of the first edge
     * @param next  from one edge to the next in x
     * @param to    receives the sum on top of what it has, flat [.., D]
     */
    void add(Kind kind, float[] own, int at, float[] from, int first, int step, int count, float[] x, int edge,
            int next, float[] to);
}
