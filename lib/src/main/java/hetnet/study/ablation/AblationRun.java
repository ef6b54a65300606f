package hetnet.study.ablation;

import hetnet.io.Artefact;
import hetnet.util.Quoted;
import hetnet.util.Require;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One training of one variant of a network, and what it was worth.
 *
 * @param network      name of the network
 * @param variant      name of the variant
 * @param seed         of its weights, and of whatever else was drawn for it
 * @param metrics      values by name, the same names for all variants of a network
 * @param weights      number of trainable numbers
 * @param trainingCpuS processor time of the training, seconds summed over all cores: other programs do not count
 * @param trainingS    wall-clock time of the training, seconds
 * @param decisionS    wall-clock time of one decision, seconds: the median of several
 */
public record AblationRun(String network, String variant, long seed, Map<String, Double> metrics, long weights,
        double trainingCpuS,
                   double trainingS, double decisionS) {

    private static final String KIND = "ablation";
    private static final String NAMES = "metrics";
    private static final String VALUES = "values";
    private static final String COSTS = "costs";

    /** Keeps the run, whole or not at all. */
    void write(String fingerprint, Path file) {
        SortedMap<String, double[]> arrays = new TreeMap<>();
        arrays.put(VALUES, metrics.values().stream().mapToDouble(Double::doubleValue).toArray());
        arrays.put(COSTS, new double[] {weights, trainingCpuS, trainingS, decisionS});
        new Artefact(KIND, fingerprint, new TreeMap<>(Map.of(NAMES, String.join(",", metrics.keySet()))), arrays)
                .write(file);
    }

    /** @throws IllegalArgumentException naming the file, when it is damaged or was made by another configuration */
    public static AblationRun read(String network, String variant, long seed, String fingerprint, Path file) {
        return Artefact.read(file, KIND).requireFingerprint(fingerprint, file)
                .content(file, artefact -> of(network, variant, seed, artefact));
    }

    private static AblationRun of(String network, String variant, long seed, Artefact artefact) {
        String[] names = artefact.property(NAMES).split(",");
        double[] values = artefact.array(VALUES, names.length);
        double[] costs = artefact.array(COSTS, 4);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (metrics.put(names[i], values[i]) != null) {
                throw new IllegalArgumentException("metric %s occurs twice".formatted(Quoted.of(names[i])));
            }
        }
        for (double cost : costs) {
            Require.inRange("a cost", cost, 0, Double.MAX_VALUE, "");
        }
        return new AblationRun(network, variant, seed, metrics, (long) costs[0], costs[1], costs[2], costs[3]);
    }
}
