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
            entries(kind, d, own, at, from, first, step, count, x, edge, next, to);
        }
    }

    /** The weight of a feature; of one that there is not, any. */
    private static FloatVector weight(Kind kind, int feature, int d) {
        return FloatVector.fromArray(FLOATS, kind.weight(), Math.min(feature, kind.features() - 1) * kind.length() + d);
    }

    private static void entries(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
            float[] x, int edge, int next, float[] to) {
        boolean third = kind.features() > 2;
        boolean fourth = kind.features() > 3;
        FloatVector w0 = weight(kind, 0, d);
        FloatVector w1 = weight(kind, 1, d);
        FloatVector w2 = weight(kind, 2, d);
        FloatVector w3 = weight(kind, 3, d);
        FloatVector mine = FloatVector.fromArray(FLOATS, own, at + d);
        FloatVector sum = FloatVector.fromArray(FLOATS, to, at + d);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int k = 0, e = edge; k < count; k++, e += next) {
            FloatVector message = w1.fma(FloatVector.broadcast(FLOATS, x[e + 1]), w0.fma(FloatVector.broadcast(FLOATS,
                    x[e]), mine.add(FloatVector.fromArray(FLOATS, from, first + k * step + d))));
            if (third) {
                message = w2.fma(FloatVector.broadcast(FLOATS, x[e + 2]), message);
            }
            if (fourth) {
                message = w3.fma(FloatVector.broadcast(FLOATS, x[e + 3]), message);
            }
            sum = sum.add(message.max(zero));
        }
        sum.intoArray(to, at + d);
    }
}
