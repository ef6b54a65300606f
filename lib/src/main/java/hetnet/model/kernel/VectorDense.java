package hetnet.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: four outputs of sixteen nodes at a time, as many sums as the processor can have on the way. Each
 * sum starts from a vector of its own, for one that two sums start from is put into an object.
 */
public final class VectorDense implements DenseKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int PAIR = 2 * LANES;

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
