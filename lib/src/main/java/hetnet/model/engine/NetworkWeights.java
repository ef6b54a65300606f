package hetnet.model.engine;

import static hetnet.model.ModelComponent.ANTENNAS;
import static hetnet.model.ModelComponent.BS_BS;
import static hetnet.model.ModelComponent.CODE;
import static hetnet.model.ModelComponent.EDGES_IN_MESSAGES;
import static hetnet.model.ModelComponent.ROUNDS;
import static hetnet.model.ModelComponent.SLOPES;
import static hetnet.model.ModelComponent.TYPES;

import hetnet.model.CodeStream;
import hetnet.model.ModelComponent;
import hetnet.model.NamedWeights;
import java.util.Map;
import java.util.Set;

/**
 * The weights of an unrolled network in the order in which a decision reads them. A part that the network has not is
 * one of zeros, and parts that share their weights have copies, so that every variant is decided by the same steps.
 */
final class NetworkWeights {

    /** Features of a round that say what powers do. */
    static final int SLOPE_FEATURES = 7;
    /** Load, crowd and alpha. */
    private static final int SITE_FEATURES = 3;
    private static final int PAIR_FEATURES = 3;
    private static final int ANTENNA_FEATURES = 2;

    private final NamedWeights named;
    private final Set<ModelComponent> parts;
    final int hidden; // H
    final boolean coded; // whether logits start from the code
    final boolean rounds; // whether there are rounds
    final boolean messages; // whether BSs know of each other
    final boolean edges; // whether features of BS-BS edges count
    final boolean antennas; // whether there are antenna nodes

    final Layer antenna; // 2 -> H
    final Layer pairIn; // 3 -> H
    final Layer pairOut; // H -> H
    final Layer siteIn; // [edges H, antennas H, load, crowd, alpha] -> H
    final Layer siteOut;
    final Layer startSite; // of the embedding of the BS, H -> H
    final float[] startCode; // of the code, [2, H]
    final Layer startOut;
    final Layer messageState;
    final Layer messageEdge;
    final float[] updateRow; // of state, messages and slopes of the row, [2 H + 7, 2 H]
    final float[] updateWhole; // of the mean state of the BS, [H, 2 H]
    final float[] updateAlpha; // [2 H]
    final float[] updateStart; // [2 H]
    final Layer updateOut; // 2 H -> H
    final Layer step; // H -> 1
    final Layer bias; // H -> 1
    final float pull;

    /** y = x W + c, W of shape [in, out]. */
    record Layer(int in, int out, float[] weight, float[] start) {

        /** @param x from the given place, in numbers @return out numbers */
        float[] apply(float[] x, int at) {
            float[] y = start.clone();
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    y[o] = Math.fma(x[at + i], weight[i * out + o], y[o]);
                }
            }
            return y;
        }
    }

    /**
     * @param trained weights by name, as training keeps them
     * @param hidden  H
     * @param parts   that the network has
     * @throws IllegalArgumentException naming the first weight that is missing, of another size or unknown
     */
    NetworkWeights(Map<String, float[]> trained, int hidden, Set<ModelComponent> parts) {
        this.named = new NamedWeights(trained);
        this.hidden = hidden;
        this.parts = parts;
        antennas = has(ANTENNAS);
        messages = has(BS_BS);
        edges = messages && has(EDGES_IN_MESSAGES);
        rounds = has(ROUNDS);
        coded = has(CODE);
        antenna = layer("antenna", ANTENNA_FEATURES, hidden, antennas);
        pairIn = layer("pair.1", PAIR_FEATURES, hidden, edges);
        pairOut = layer("pair.2", hidden, hidden, edges);
        siteIn = siteIn();
        siteOut = layer("site.2", hidden, hidden, true);
        int codeRows = coded ? CodeStream.CODE : 0;
        float[] start = named.numbers("start.1.weight", (hidden + codeRows) * hidden);
        startSite = new Layer(hidden, hidden, part(start, 0, hidden, hidden), named.numbers("start.1.bias", hidden));
        startCode = part(start, coded ? hidden : -1, CodeStream.CODE, hidden);
        startOut = layer("start.2", hidden, hidden, true);
        messageState = layer("message.state", hidden, hidden, messages);
        messageEdge = layer("message.edge", hidden, hidden, edges);
        int wide = 2 * hidden;
        int told = has(SLOPES) ? SLOPE_FEATURES : 0;
        int heard = joined(messages ? 3 : 2); // rows of state, messages and mean state
        float[] update = rounds ? named.numbers("update.1.weight", (heard + told + 1) * wide) : new float[0];
        float[] received = part(update, rounds && messages ? joined(2) - hidden : -1, hidden, wide);
        float[] out = messages ? named.numbers("message.out.weight", hidden * hidden) : new float[hidden * hidden];
        float[] outStart = messages ? named.numbers("message.out.bias", hidden) : new float[hidden];
        updateRow = new float[(wide + SLOPE_FEATURES) * wide];
        System.arraycopy(part(update, rounds ? 0 : -1, hidden, wide), 0, updateRow, 0, hidden * wide);
        multiply(out, received, hidden, wide, updateRow, hidden * wide);
        System.arraycopy(part(update, told > 0 && rounds ? heard : -1, SLOPE_FEATURES, wide), 0, updateRow, wide * wide,
                SLOPE_FEATURES * wide);
        updateWhole = part(update, rounds ? heard - hidden : -1, hidden, wide);
        updateAlpha = part(update, rounds ? heard + told : -1, 1, wide);
        updateStart = rounds ? named.numbers("update.1.bias", wide).clone() : new float[wide];
        float[] folded = new float[wide];
        multiply(outStart, received, 1, wide, folded, 0);
        for (int o = 0; o < wide; o++) {
            updateStart[o] += folded[o];
        }
        updateOut = layer("update.2", wide, hidden, rounds);
        step = layer("step", hidden, 1, true);
        bias = layer("bias", hidden, 1, true);
        pull = told > 0 ? named.numbers("pull", 1)[0] : 0;
        named.requireAllRead();
    }

    private boolean has(ModelComponent part) {
        return parts.contains(part);
    }

    /** Rows that so many parts of width H take, side by side or, where all share one set of weights, added up. */
    private int joined(int count) {
        return hidden * (has(TYPES) ? count : Math.min(1, count));
    }

    private Layer siteIn() {
        int after = joined((edges ? 1 : 0) + (antennas ? 1 : 0));
        float[] weight = named.numbers("site.1.weight", (after + SITE_FEATURES) * hidden);
        float[] all = new float[(2 * hidden + SITE_FEATURES) * hidden];
        System.arraycopy(part(weight, edges ? 0 : -1, hidden, hidden), 0, all, 0, hidden * hidden);
        System.arraycopy(part(weight, antennas ? after - hidden : -1, hidden, hidden), 0, all, hidden * hidden,
                hidden * hidden);
        System.arraycopy(part(weight, after, SITE_FEATURES, hidden), 0, all, 2 * hidden * hidden,
                SITE_FEATURES * hidden);
        return new Layer(2 * hidden + SITE_FEATURES, hidden, all, named.numbers("site.1.bias", hidden));
    }

    /** The product x y into z, sums in double precision: x [rows, H], y [H, columns]. */
    private void multiply(float[] x, float[] y, int rows, int columns, float[] z, int at) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int i = 0; i < hidden; i++) {
                    sum += (double) x[r * hidden + i] * y[i * columns + c];
                }
                z[at + r * columns + c] = (float) sum;
            }
        }
    }

    /** Some rows of a matrix; zeros where the first is negative. */
    private static float[] part(float[] matrix, int first, int rows, int columns) {
        float[] part = new float[rows * columns];
        if (first >= 0) {
            System.arraycopy(matrix, first * columns, part, 0, part.length);
        }
        return part;
    }

    private Layer layer(String name, int in, int out, boolean present) {
        return present
                ? new Layer(in, out, named.numbers(name + ".weight", in * out), named.numbers(name + ".bias", out))
                : new Layer(in, out, new float[in * out], new float[out]);
    }
}
