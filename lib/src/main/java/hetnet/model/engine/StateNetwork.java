package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.engine.SiteEncoder.Surroundings;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.PowerOutlook;
import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;

/**
 * The learned part of a round: one state for each (BS, RB), which hears of the others and of what its power does.
 * Messages' last layer is folded into the first of the update.
 */
final class StateNetwork {

    private static final float START_SCALE = 3;
    private static final float BIAS_SCALE = 0.1f;
    private static final float SMALLEST_VARIANCE = 1e-5f;

    private final NetworkWeights weights;
    private final UserLinks links;
    private final Kernel kernel;
    private final Surroundings around;
    private final float alpha;
    private final int hidden;
    private final int rows; // N = B * stride
    private final float[][] code; // [2, N]
    private final float[] startSite; // of the first layer of the start, [B, H]
    private final float[] mean; // state of each BS, [B, H]
    private final float[] start; // of the first layer of the update, [B, 2 H]
    private final float[][] sent; // [H, N]
    private final float[][] heard; // [H, N]
    private final float[][] input; // state, heard, features; [2 H + 7, N]
    private final float[][] wide; // [2 H, N]
    private final float[][] change; // [H, N]
    private final float[] average; // over the states, [N]
    private final float[] deviation; // [N]
    final float[] bias; // added to the attraction of each BS, [B]
    final float[][] features; // of PowerOutlook, [7, N]

    StateNetwork(NetworkWeights weights, UserLinks links, Kernel kernel, Surroundings around, float alpha) {
        this.weights = weights;
        this.links = links;
        this.kernel = kernel;
        this.around = around;
        this.alpha = alpha;
        hidden = weights.hidden;
        rows = links.sites() * links.stride();
        code = new float[CodeStream.CODE][rows];
        startSite = new float[links.sites() * hidden];
        mean = new float[links.sites() * hidden];
        start = new float[links.sites() * 2 * hidden];
        sent = new float[hidden][rows];
        heard = new float[hidden][rows];
        input = new float[2 * hidden + NetworkWeights.SLOPE_FEATURES][];
        wide = new float[2 * hidden][rows];
        change = new float[hidden][rows];
        average = new float[rows];
        deviation = new float[rows];
        bias = new float[links.sites()];
        features = new float[NetworkWeights.SLOPE_FEATURES][rows];
        for (int b = 0; b < links.sites(); b++) {
            System.arraycopy(weights.startSite.apply(around.embedded(), b * hidden), 0, startSite, b * hidden, hidden);
        }
        System.arraycopy(heard, 0, input, hidden, hidden);
        System.arraycopy(features, 0, input, 2 * hidden, features.length);
    }

    /** States and logits from a code. @param codes shape [B, R, {@link CodeStream#CODE}] @param to receives them */
    void start(float[] codes, DecisionState to) {
        start(codes, MathArrays.natural(links.blocks()), to);
    }

    /**
     * States and logits from a code.
     *
     * @param codes shape [B, R, {@link CodeStream#CODE}]
     * @param place whose code each RB gets, shape [R]
     * @param to    receives them
     */
    void start(float[] codes, int[] place, DecisionState to) {
        int blocks = links.blocks();
        Arrays.fill(to.idle(), 0);
        for (int b = 0; b < links.sites(); b++) {
            for (int r = 0; r < blocks; r++) {
                int at = (b * blocks + place[r]) * CodeStream.CODE;
                code[0][b * links.stride() + r] = codes[at];
                code[1][b * links.stride() + r] = codes[at + 1];
            }
        }
        kernel.dense().linear(code, weights.startCode, startSite, links.stride(), rows, sent);
        gelu(sent);
        kernel.dense().linear(sent, weights.startOut.weight(), weights.startOut.start(), rows, rows, to.h());
        step(to.h(), average);
        for (int n = 0; n < rows; n++) {
            to.logit()[n] = START_SCALE * average[n] + (weights.coded ? code[0][n] : 0);
        }
    }

    /** Reads the mean state of each BS, and what attracts UEs to it. */
    void readSites(float[][] h) {
        for (int b = 0; b < links.sites(); b++) {
            float sum = weights.bias.start()[0];
            for (int i = 0; i < hidden; i++) {
                mean[b * hidden + i] = mean(h[i], b * links.stride());
                sum += mean[b * hidden + i] * weights.bias.weight()[i];
            }
            bias[b] = BIAS_SCALE * sum;
        }
    }

    private float mean(float[] x, int first) {
        float sum = 0;
        for (int i = first; i < first + links.blocks(); i++) {
            sum += x[i];
        }
        return sum / links.blocks();
    }

    /**
     * The next states and logits, from the features and the mean states read before.
     *
     * @param stride part of the full step of the logits
     */
    void update(DecisionState from, DecisionState to, float stride) {
        starts();
        System.arraycopy(from.idle(), 0, to.idle(), 0, to.idle().length);
        kernel.dense().linear(from.h(), weights.messageState.weight(), weights.messageState.start(), rows, rows, sent);
        kernel.messages(sent, around.pairs(), around.edge(), around.weight(), links.stride(), heard);
        System.arraycopy(from.h(), 0, input, 0, hidden);
        kernel.dense().linear(input, weights.updateRow, start, links.stride(), rows, wide);
        gelu(wide);
        kernel.dense().linear(wide, weights.updateOut.weight(), weights.updateOut.start(), rows, rows, change);
        normalise(from.h(), to.h());
        step(to.h(), average);
        float[] pull = features[PowerOutlook.PULL];
        for (int n = 0; n < rows; n++) {
            to.logit()[n] = from.logit()[n] + stride * average[n] + stride * (pull[n] * weights.pull);
        }
    }

    /** What the first layer of the update starts from at each BS: the same for all its RBs. */
    private void starts() {
        int out = 2 * hidden;
        for (int b = 0; b < links.sites(); b++) {
            for (int o = 0; o < out; o++) {
                start[b * out + o] = Math.fma(alpha, weights.updateAlpha[o], weights.updateStart[o]);
            }
            for (int i = 0; i < hidden; i++) {
                float m = mean[b * hidden + i];
                for (int o = 0; o < out; o++) {
                    start[b * out + o] = Math.fma(m, weights.updateWhole[i * out + o], start[b * out + o]);
                }
            }
        }
    }

    private void gelu(float[][] x) {
        for (float[] row : x) {
            kernel.gelu(row, row, rows);
        }
    }

    /** y = h + change with zero mean and unit deviation over the H numbers of a state. */
    private void normalise(float[][] h, float[][] y) {
        clear(average);
        clear(deviation);
        for (int i = 0; i < hidden; i++) {
            add(h[i], change[i], y[i], average, rows);
        }
        divide(average, hidden, rows);
        for (int i = 0; i < hidden; i++) {
            centre(y[i], average, deviation, rows);
        }
        divide(deviation, hidden, rows);
        for (int n = 0; n < rows; n++) {
            deviation[n] = (float) Math.sqrt(deviation[n] + SMALLEST_VARIANCE);
        }
        for (int i = 0; i < hidden; i++) {
            divide(y[i], deviation, rows);
        }
    }

    private static void clear(float[] x) {
        Arrays.fill(x, 0);
    }

    private static void add(float[] h, float[] change, float[] y, float[] sum, int n) {
        for (int i = 0; i < n; i++) {
            float x = h[i] + change[i];
            y[i] = x;
            sum[i] = sum[i] + x;
        }
    }

    private static void centre(float[] y, float[] mean, float[] squares, int n) {
        for (int i = 0; i < n; i++) {
            float x = y[i] - mean[i];
            y[i] = x;
            squares[i] = squares[i] + x * x;
        }
    }

    private static void divide(float[] x, float[] by, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] / by[i];
        }
    }

    private static void divide(float[] x, int by, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] / by;
        }
    }

    /** The step that each state asks for. */
    private void step(float[][] h, float[] y) {
        Arrays.fill(y, weights.step.start()[0]);
        for (int i = 0; i < hidden; i++) {
            scaled(h[i], weights.step.weight()[i], y, rows);
        }
    }

    private static void scaled(float[] x, float w, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(x[i], w, y[i]);
        }
    }
}
