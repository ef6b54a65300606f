package hetnet.model;

import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A network as it lies in a file, whichever network it is: everything that inference needs, and where the weights come
 * from.
 *
 * @param provenance which training made the weights
 * @param settings   of the network itself as text, by name
 * @param weights    by name
 * @param arrays     what else the network needs, such as the scaling of its features, by name
 */
public record SavedModel(Provenance provenance, Map<String, String> settings, Map<String, float[]> weights,
        Map<String, double[]> arrays) {

    private static final String WEIGHT = "weight.";
    private static final String TRAINING = "training.";

    /**
     * Writes the file whole or not at all.
     *
     * @param kind which network it is: its name in tables, for example {@code hetgnn_paper}
     * @throws UncheckedIOException when the file cannot be written
     */
    public void write(String kind, Path file) {
        SortedMap<String, String> properties = new TreeMap<>(settings);
        provenance.settings().forEach((name, value) -> properties.put(TRAINING + name, value));
        SortedMap<String, double[]> all = new TreeMap<>(arrays);
        SinglePrecision.put(all, WEIGHT, weights);
        new Artefact(kind, provenance.fingerprint(), properties, all).write(file);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param kind  which network it must be
     * @param maker makes the network; refuses with an IllegalArgumentException what does not fit
     * @throws IllegalArgumentException naming the file, when it is missing, damaged, of another network, or refused by
     *                                  the maker
     */
    public static <T> T read(String kind, Path file, Function<SavedModel, T> maker) {
        return Artefact.read(file, kind).content(file, artefact -> maker.apply(of(artefact)));
    }

    private static SavedModel of(Artefact artefact) {
        SortedMap<String, double[]> others = new TreeMap<>(artefact.arrays());
        others.keySet().removeIf(name -> name.startsWith(WEIGHT));
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> ofTraining = new LinkedHashMap<>();
        artefact.properties().forEach((name, value) -> {
            boolean training = name.startsWith(TRAINING);
            (training ? ofTraining : settings).put(training ? name.substring(TRAINING.length()) : name, value);
        });
        return new SavedModel(Provenance.of(artefact.fingerprint(), ofTraining), settings,
                SinglePrecision.take(artefact.arrays(), WEIGHT), others);
    }

    /**
     * @return the setting of this name
     * @throws IllegalArgumentException when there is none
     */
    public String setting(String name) {
        return Artefact.property(settings, name);
    }

    /**
     * @return the array of this name
     * @throws IllegalArgumentException when there is none, or not of this length
     */
    public double[] array(String name, int length) {
        return Artefact.array(arrays, name, length);
    }
}
