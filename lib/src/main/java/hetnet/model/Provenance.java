package hetnet.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which training made the weights of a network.
 *
 * @param fingerprint of everything that decided the training; empty where there was none
 * @param settings    of the training as text, by name: for people and tables, no decision depends on them
 */
public record Provenance(String fingerprint, SortedMap<String, String> settings) {

    /** Weights that nobody trained. */
    public static final Provenance NONE = new Provenance("", Collections.emptySortedMap());

    /** Keeps its own copy of the settings. */
    public Provenance {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** With its own copy of the settings, in the order of their names. */
    public static Provenance of(String fingerprint, Map<String, String> settings) {
        return new Provenance(fingerprint, new TreeMap<>(settings));
    }
}
