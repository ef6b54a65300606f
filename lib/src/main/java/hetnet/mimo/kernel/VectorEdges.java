package hetnet.mimo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API: eight entries of a state at a time, whose sum over the neighbours stays in a register. */
public final class VectorEdges implements EdgeKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;

    @Override
    public void add(Kind kind, float[] own, int at, float[] from, int first, int step, int count, float[] x, int edge,
            int next, float[] to) {
        for (int d = 0; d < kind.length(); d += LANES) {
            switch (kind.features()) {
                case 2 -> two(kind, d, own, at, from, first, step, count, x, edge, next, to);
                case 3 -> three(kind, d, own, at, from, first, step, count, x, edge, next, to);
                default -> four(kind, d, own, at, from, first, step, count, x, edge, next, to);
            }
        }
    }

    private static FloatVector weight(Kind kind, int feature, int d) {
        return FloatVector.fromArray(FLOATS, kind.weight(), feature * kind.length() + d);
    }

    private static void two(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
            float[] x, int edge, int next, float[] to) {
        FloatVector w0 = weight(kind, 0, d);
        FloatVector w1 = weight(kind, 1, d);
        FloatVector mine = FloatVector.fromArray(FLOATS, own, at + d);
        FloatVector sum = FloatVector.fromArray(FLOATS, to, at + d);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int k = 0; k < count; k++) {
            int e = edge + k * next;
            sum = sum.add(w1.fma(FloatVector.broadcast(FLOATS, x[e + 1]), w0.fma(FloatVector.broadcast(FLOATS, x[e]),
                    mine.add(FloatVector.fromArray(FLOATS, from, first + k * step + d)))).max(zero));
        }
        sum.intoArray(to, at + d);
    }

    private static void three(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
            float[] x, int edge, int next, float[] to) {
        FloatVector w0 = weight(kind, 0, d);
        FloatVector w1 = weight(kind, 1, d);
        FloatVector w2 = weight(kind, 2, d);
        FloatVector mine = FloatVector.fromArray(FLOATS, own, at + d);
        FloatVector sum = FloatVector.fromArray(FLOATS, to, at + d);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int k = 0; k < count; k++) {
            int e = edge + k * next;
            sum = sum.add(w2.fma(FloatVector.broadcast(FLOATS, x[e + 2]), w1.fma(FloatVector.broadcast(FLOATS,
                    x[e + 1]), w0.fma(FloatVector.broadcast(FLOATS, x[e]),
                    mine.add(FloatVector.fromArray(FLOATS, from, first + k * step + d))))).max(zero));
        }
        sum.intoArray(to, at + d);
    }

    private static void four(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
            float[] x, int edge, int next, float[] to) {
        FloatVector w0 = weight(kind, 0, d);
        FloatVector w1 = weight(kind, 1, d);
        FloatVector w2 = weight(kind, 2, d);
        FloatVector w3 = weight(kind, 3, d);
        FloatVector mine = FloatVector.fromArray(FLOATS, own, at + d);
        FloatVector sum = FloatVector.fromArray(FLOATS, to, at + d);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int k = 0; k < count; k++) {
            int e = edge + k * next;
            sum = sum.add(w3.fma(FloatVector.broadcast(FLOATS, x[e + 3]), w2.fma(FloatVector.broadcast(FLOATS,
                    x[e + 2]), w1.fma(FloatVector.broadcast(FLOATS, x[e + 1]), w0.fma(FloatVector.broadcast(FLOATS,
                    x[e]), mine.add(FloatVector.fromArray(FLOATS, from, first + k * step + d)))))).max(zero));
        }
        sum.intoArray(to, at + d);
    }
}
