package hetnet.model.hetgnn.engine;

import hetnet.graph.HeteroGraph;
import hetnet.graph.ScaledGraph;
import hetnet.util.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/** Graphs and weights for tests, of uniform numbers alone: the same on every machine. */
final class RandomGraphs {

    private RandomGraphs() {
    }

    /** Some pairs have no path, and the last UE has none to any BS. */
    static ScaledGraph graph(int users, int sites, int antennas, long seed) {
        RandomGenerator random = Seeds.stream(seed, "graph");
        float[] linked = new float[users * sites];
        float[] link = uniform(linked.length * HeteroGraph.LINK_FEATURES, random);
        for (int i = 0; i < linked.length; i++) {
            linked[i] = random.nextInt(7) == 0 || i / sites == users - 1 ? 0 : 1;
            link[2 * i] *= linked[i];
            link[2 * i + 1] *= linked[i];
        }
        return new ScaledGraph(users, sites, antennas, uniform(users * HeteroGraph.UE_FEATURES, random),
                uniform(sites * HeteroGraph.BS_FEATURES, random),
                uniform(sites * antennas * HeteroGraph.ANTENNA_FEATURES, random), link, linked);
    }

    /** The same weights with a bias everywhere, as training gives them. */
    static Map<String, float[]> biased(Map<String, float[]> weights, long seed) {
        RandomGenerator random = Seeds.stream(seed, "bias");
        Map<String, float[]> biased = new LinkedHashMap<>(weights);
        biased.replaceAll((name, values) -> name.endsWith("bias") ? uniform(values.length, random) : values);
        return biased;
    }

    private static float[] uniform(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (3 * random.nextDouble() - 1.5);
        }
        return values;
    }
}
