package hetnet.mimo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: 24 outputs of four nodes at a time, as many sums as there are registers for, then eight. A weight
 * is loaded once for the four.
 */
public final class VectorNodes implements NodeKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int THREE = 3 * LANES;
    private static final int NODES = 4;

    @Override
    public void linear(Map map, float[] x, int step, int count, float[] y) {
        int out = map.out();
        int whole = count / NODES * NODES;
        int o = 0;
        for (; o + THREE <= out; o += THREE) {
            for (int n = 0; n < whole; n += NODES) {
                twelve(map, o, x, n * step, step, y, n * out + o);
            }
        }
        for (; o < out; o += LANES) {
            for (int n = 0; n < whole; n += NODES) {
                four(map, o, x, n * step, step, y, n * out + o);
            }
        }
        PlainNodes.nodes(whole, map, x, step, count, y);
    }

    private static void twelve(Map map, int o, float[] x, int at, int step, float[] y, int to) {
        int out = map.out();
        int in = map.in();
        float[] weight = map.weight();
        float[] start = map.start();
        FloatVector a0 = FloatVector.fromArray(FLOATS, start, o);
        FloatVector b0 = FloatVector.fromArray(FLOATS, start, o);
        FloatVector c0 = FloatVector.fromArray(FLOATS, start, o);
        FloatVector d0 = FloatVector.fromArray(FLOATS, start, o);
        FloatVector a1 = FloatVector.fromArray(FLOATS, start, o + LANES);
        FloatVector b1 = FloatVector.fromArray(FLOATS, start, o + LANES);
        FloatVector c1 = FloatVector.fromArray(FLOATS, start, o + LANES);
        FloatVector d1 = FloatVector.fromArray(FLOATS, start, o + LANES);
        FloatVector a2 = FloatVector.fromArray(FLOATS, start, o + 2 * LANES);
        FloatVector b2 = FloatVector.fromArray(FLOATS, start, o + 2 * LANES);
        FloatVector c2 = FloatVector.fromArray(FLOATS, start, o + 2 * LANES);
        FloatVector d2 = FloatVector.fromArray(FLOATS, start, o + 2 * LANES);
        for (int i = at, w = o; i < at + in; i++, w += out) {
            FloatVector p = FloatVector.fromArray(FLOATS, weight, w);
            FloatVector q = FloatVector.fromArray(FLOATS, weight, w + LANES);
            FloatVector r = FloatVector.fromArray(FLOATS, weight, w + 2 * LANES);
            FloatVector v = FloatVector.broadcast(FLOATS, x[i]);
            a0 = v.fma(p, a0);
            a1 = v.fma(q, a1);
            a2 = v.fma(r, a2);
            v = FloatVector.broadcast(FLOATS, x[i + step]);
            b0 = v.fma(p, b0);
            b1 = v.fma(q, b1);
            b2 = v.fma(r, b2);
            v = FloatVector.broadcast(FLOATS, x[i + 2 * step]);
            c0 = v.fma(p, c0);
            c1 = v.fma(q, c1);
            c2 = v.fma(r, c2);
            v = FloatVector.broadcast(FLOATS, x[i + 3 * step]);
            d0 = v.fma(p, d0);
            d1 = v.fma(q, d1);
            d2 = v.fma(r, d2);
        }
        store(a0, a1, a2, y, to);
        store(b0, b1, b2, y, to + out);
        store(c0, c1, c2, y, to + 2 * out);
        store(d0, d1, d2, y, to + 3 * out);
    }

    private static void store(FloatVector first, FloatVector second, FloatVector third, float[] y, int to) {
        first.intoArray(y, to);
        second.intoArray(y, to + LANES);
        third.intoArray(y, to + 2 * LANES);
    }

    private static void four(Map map, int o, float[] x, int at, int step, float[] y, int to) {
        int out = map.out();
        int in = map.in();
        float[] weight = map.weight();
        FloatVector a = FloatVector.fromArray(FLOATS, map.start(), o);
        FloatVector b = FloatVector.fromArray(FLOATS, map.start(), o);
        FloatVector c = FloatVector.fromArray(FLOATS, map.start(), o);
        FloatVector d = FloatVector.fromArray(FLOATS, map.start(), o);
        for (int i = at, w = o; i < at + in; i++, w += out) {
            FloatVector p = FloatVector.fromArray(FLOATS, weight, w);
            a = FloatVector.broadcast(FLOATS, x[i]).fma(p, a);
            b = FloatVector.broadcast(FLOATS, x[i + step]).fma(p, b);
            c = FloatVector.broadcast(FLOATS, x[i + 2 * step]).fma(p, c);
            d = FloatVector.broadcast(FLOATS, x[i + 3 * step]).fma(p, d);
        }
        a.intoArray(y, to);
        b.intoArray(y, to + out);
        c.intoArray(y, to + 2 * out);
        d.intoArray(y, to + 3 * out);
    }

    @Override
    public void relu(float[] y, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(FLOATS, y, i).max(0f).intoArray(y, i);
        }
    }

    @Override
    public void add(float[] x, int at, float divisor, float[] y, int to, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(FLOATS, y, to + i).add(FloatVector.fromArray(FLOATS, x, at + i).div(divisor))
                    .intoArray(y, to + i);
        }
    }
}
