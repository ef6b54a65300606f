package hetnet.model.engine;

import java.util.Map;

/**
 * The weights of an unrolled network in the order in which a decision reads them. Which parts the network has shows in
 * the names of its weights; a part that it has not is one of zeros, and parts that share their weights have copies, so
 * that every variant is decided by the same steps.
 */
final class NetworkWeights {

    /** Features of a round that say what powers do. */
    static final int SLOPES = 7;
    /** Load, crowd and alpha. */
    private static final int SITE_FEATURES = 3;
    private static final int PAIR_FEATURES = 3;
    private static final int ANTENNA_FEATURES = 2;

    private final Map<String, float[]> named;
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
     * @param named  weights by name, as training keeps them
     * @param hidden H
     * @throws IllegalArgumentException naming the first weight that is missing or of another size
     */
    NetworkWeights(Map<String, float[]> named, int hidden) {
        this.named = named;
        this.hidden = hidden;
        antennas = named.containsKey("antenna.weight");
        edges = named.containsKey("pair.1.weight");
        messages = named.containsKey("message.state.weight");
        rounds = named.containsKey("update.1.weight");
        coded = array("start.1.weight").length > hidden * hidden;
        antenna = layer("antenna", ANTENNA_FEATURES, hidden, antennas);
        pairIn = layer("pair.1", PAIR_FEATURES, hidden, edges);
        pairOut = layer("pair.2", hidden, hidden, edges);
        siteIn = siteIn();
        siteOut = layer("site.2", hidden, hidden, true);
        int codeRows = coded ? CodeStream.CODE : 0;
        float[] start = sized("start.1.weight", (hidden + codeRows) * hidden);
        startSite = new Layer(hidden, hidden, part(start, 0, hidden, hidden), sized("start.1.bias", hidden));
        startCode = part(start, coded ? hidden : -1, CodeStream.CODE, hidden);
        startOut = layer("start.2", hidden, hidden, true);
        messageState = layer("message.state", hidden, hidden, messages);
        messageEdge = layer("message.edge", hidden, hidden, edges);
        int wide = 2 * hidden;
        float[] update = rounds ? array("update.1.weight") : new float[0];
        boolean slopes = named.containsKey("pull");
        int parts = messages ? 3 : 2; // state, messages, mean state
        int own = update.length == ((parts * hidden) + (slopes ? SLOPES : 0) + 1) * wide ? 1
                : 0; // or all share one set
        int after = own == 1 ? parts * hidden : hidden;
        float[] received = part(update, rounds && messages ? own * hidden : -1, hidden, wide);
        float[] out = messages ? sized("message.out.weight", hidden * hidden) : new float[hidden * hidden];
        float[] outStart = messages ? sized("message.out.bias", hidden) : new float[hidden];
        updateRow = new float[(wide + SLOPES) * wide];
        System.arraycopy(part(update, rounds ? 0 : -1, hidden, wide), 0, updateRow, 0, hidden * wide);
        multiply(out, received, hidden, wide, updateRow, hidden * wide);
        System.arraycopy(part(update, rounds && slopes ? after : -1, SLOPES, wide), 0, updateRow, wide * wide,
                SLOPES * wide);
        updateWhole = part(update, rounds ? own * (parts - 1) * hidden : -1, hidden, wide);
        updateAlpha = part(update, rounds ? after + (slopes ? SLOPES : 0) : -1, 1, wide);
        updateStart = rounds ? sized("update.1.bias", wide).clone() : new float[wide];
        float[] folded = new float[wide];
        multiply(outStart, received, 1, wide, folded, 0);
        for (int o = 0; o < wide; o++) {
            updateStart[o] += folded[o];
        }
        updateOut = layer("update.2", wide, hidden, rounds);
        step = layer("step", hidden, 1, true);
        bias = layer("bias", hidden, 1, true);
        pull = slopes ? sized("pull", 1)[0] : 0;
    }

    private Layer siteIn() {
        float[] weight = array("site.1.weight");
        int typed = (edges ? 1 : 0) + (antennas ? 1 : 0);
        boolean own = weight.length == (typed * hidden + SITE_FEATURES) * hidden;
        int after = own ? typed * hidden : hidden;
        float[] all = new float[(2 * hidden + SITE_FEATURES) * hidden];
        System.arraycopy(part(weight, edges ? 0 : -1, hidden, hidden), 0, all, 0, hidden * hidden);
        System.arraycopy(part(weight, antennas ? (edges && own ? hidden : 0) : -1, hidden, hidden), 0, all,
                hidden * hidden, hidden * hidden);
        System.arraycopy(part(weight, after, SITE_FEATURES, hidden), 0, all, 2 * hidden * hidden,
                SITE_FEATURES * hidden);
        return new Layer(2 * hidden + SITE_FEATURES, hidden, all, sized("site.1.bias", hidden));
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
            if ((first + rows) * columns > matrix.length) {
                throw new IllegalArgumentException("a weight has %d numbers, where at least %d are needed"
                        .formatted(matrix.length, (first + rows) * columns));
            }
            System.arraycopy(matrix, first * columns, part, 0, part.length);
        }
        return part;
    }

    private Layer layer(String name, int in, int out, boolean present) {
        return present ? new Layer(in, out, sized(name + ".weight", in * out), sized(name + ".bias", out))
                : new Layer(in, out, new float[in * out], new float[out]);
    }

    private float[] sized(String name, int size) {
        float[] values = array(name);
        if (values.length != size) {
            throw new IllegalArgumentException("weight '%s' has %d numbers instead of %d"
                    .formatted(name, values.length, size));
        }
        return values;
    }

    private float[] array(String name) {
        float[] values = named.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no weight '%s'".formatted(name));
        }
        return values;
    }
}
