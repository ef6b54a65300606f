package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.NodeKernel;
import hetnet.mimo.model.engine.PrecodingWeights.Node;
import hetnet.model.kernel.DenseKernel;

/**
 * The states of all nodes of a kind, what comes in, and the next states: h + V relu(U [h, inputs] + u) + v, brought to
 * mean 0 and variance 1. Nodes lie one after the other, each with its state, its features and what comes in from
 * others; one thread at a time.
 */
final class FlatNodes {

    private final NodeKernel kernel;
    private final Node weights;
    private final NodeKernel.Map parts;
    private final int hidden;
    private final int length;      // of a state, D with what fills it up
    private final int step;        // from one node to the next
    private final int count;
    private final float[] in;        // [N, step]
    private final float[] projected; // [N, parts]
    private final float[] inner;     // [N, length]
    private final float[] moved;     // [N, length]

    /**
     * @param weights those of the next states
     * @param parts   of the states in messages
     * @param hidden  D
     * @param count   N
     */
    FlatNodes(NodeKernel kernel, Node weights, NodeKernel.Map parts, int hidden, int count) {
        this.kernel = kernel;
        this.weights = weights;
        this.parts = parts;
        this.hidden = hidden;
        this.count = count;
        length = DenseKernel.padded(hidden);
        step = weights.inputs();
        in = new float[count * step];
        for (int n = 0; n < count; n++) {
            System.arraycopy(weights.start(), 0, in, n * step, length);
        }
        projected = new float[count * parts.out()];
        inner = new float[count * length];
        moved = new float[count * length];
    }

    /** A node takes the state of another one over. */
    void take(int node, FlatNodes other, int from) {
        System.arraycopy(other.in, from * step, in, node * step, length);
    }

    /** All inputs of all nodes, flat [N, ..]. */
    float[] in() {
        return in;
    }

    /** Where the state of a node begins among the inputs. */
    int state(int node) {
        return node * step;
    }

    /** Where a block of D inputs of a node begins among the inputs. @param number from 0 on */
    int message(int node, int number) {
        return node * step + length * (number + 1) + weights.extra();
    }

    /** Length of a state. */
    int length() {
        return length;
    }

    /** Makes the parts of all states in messages. */
    void project() {
        kernel.linear(parts, in, step, count, projected);
    }

    /** Those parts; flat [N, ..]. */
    float[] projected() {
        return projected;
    }

    /** Where a part of a node begins there. @param number of the matrix */
    int part(int node, int number) {
        return node * parts.out() + number * length;
    }

    /** From a node to the next one there. */
    int partStep() {
        return parts.out();
    }

    /** The next states. @param features [F][N] @param clock the same for all nodes, [3] */
    void next(float[][] features, float[] clock) {
        for (int f = 0; f < features.length; f++) {
            float[] row = features[f];
            for (int n = 0, to = length + f; n < count; n++, to += step) {
                in[to] = row[n];
            }
        }
        float[] start = weights.first().start().clone();
        for (int c = 0; c < clock.length; c++) {
            for (int d = 0; d < length; d++) {
                start[d] += clock[c] * weights.clock()[c * length + d];
            }
        }
        kernel.linear(weights.first().from(start), in, step, count, inner);
        kernel.relu(inner, inner.length);
        kernel.linear(weights.second(), inner, length, count, moved);
        int n = 0;
        for (; n + 4 <= count; n += 4) {
            normalise(n);
        }
        for (; n < count; n++) {
            normaliseOne(n);
        }
    }

    /** State + moved, brought to mean 0 and variance 1, of four nodes whose sums do not wait for each other. */
    private void normalise(int n) {
        int a = n * step;
        int b = a + step;
        int c = b + step;
        int d = c + step;
        float sumA = 0;
        float sumB = 0;
        float sumC = 0;
        float sumD = 0;
        for (int k = 0, m = n * length; k < hidden; k++, m++) {
            sumA += in[a + k] += moved[m];
            sumB += in[b + k] += moved[m + length];
            sumC += in[c + k] += moved[m + 2 * length];
            sumD += in[d + k] += moved[m + 3 * length];
        }
        float meanA = sumA / hidden;
        float meanB = sumB / hidden;
        float meanC = sumC / hidden;
        float meanD = sumD / hidden;
        sumA = 0;
        sumB = 0;
        sumC = 0;
        sumD = 0;
        for (int k = 0; k < hidden; k++) {
            float x = in[a + k] -= meanA;
            sumA += x * x;
            x = in[b + k] -= meanB;
            sumB += x * x;
            x = in[c + k] -= meanC;
            sumC += x * x;
            x = in[d + k] -= meanD;
            sumD += x * x;
        }
        scale(a, sumA);
        scale(b, sumB);
        scale(c, sumC);
        scale(d, sumD);
    }

    private void normaliseOne(int n) {
        int a = n * step;
        float sum = 0;
        for (int k = 0; k < hidden; k++) {
            sum += in[a + k] += moved[n * length + k];
        }
        float mean = sum / hidden;
        sum = 0;
        for (int k = 0; k < hidden; k++) {
            float x = in[a + k] -= mean;
            sum += x * x;
        }
        scale(a, sum);
    }

    private void scale(int at, float square) {
        float factor = (float) (1 / Math.sqrt(square / hidden + PrecodingForm.EPSILON));
        for (int k = at; k < at + hidden; k++) {
            in[k] *= factor;
        }
    }

    /** A linear map of the states. @param out receives the outputs, flat [N, outs] */
    void out(NodeKernel.Map map, float[] out) {
        kernel.linear(map, in, step, count, out);
    }
}
