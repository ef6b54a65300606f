package hetnet.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Tensors in single precision among the arrays of an {@link Artefact}, which are double; both ways are exact. */
final class SinglePrecision {

    private SinglePrecision() {
    }

    /** Adds every tensor under its name behind the prefix. */
    static void put(SortedMap<String, double[]> arrays, String prefix, Map<String, float[]> tensors) {
        tensors.forEach((name, values) -> arrays.put(prefix + name,
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray()));
    }

    /** The arrays whose name starts with the prefix, by the rest of their name. */
    static Map<String, float[]> take(SortedMap<String, double[]> arrays, String prefix) {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), narrow(values));
            }
        });
        return tensors;
    }

    private static float[] narrow(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
