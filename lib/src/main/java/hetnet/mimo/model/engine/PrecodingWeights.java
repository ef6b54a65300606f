package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.EdgeKernel;
import hetnet.model.NamedWeights;
import hetnet.model.kernel.DenseKernel;
import java.util.Map;

/** The weights of the network as flat arrays, matrices [in, out] in row order. */
final class PrecodingWeights {

    /** Of a kind of edges. @param to [D, D] @param from [D, D] @param kind those of features, padded @param bias [D] */
    record Edge(float[] to, float[] from, EdgeKernel.Kind kind, float[] bias) {
    }

    /** Of a kind of nodes. @param first [in, D] @param firstBias [D] @param second [D, D] @param secondBias [D] */
    record Node(float[] first, float[] firstBias, float[] second, float[] secondBias) {
    }

    final int hidden;
    final float[] streamStart;
    final float[] siteStart;
    final float[] antennaStart;
    final Edge cell;
    final Edge fromSites;
    final Edge toSite;
    final Edge toAntenna;
    final Node streams;
    final Node sites;
    final Node antennas;
    final float[] streamOut;
    final float[] streamBias;
    final float[] antennaOut;
    final float[] antennaBias;

    /** @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size */
    PrecodingWeights(Map<String, float[]> weights, int hidden) {
        this.hidden = hidden;
        NamedWeights named = new NamedWeights(weights);
        streamStart = named.numbers("stream.start", hidden);
        siteStart = named.numbers("site.start", hidden);
        antennaStart = named.numbers("antenna.start", hidden);
        cell = edge(named, "cell", PrecodingForm.CELL_EDGE);
        fromSites = edge(named, "from_site", PrecodingForm.FROM_SITE_EDGE);
        toSite = edge(named, "to_site", PrecodingForm.TO_SITE_EDGE);
        toAntenna = edge(named, "to_antenna", PrecodingForm.ANTENNA_EDGE);
        streams = node(named, "stream", 5 * hidden + PrecodingForm.STREAM_FEATURES + PrecodingForm.CLOCK);
        sites = node(named, "site", 5 * hidden + PrecodingForm.SITE_FEATURES + PrecodingForm.CLOCK);
        antennas = node(named, "antenna", 4 * hidden + PrecodingForm.ANTENNA_FEATURES + PrecodingForm.CLOCK);
        streamOut = named.numbers("stream.out", hidden * PrecodingForm.STREAM_OUT);
        streamBias = named.numbers("stream.out.bias", PrecodingForm.STREAM_OUT);
        antennaOut = named.numbers("antenna.out", hidden * PrecodingForm.ANTENNA_OUT);
        antennaBias = named.numbers("antenna.out.bias", PrecodingForm.ANTENNA_OUT);
        named.requireAllRead();
    }

    private Edge edge(NamedWeights named, String name, int features) {
        float[] given = named.numbers(name + ".edge", features * hidden);
        int length = DenseKernel.padded(hidden);
        float[] weight = new float[features * length];
        for (int f = 0; f < features; f++) {
            System.arraycopy(given, f * hidden, weight, f * length, hidden);
        }
        return new Edge(named.numbers(name + ".to", hidden * hidden), named.numbers(name + ".from", hidden * hidden),
                new EdgeKernel.Kind(weight, features, length), named.numbers(name + ".bias", hidden));
    }

    private Node node(NamedWeights named, String name, int in) {
        return new Node(named.numbers(name + ".1.weight", in * hidden), named.numbers(name + ".1.bias", hidden),
                named.numbers(name + ".2.weight", hidden * hidden), named.numbers(name + ".2.bias", hidden));
    }
}
