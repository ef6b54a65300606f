package hetnet.mimo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: 24 entries of a state at a time, then eight, whose sums over the neighbours stay in registers. A
 * feature of an edge is loaded once for all of them.
 */
public final class VectorEdges implements EdgeKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int THREE = 3 * LANES;

    @Override
    public void add(Kind kind, float[] own, int at, float[] from, int first, int step, int count, float[] x, int edge,
            int next, float[] to) {
        int d = 0;
        for (; d + THREE <= kind.length(); d += THREE) {
            three(kind, d, own, at, from, first, step, count, x, edge, next, to);
        }
        for (; d < kind.length(); d += LANES) {
            one(kind, d, own, at, from, first, step, count, x, edge, next, to);
        }
    }

    /** The weight of a feature; of one that there is not, any. */
    private static FloatVector weight(Kind kind, int feature, int d) {
        return FloatVector.fromArray(FLOATS, kind.weight(), Math.min(feature, kind.features() - 1) * kind.length() + d);
    }

    private static void three(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
            float[] x, int edge, int next, float[] to) {
        boolean third = kind.features() > 2;
        boolean fourth = kind.features() > 3;
        FloatVector a0 = weight(kind, 0, d);
        FloatVector a1 = weight(kind, 1, d);
        FloatVector a2 = weight(kind, 2, d);
        FloatVector a3 = weight(kind, 3, d);
        FloatVector b0 = weight(kind, 0, d + LANES);
        FloatVector b1 = weight(kind, 1, d + LANES);
        FloatVector b2 = weight(kind, 2, d + LANES);
        FloatVector b3 = weight(kind, 3, d + LANES);
        FloatVector c0 = weight(kind, 0, d + 2 * LANES);
        FloatVector c1 = weight(kind, 1, d + 2 * LANES);
        FloatVector c2 = weight(kind, 2, d + 2 * LANES);
        FloatVector c3 = weight(kind, 3, d + 2 * LANES);
        FloatVector mineA = FloatVector.fromArray(FLOATS, own, at + d);
        FloatVector mineB = FloatVector.fromArray(FLOATS, own, at + d + LANES);
        FloatVector mineC = FloatVector.fromArray(FLOATS, own, at + d + 2 * LANES);
        FloatVector sumA = FloatVector.fromArray(FLOATS, to, at + d);
        FloatVector sumB = FloatVector.fromArray(FLOATS, to, at + d + LANES);
        FloatVector sumC = FloatVector.fromArray(FLOATS, to, at + d + 2 * LANES);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int k = 0, e = edge, f = first + d; k < count; k++, e += next, f += step) {
            FloatVector p = FloatVector.broadcast(FLOATS, x[e]);
            FloatVector q = FloatVector.broadcast(FLOATS, x[e + 1]);
            FloatVector a = a1.fma(q, a0.fma(p, mineA.add(FloatVector.fromArray(FLOATS, from, f))));
            FloatVector b = b1.fma(q, b0.fma(p, mineB.add(FloatVector.fromArray(FLOATS, from, f + LANES))));
            FloatVector c = c1.fma(q, c0.fma(p, mineC.add(FloatVector.fromArray(FLOATS, from, f + 2 * LANES))));
            if (third) {
                p = FloatVector.broadcast(FLOATS, x[e + 2]);
                a = a2.fma(p, a);
                b = b2.fma(p, b);
                c = c2.fma(p, c);
            }
            if (fourth) {
                p = FloatVector.broadcast(FLOATS, x[e + 3]);
                a = a3.fma(p, a);
                b = b3.fma(p, b);
                c = c3.fma(p, c);
            }
            sumA = sumA.add(a.max(zero));
            sumB = sumB.add(b.max(zero));
            sumC = sumC.add(c.max(zero));
        }
        sumA.intoArray(to, at + d);
        sumB.intoArray(to, at + d + LANES);
        sumC.intoArray(to, at + d + 2 * LANES);
    }

    private static void one(Kind kind, int d, float[] own, int at, float[] from, int first, int step, int count,
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
