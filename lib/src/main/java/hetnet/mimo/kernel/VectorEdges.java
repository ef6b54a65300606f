package hetnet.mimo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: 24 entries of a state at a time, then eight, whose sums over the neighbours stay in registers. A
 * feature of an edge is loaded once for all of them; each number of features has a loop of its own, for weights that
 * there are not take registers too.
 */
public final class VectorEdges implements EdgeKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int THREE = 3 * LANES;

    @Override
    public void mean(Kind kind, Neighbours neighbours, float[] own, int at, float[] from, int first, int count,
            float[] x, int edge, float[] to, int place) {
        int d = 0;
        for (; d + THREE <= kind.length(); d += THREE) {
            switch (kind.features()) {
                case 2 -> two(kind, neighbours, d, own, at, from, first, count, x, edge, to, place);
                case 3 -> three(kind, neighbours, d, own, at, from, first, count, x, edge, to, place);
                default -> four(kind, neighbours, d, own, at, from, first, count, x, edge, to, place);
            }
        }
        for (; d < kind.length(); d += LANES) {
            one(kind, neighbours, d, own, at, from, first, count, x, edge, to, place);
        }
    }

    private static FloatVector weight(Kind kind, int feature, int d) {
        return FloatVector.fromArray(FLOATS, kind.weight(), feature * kind.length() + d);
    }

    /** The part of the receiver, with the bias. */
    private static FloatVector own(Kind kind, int d, float[] own, int at) {
        return FloatVector.fromArray(FLOATS, own, at + d).add(FloatVector.fromArray(FLOATS, kind.bias(), d));
    }

    /** 24 entries, edges of two features. */
    private static void two(Kind kind, Neighbours neighbours, int d, float[] own, int at, float[] from, int first,
            int count, float[] x, int edge, float[] to, int place) {
        FloatVector a0 = weight(kind, 0, d);
        FloatVector a1 = weight(kind, 1, d);
        FloatVector b0 = weight(kind, 0, d + LANES);
        FloatVector b1 = weight(kind, 1, d + LANES);
        FloatVector c0 = weight(kind, 0, d + 2 * LANES);
        FloatVector c1 = weight(kind, 1, d + 2 * LANES);
        FloatVector mineA = own(kind, d, own, at);
        FloatVector mineB = own(kind, d + LANES, own, at);
        FloatVector mineC = own(kind, d + 2 * LANES, own, at);
        FloatVector sumA = FloatVector.zero(FLOATS);
        FloatVector sumB = FloatVector.zero(FLOATS);
        FloatVector sumC = FloatVector.zero(FLOATS);
        int all = neighbours.groups() * count;
        for (int k = 0, left = count, f = first + d, e = edge; k < all; k++) {
            FloatVector p = FloatVector.broadcast(FLOATS, x[e]);
            FloatVector a = a0.fma(p, mineA.add(FloatVector.fromArray(FLOATS, from, f)));
            FloatVector b = b0.fma(p, mineB.add(FloatVector.fromArray(FLOATS, from, f + LANES)));
            FloatVector c = c0.fma(p, mineC.add(FloatVector.fromArray(FLOATS, from, f + 2 * LANES)));
            p = FloatVector.broadcast(FLOATS, x[e + 1]);
            a = a1.fma(p, a);
            b = b1.fma(p, b);
            c = c1.fma(p, c);
            sumA = sumA.add(a.max(0f));
            sumB = sumB.add(b.max(0f));
            sumC = sumC.add(c.max(0f));
            f += neighbours.step();
            e += neighbours.next();
            if (--left == 0) {
                f += neighbours.stepGroup() - count * neighbours.step();
                e += neighbours.nextGroup() - count * neighbours.next();
                left = count;
            }
        }
        sumA.div(all).intoArray(to, place + d);
        sumB.div(all).intoArray(to, place + d + LANES);
        sumC.div(all).intoArray(to, place + d + 2 * LANES);
    }

    /** 24 entries, edges of three features. */
    private static void three(Kind kind, Neighbours neighbours, int d, float[] own, int at, float[] from, int first,
            int count, float[] x, int edge, float[] to, int place) {
        FloatVector a0 = weight(kind, 0, d);
        FloatVector a1 = weight(kind, 1, d);
        FloatVector a2 = weight(kind, 2, d);
        FloatVector b0 = weight(kind, 0, d + LANES);
        FloatVector b1 = weight(kind, 1, d + LANES);
        FloatVector b2 = weight(kind, 2, d + LANES);
        FloatVector c0 = weight(kind, 0, d + 2 * LANES);
        FloatVector c1 = weight(kind, 1, d + 2 * LANES);
        FloatVector c2 = weight(kind, 2, d + 2 * LANES);
        FloatVector mineA = own(kind, d, own, at);
        FloatVector mineB = own(kind, d + LANES, own, at);
        FloatVector mineC = own(kind, d + 2 * LANES, own, at);
        FloatVector sumA = FloatVector.zero(FLOATS);
        FloatVector sumB = FloatVector.zero(FLOATS);
        FloatVector sumC = FloatVector.zero(FLOATS);
        int all = neighbours.groups() * count;
        for (int k = 0, left = count, f = first + d, e = edge; k < all; k++) {
            FloatVector p = FloatVector.broadcast(FLOATS, x[e]);
            FloatVector a = a0.fma(p, mineA.add(FloatVector.fromArray(FLOATS, from, f)));
            FloatVector b = b0.fma(p, mineB.add(FloatVector.fromArray(FLOATS, from, f + LANES)));
            FloatVector c = c0.fma(p, mineC.add(FloatVector.fromArray(FLOATS, from, f + 2 * LANES)));
            p = FloatVector.broadcast(FLOATS, x[e + 1]);
            a = a1.fma(p, a);
            b = b1.fma(p, b);
            c = c1.fma(p, c);
            p = FloatVector.broadcast(FLOATS, x[e + 2]);
            a = a2.fma(p, a);
            b = b2.fma(p, b);
            c = c2.fma(p, c);
            sumA = sumA.add(a.max(0f));
            sumB = sumB.add(b.max(0f));
            sumC = sumC.add(c.max(0f));
            f += neighbours.step();
            e += neighbours.next();
            if (--left == 0) {
                f += neighbours.stepGroup() - count * neighbours.step();
                e += neighbours.nextGroup() - count * neighbours.next();
                left = count;
            }
        }
        sumA.div(all).intoArray(to, place + d);
        sumB.div(all).intoArray(to, place + d + LANES);
        sumC.div(all).intoArray(to, place + d + 2 * LANES);
    }

    /** 24 entries, edges of four features. */
    private static void four(Kind kind, Neighbours neighbours, int d, float[] own, int at, float[] from, int first,
            int count, float[] x, int edge, float[] to, int place) {
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
        FloatVector mineA = own(kind, d, own, at);
        FloatVector mineB = own(kind, d + LANES, own, at);
        FloatVector mineC = own(kind, d + 2 * LANES, own, at);
        FloatVector sumA = FloatVector.zero(FLOATS);
        FloatVector sumB = FloatVector.zero(FLOATS);
        FloatVector sumC = FloatVector.zero(FLOATS);
        int all = neighbours.groups() * count;
        for (int k = 0, left = count, f = first + d, e = edge; k < all; k++) {
            FloatVector p = FloatVector.broadcast(FLOATS, x[e]);
            FloatVector a = a0.fma(p, mineA.add(FloatVector.fromArray(FLOATS, from, f)));
            FloatVector b = b0.fma(p, mineB.add(FloatVector.fromArray(FLOATS, from, f + LANES)));
            FloatVector c = c0.fma(p, mineC.add(FloatVector.fromArray(FLOATS, from, f + 2 * LANES)));
            p = FloatVector.broadcast(FLOATS, x[e + 1]);
            a = a1.fma(p, a);
            b = b1.fma(p, b);
            c = c1.fma(p, c);
            p = FloatVector.broadcast(FLOATS, x[e + 2]);
            a = a2.fma(p, a);
            b = b2.fma(p, b);
            c = c2.fma(p, c);
            p = FloatVector.broadcast(FLOATS, x[e + 3]);
            a = a3.fma(p, a);
            b = b3.fma(p, b);
            c = c3.fma(p, c);
            sumA = sumA.add(a.max(0f));
            sumB = sumB.add(b.max(0f));
            sumC = sumC.add(c.max(0f));
            f += neighbours.step();
            e += neighbours.next();
            if (--left == 0) {
                f += neighbours.stepGroup() - count * neighbours.step();
                e += neighbours.nextGroup() - count * neighbours.next();
                left = count;
            }
        }
        sumA.div(all).intoArray(to, place + d);
        sumB.div(all).intoArray(to, place + d + LANES);
        sumC.div(all).intoArray(to, place + d + 2 * LANES);
    }

    /** Eight entries, edges of any number of features. */
    private static void one(Kind kind, Neighbours neighbours, int d, float[] own, int at, float[] from, int first,
            int count, float[] x, int edge, float[] to, int place) {
        FloatVector mine = own(kind, d, own, at);
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int g = 0; g < neighbours.groups(); g++) {
            for (int k = 0; k < count; k++) {
                FloatVector message = mine.add(FloatVector.fromArray(FLOATS, from,
                        first + g * neighbours.stepGroup() + k * neighbours.step() + d));
                int e = edge + g * neighbours.nextGroup() + k * neighbours.next();
                for (int f = 0; f < kind.features(); f++) {
                    message = weight(kind, f, d).fma(FloatVector.broadcast(FLOATS, x[e + f]), message);
                }
                sum = sum.add(message.max(0f));
            }
        }
        sum.div(neighbours.groups() * count).intoArray(to, place + d);
    }
}
