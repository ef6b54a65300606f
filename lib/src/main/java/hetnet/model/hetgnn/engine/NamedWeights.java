package hetnet.model.hetgnn.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a network by name. Which parts the network has shows in the names; a part that it has not is one of
 * zeros, so that every variant is decided by the same steps.
 */
final class NamedWeights {

    private final Map<String, float[]> named;
    private final Set<String> unread;

    NamedWeights(Map<String, float[]> named) {
        this.named = named;
        this.unread = new HashSet<>(named.keySet());
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    /** @throws IllegalArgumentException when the weight has another size */
    float[] matrix(String name, int in, int out) {
        unread.remove(name);
        float[] values = named.getOrDefault(name, new float[in * out]);
        if (values.length != in * out) {
            throw new IllegalArgumentException("weight '%s' has %d numbers instead of %d"
                    .formatted(name, values.length, in * out));
        }
        return values;
    }

    /** A map with its bias. */
    Dense dense(String name, int in, int out) {
        return new Dense(matrix(name + ".weight", in, out), matrix(name + ".bias", 1, out));
    }

    /** @throws IllegalArgumentException naming a weight that nobody has asked for */
    void requireAllRead() {
        unread.stream().sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("weight '" + name + "' is unknown to this network");
        });
    }
}
