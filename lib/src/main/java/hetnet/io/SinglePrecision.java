package hetnet.io;

import hetnet.util.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Tensors in single precision among the arrays of an {@link Artefact}, which are double; both ways are exact. */
public final class SinglePrecision {

    private SinglePrecision() {
    }

    /** Adds every tensor under its name behind the prefix. */
    public static void put(SortedMap<String, double[]> arrays, String prefix, Map<String, float[]> tensors) {
        tensors.forEach((name, values) -> arrays.put(prefix + name,
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray()));
    }

    /**
     * The arrays whose name starts with the prefix, by the rest of their name.
     *
     * @throws IllegalArgumentException naming the array that holds a number that is not finite
     */
    public static Map<String, float[]> take(SortedMap<String, double[]> arrays, String prefix) {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), narrow(name, values));
            }
        });
        return tensors;
    }

    private static float[] narrow(String name, double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
            if (!Float.isFinite(single[i])) {
                throw new IllegalArgumentException("array %s holds %s".formatted(Quoted.of(name), values[i]));
            }
        }
        return single;
    }

    /**
     * A bound on what a network allocates before its weights are compared with those that were read.
     *
     * @param hidden width H: the networks of the kit hold a matrix of H x H
     * @throws IllegalArgumentException when there are fewer numbers than that
     */
    public static void requireWidth(Map<String, float[]> tensors, int hidden) {
        long numbers = tensors.values().stream().mapToLong(values -> values.length).sum();
        if ((long) hidden * hidden > numbers) {
            throw new IllegalArgumentException("a network of width %d has more weights than the %d numbers in it"
                    .formatted(hidden, numbers));
        }
    }
}
