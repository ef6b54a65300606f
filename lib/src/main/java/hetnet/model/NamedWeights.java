package hetnet.model;

import hetnet.io.Artefact;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The weights of a network by name, as an engine takes them one by one: each is there, of its size, and known. */
public final class NamedWeights {

    private final Map<String, float[]> named;
    private final Set<String> unread;

    /** @param named by name, as training keeps them */
    public NamedWeights(Map<String, float[]> named) {
        this.named = named;
        this.unread = new HashSet<>(named.keySet());
    }

    /** A copy of all numbers, in one order, whoever gives them. */
    public static SortedMap<String, float[]> copy(Map<String, float[]> named) {
        SortedMap<String, float[]> copy = new TreeMap<>();
        named.forEach((name, values) -> copy.put(name, values.clone()));
        return copy;
    }

    /** Tells one set of weights from another. @param named as {@link #copy} orders them */
    public static String fingerprint(SortedMap<String, float[]> named) {
        return Artefact.fingerprint(named.entrySet().stream().map(e -> e.getKey() + Arrays.toString(e.getValue()))
                .toArray());
    }

    /** Whether there is a weight of this name. */
    public boolean has(String name) {
        return named.containsKey(name);
    }

    /**
     * One weight; the array itself.
     *
     * @throws IllegalArgumentException naming the weight, when it is missing or of another size
     */
    public float[] numbers(String name, int size) {
        unread.remove(name);
        float[] values = named.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no weight '" + name + "'");
        }
        if (values.length != size) {
            throw new IllegalArgumentException("weight '%s' has %d numbers instead of %d"
                    .formatted(name, values.length, size));
        }
        return values;
    }

    /**
     * One weight, or zeros in place of one that is missing.
     *
     * @throws IllegalArgumentException naming the weight, when it has another size
     */
    public float[] numbersOrZeros(String name, int size) {
        return has(name) ? numbers(name, size) : new float[size];
    }

    /** @throws IllegalArgumentException naming a weight that nobody has asked for */
    public void requireAllRead() {
        unread.stream().sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("weight '" + name + "' is unknown to this network");
        });
    }
}
