package hetnet.mimo.model.engine;

import hetnet.mimo.model.engine.PrecodingWeights.Node;
import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;

/**
 * The states of all nodes of a kind, what comes in, and the next states: h + V relu(U [h, inputs] + u) + v, brought to
 * mean 0 and variance 1. A feature of all nodes is one row, whose length is padded for the kernel.
 */
final class FlatNodes {

    private final DenseKernel kernel;
    private final Node weights;
    private final int hidden;
    private final int count;
    private final int padded;
    private final float[][] state;       // [D][N]
    private final float[][][] messages;  // each [D][N]
    private final float[][][] projected; // each [D][N]
    private final float[][] inner;       // [D][N]
    private final float[][] moved;       // [D][N]
    private final float[] none;          // zeros, [D]

    /** @param parts how many blocks of D inputs there are, with the state itself */
    FlatNodes(DenseKernel kernel, Node weights, float[] start, int count, int parts) {
        this.kernel = kernel;
        this.weights = weights;
        this.count = count;
        hidden = start.length;
        padded = DenseKernel.padded(count);
        state = new float[hidden][padded];
        for (int d = 0; d < hidden; d++) {
            Arrays.fill(state[d], start[d]);
        }
        messages = new float[parts - 1][hidden][padded];
        projected = new float[2][hidden][padded];
        inner = new float[hidden][padded];
        moved = new float[hidden][padded];
        none = new float[hidden];
    }

    /** The states, [D][N]; not to be changed. */
    float[][] state() {
        return state;
    }

    /** A node takes the state of another one over. */
    void take(int node, FlatNodes other, int from) {
        for (int d = 0; d < hidden; d++) {
            state[d][node] = other.state[d][from];
        }
    }

    /** Where the inputs of a block of D go, [D][N]. */
    float[][] message(int number) {
        return messages[number];
    }

    /** A product with all states. @param matrix [D, D] @param place 0 or 1, for two that are needed at once */
    float[][] project(float[] matrix, int place) {
        kernel.linear(state, matrix, none, padded, padded, projected[place]);
        return projected[place];
    }

    /** The next states. @param features [F][N] @param clock the same for all nodes, [3] */
    void next(float[][] features, float[] clock) {
        float[][] in = new float[hidden * (messages.length + 1) + features.length][];
        System.arraycopy(state, 0, in, 0, hidden);
        System.arraycopy(features, 0, in, hidden, features.length);
        for (int m = 0; m < messages.length; m++) {
            System.arraycopy(messages[m], 0, in, hidden * (m + 1) + features.length, hidden);
        }
        float[] start = weights.firstBias().clone();
        for (int c = 0; c < clock.length; c++) {
            for (int d = 0; d < hidden; d++) {
                start[d] += clock[c] * weights.first()[(in.length + c) * hidden + d];
            }
        }
        kernel.linear(in, weights.first(), start, padded, padded, inner);
        for (float[] row : inner) {
            kernel.relu(row, row, padded);
        }
        kernel.linear(inner, weights.second(), weights.secondBias(), padded, padded, moved);
        normalise();
    }

    /** state + moved, brought to mean 0 and variance 1 over the features. */
    private void normalise() {
        float[] mean = new float[padded];
        float[] square = new float[padded];
        for (int d = 0; d < hidden; d++) {
            for (int i = 0; i < padded; i++) {
                state[d][i] += moved[d][i];
                mean[i] += state[d][i];
            }
        }
        for (int i = 0; i < padded; i++) {
            mean[i] /= hidden;
        }
        for (int d = 0; d < hidden; d++) {
            for (int i = 0; i < padded; i++) {
                state[d][i] -= mean[i];
                square[i] += state[d][i] * state[d][i];
            }
        }
        for (int i = 0; i < padded; i++) {
            square[i] = (float) (1 / Math.sqrt(square[i] / hidden + PrecodingForm.EPSILON));
        }
        for (int d = 0; d < hidden; d++) {
            for (int i = 0; i < padded; i++) {
                state[d][i] *= square[i];
            }
        }
    }

    /** A linear map of the states. @param matrix [D, outs] @return [outs][N] */
    float[][] out(float[] matrix, float[] bias) {
        float[][] out = new float[bias.length][padded];
        kernel.linear(state, matrix, bias, padded, padded, out);
        return out;
    }

    /** N. */
    int count() {
        return count;
    }
}
