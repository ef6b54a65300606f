package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.EdgeKernel;
import hetnet.mimo.kernel.NodeKernel;
import hetnet.model.NamedWeights;
import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;
import java.util.Map;

/**
 * The weights of the network as flat arrays, matrices [in, out] in row order; widths of states are filled up to a
 * multiple of the lanes by zeros.
 */
final class PrecodingWeights {

    /**
     * Of a kind of nodes.
     *
     * @param start  the first state, [D]
     * @param extra  features between the state and the other blocks
     * @param first  of the inputs without the clock, beginning at the bias
     * @param clock  of the clock, flat [3, D]
     * @param second of the hidden layer
     */
    record Node(float[] start, int extra, NodeKernel.Map first, float[] clock, NodeKernel.Map second) {

        /** Length of all inputs of a node without the clock. */
        int inputs() {
            return first.in();
        }
    }

    final int hidden;
    final EdgeKernel.Kind cell;
    final EdgeKernel.Kind fromSites;
    final EdgeKernel.Kind toSite;
    final EdgeKernel.Kind toAntenna;
    final NodeKernel.Map streamParts; // T of cells, F of cells, T of those from BSs, F of those to BSs and to antennas
    final NodeKernel.Map siteParts;   // F of those from BSs, T of those to BSs
    final NodeKernel.Map antennaParts; // T
    final Node streams;
    final Node sites;
    final Node antennas;
    final NodeKernel.Map streamOut;
    final NodeKernel.Map antennaOut;

    /** @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size */
    PrecodingWeights(Map<String, float[]> weights, int hidden) {
        this.hidden = hidden;
        NamedWeights named = new NamedWeights(weights);
        cell = edge(named, "cell", PrecodingForm.CELL_EDGE);
        fromSites = edge(named, "from_site", PrecodingForm.FROM_SITE_EDGE);
        toSite = edge(named, "to_site", PrecodingForm.TO_SITE_EDGE);
        toAntenna = edge(named, "to_antenna", PrecodingForm.ANTENNA_EDGE);
        streamParts = beside(named, "cell.to", "cell.from", "from_site.to", "to_site.from", "to_antenna.from");
        siteParts = beside(named, "from_site.from", "to_site.to");
        antennaParts = beside(named, "to_antenna.to");
        streams = node(named, "stream", 5, PrecodingForm.STREAM_FEATURES);
        sites = node(named, "site", 5, PrecodingForm.SITE_FEATURES);
        antennas = node(named, "antenna", 4, PrecodingForm.ANTENNA_FEATURES);
        streamOut = out(named, "stream.out", PrecodingForm.STREAM_OUT);
        antennaOut = out(named, "antenna.out", PrecodingForm.ANTENNA_OUT);
        named.requireAllRead();
    }

    private EdgeKernel.Kind edge(NamedWeights named, String name, int features) {
        int length = DenseKernel.padded(hidden);
        return new EdgeKernel.Kind(wide(named.numbers(name + ".edge", features * hidden), features), features, length,
                wide(named.numbers(name + ".bias", hidden), 1));
    }

    private NodeKernel.Map beside(NamedWeights named, String... names) {
        return NodeKernel.Map.beside(hidden, hidden, Arrays.stream(names)
                .map(name -> named.numbers(name, hidden * hidden)).toArray(float[][]::new));
    }

    private NodeKernel.Map out(NamedWeights named, String name, int count) {
        return NodeKernel.Map.beside(hidden, count, named.numbers(name, hidden * count))
                .from(Arrays.copyOf(named.numbers(name + ".bias", count), DenseKernel.padded(count)));
    }

    private Node node(NamedWeights named, String name, int parts, int extra) {
        int length = DenseKernel.padded(hidden);
        int in = parts * hidden + extra + PrecodingForm.CLOCK;
        float[] given = wide(named.numbers(name + ".1.weight", in * hidden), in);
        float[] first = new float[(parts * length + extra) * length];
        for (int part = 0, from = 0, to = 0; part < parts; part++) {
            int rows = part == 0 ? hidden + extra : hidden; // features follow the state
            int state = part == 0 ? hidden * length : rows * length;
            System.arraycopy(given, from, first, to, state);
            System.arraycopy(given, from + state, first, to + length * length, rows * length - state);
            from += rows * length;
            to += (length + rows - hidden) * length;
        }
        return new Node(wide(named.numbers(name + ".start", hidden), 1), extra,
                new NodeKernel.Map(first, wide(named.numbers(name + ".1.bias", hidden), 1), parts * length + extra,
                        length),
                Arrays.copyOfRange(given, (in - PrecodingForm.CLOCK) * length, in * length),
                new NodeKernel.Map(wide(named.numbers(name + ".2.weight", hidden * hidden), hidden),
                        wide(named.numbers(name + ".2.bias", hidden), 1), hidden, length));
    }

    /** Rows of D numbers as rows of a multiple of the lanes. */
    private float[] wide(float[] numbers, int rows) {
        int length = DenseKernel.padded(hidden);
        float[] wide = new float[rows * length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(numbers, i * hidden, wide, i * length, hidden);
        }
        return wide;
    }
}
