package hetnet.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: sixteen nodes at a time, four outputs of them, which are as many sums as the processor can have on
 * the way, or eight where it has the registers, so that what is read serves more of them. Each sum starts from a vector
 * of its own, for one that two sums start from is put into an object.
 */
public final class VectorDense implements DenseKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int PAIR = 2 * LANES;
    /** Machines with vectors twice as long as these have 32 of them; with 16 the sums would come and go. */
    private static final boolean MANY_REGISTERS = FloatVector.SPECIES_PREFERRED.length() > LANES;

    /** Whether the machine has vectors of eight floats; shorter ones would be made up by calls. */
    static boolean pays() {
        return FloatVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public void linear(float[][] x, float[] weight, float[] start, int rows, int count, float[][] y) {
        int out = y.length;
        for (int first = 0; first < count; first += rows) {
            int c = first / rows * out;
            int n = first;
            for (; n + PAIR <= first + rows; n += PAIR) {
                int o = 0;
                for (; MANY_REGISTERS && o + 8 <= out; o += 8) {
                    sixteen(x, weight, start, c, n, y, o);
                }
                for (; o + 4 <= out; o += 4) {
                    eight(x, weight, start, c, n, y, o);
                }
                for (; o < out; o++) {
                    one(x, weight, start, c, n, y, o);
                    one(x, weight, start, c, n + LANES, y, o);
                }
            }
            for (; n < first + rows; n += LANES) {
                int o = 0;
                for (; o + 4 <= out; o += 4) {
                    four(x, weight, start, c, n, y, o);
                }
                for (; o < out; o++) {
                    one(x, weight, start, c, n, y, o);
                }
            }
        }
    }

    private static void sixteen(float[][] x, float[] weight, float[] start, int c, int n, float[][] y, int o) {
        int m = n + LANES;
        FloatVector a0 = FloatVector.broadcast(FLOATS, start[c + o]);
        FloatVector b0 = FloatVector.broadcast(FLOATS, start[c + o]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, start[c + o + 1]);
        FloatVector b1 = FloatVector.broadcast(FLOATS, start[c + o + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, start[c + o + 2]);
        FloatVector b2 = FloatVector.broadcast(FLOATS, start[c + o + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, start[c + o + 3]);
        FloatVector b3 = FloatVector.broadcast(FLOATS, start[c + o + 3]);
        FloatVector a4 = FloatVector.broadcast(FLOATS, start[c + o + 4]);
        FloatVector b4 = FloatVector.broadcast(FLOATS, start[c + o + 4]);
        FloatVector a5 = FloatVector.broadcast(FLOATS, start[c + o + 5]);
        FloatVector b5 = FloatVector.broadcast(FLOATS, start[c + o + 5]);
        FloatVector a6 = FloatVector.broadcast(FLOATS, start[c + o + 6]);
        FloatVector b6 = FloatVector.broadcast(FLOATS, start[c + o + 6]);
        FloatVector a7 = FloatVector.broadcast(FLOATS, start[c + o + 7]);
        FloatVector b7 = FloatVector.broadcast(FLOATS, start[c + o + 7]);
        int w = o;
        for (float[] row : x) {
            FloatVector u = FloatVector.fromArray(FLOATS, row, n);
            FloatVector v = FloatVector.fromArray(FLOATS, row, m);
            FloatVector k = FloatVector.broadcast(FLOATS, weight[w]);
            a0 = u.fma(k, a0);
            b0 = v.fma(k, b0);
            k = FloatVector.broadcast(FLOATS, weight[w + 1]);
            a1 = u.fma(k, a1);
            b1 = v.fma(k, b1);
            k = FloatVector.broadcast(FLOATS, weight[w + 2]);
            a2 = u.fma(k, a2);
            b2 = v.fma(k, b2);
            k = FloatVector.broadcast(FLOATS, weight[w + 3]);
            a3 = u.fma(k, a3);
            b3 = v.fma(k, b3);
            k = FloatVector.broadcast(FLOATS, weight[w + 4]);
            a4 = u.fma(k, a4);
            b4 = v.fma(k, b4);
            k = FloatVector.broadcast(FLOATS, weight[w + 5]);
            a5 = u.fma(k, a5);
            b5 = v.fma(k, b5);
            k = FloatVector.broadcast(FLOATS, weight[w + 6]);
            a6 = u.fma(k, a6);
            b6 = v.fma(k, b6);
            k = FloatVector.broadcast(FLOATS, weight[w + 7]);
            a7 = u.fma(k, a7);
            b7 = v.fma(k, b7);
            w += y.length;
        }
        a0.intoArray(y[o], n);
        b0.intoArray(y[o], m);
        a1.intoArray(y[o + 1], n);
        b1.intoArray(y[o + 1], m);
        a2.intoArray(y[o + 2], n);
        b2.intoArray(y[o + 2], m);
        a3.intoArray(y[o + 3], n);
        b3.intoArray(y[o + 3], m);
        a4.intoArray(y[o + 4], n);
        b4.intoArray(y[o + 4], m);
        a5.intoArray(y[o + 5], n);
        b5.intoArray(y[o + 5], m);
        a6.intoArray(y[o + 6], n);
        b6.intoArray(y[o + 6], m);
        a7.intoArray(y[o + 7], n);
        b7.intoArray(y[o + 7], m);
    }

    private static void eight(float[][] x, float[] weight, float[] start, int c, int n, float[][] y, int o) {
        int m = n + LANES;
        FloatVector a0 = FloatVector.broadcast(FLOATS, start[c + o]);
        FloatVector b0 = FloatVector.broadcast(FLOATS, start[c + o]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, start[c + o + 1]);
        FloatVector b1 = FloatVector.broadcast(FLOATS, start[c + o + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, start[c + o + 2]);
        FloatVector b2 = FloatVector.broadcast(FLOATS, start[c + o + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, start[c + o + 3]);
        FloatVector b3 = FloatVector.broadcast(FLOATS, start[c + o + 3]);
        int w = o;
        for (float[] row : x) {
            FloatVector u = FloatVector.fromArray(FLOATS, row, n);
            FloatVector v = FloatVector.fromArray(FLOATS, row, m);
            FloatVector k = FloatVector.broadcast(FLOATS, weight[w]);
            a0 = u.fma(k, a0);
            b0 = v.fma(k, b0);
            k = FloatVector.broadcast(FLOATS, weight[w + 1]);
            a1 = u.fma(k, a1);
            b1 = v.fma(k, b1);
            k = FloatVector.broadcast(FLOATS, weight[w + 2]);
            a2 = u.fma(k, a2);
            b2 = v.fma(k, b2);
            k = FloatVector.broadcast(FLOATS, weight[w + 3]);
            a3 = u.fma(k, a3);
            b3 = v.fma(k, b3);
            w += y.length;
        }
        a0.intoArray(y[o], n);
        b0.intoArray(y[o], m);
        a1.intoArray(y[o + 1], n);
        b1.intoArray(y[o + 1], m);
        a2.intoArray(y[o + 2], n);
        b2.intoArray(y[o + 2], m);
        a3.intoArray(y[o + 3], n);
        b3.intoArray(y[o + 3], m);
    }

    private static void four(float[][] x, float[] weight, float[] start, int c, int n, float[][] y, int o) {
        FloatVector a0 = FloatVector.broadcast(FLOATS, start[c + o]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, start[c + o + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, start[c + o + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, start[c + o + 3]);
        int w = o;
        for (float[] row : x) {
            FloatVector v = FloatVector.fromArray(FLOATS, row, n);
            a0 = v.fma(v.broadcast(weight[w]), a0);
            a1 = v.fma(v.broadcast(weight[w + 1]), a1);
            a2 = v.fma(v.broadcast(weight[w + 2]), a2);
            a3 = v.fma(v.broadcast(weight[w + 3]), a3);
            w += y.length;
        }
        a0.intoArray(y[o], n);
        a1.intoArray(y[o + 1], n);
        a2.intoArray(y[o + 2], n);
        a3.intoArray(y[o + 3], n);
    }

    private static void one(float[][] x, float[] weight, float[] start, int c, int n, float[][] y, int o) {
        FloatVector a = FloatVector.broadcast(FLOATS, start[c + o]);
        int w = o;
        for (float[] row : x) {
            FloatVector v = FloatVector.fromArray(FLOATS, row, n);
            a = v.fma(v.broadcast(weight[w]), a);
            w += y.length;
        }
        a.intoArray(y[o], n);
    }

    @Override
    public void relu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(FLOATS, x, i).max(0f).intoArray(y, i);
        }
    }
}
