package hetnet.app;

import hetnet.radio.Allocation;
import hetnet.teacher.TeacherLabels;
import hetnet.train.Artefact;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Teacher labels as an {@link Artefact}. */
final class LabelStore {

    private static final String KIND = "teacher labels";

    private LabelStore() {
    }

    static void write(TeacherLabels labels, String fingerprint, Path file) {
        SortedMap<String, double[]> arrays = new TreeMap<>();
        arrays.put("association", Arrays.stream(labels.allocation().association()).asDoubleStream().toArray());
        putMatrix(arrays, "powerWatt", labels.allocation().powerWatt());
        putMatrix(arrays, "powerFraction", labels.powerFraction());
        putMatrix(arrays, "objective", labels.objective());
        arrays.put("startUtility", labels.startUtility());
        arrays.put("scalars", new double[] {labels.utility(), labels.bestStart()});
        new Artefact(KIND, fingerprint, new TreeMap<>(), arrays).write(file);
    }

    /** @throws IllegalArgumentException naming the file, when it is damaged or was made by another configuration */
    static TeacherLabels read(String fingerprint, Path file) {
        Artefact artefact = Artefact.read(file, KIND).requireFingerprint(fingerprint, file);
        SortedMap<String, double[]> arrays = artefact.arrays();
        int[] association = Arrays.stream(arrays.get("association")).mapToInt(b -> (int) b).toArray();
        double[] scalars = arrays.get("scalars");
        return new TeacherLabels(new Allocation(association, matrix(arrays, "powerWatt")), matrix(arrays, "powerFraction"),
                scalars[0], matrix(arrays, "objective"), (int) scalars[1], arrays.get("startUtility"));
    }

    private static void putMatrix(SortedMap<String, double[]> arrays, String name, double[][] rows) {
        arrays.put(name, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
        arrays.put(name + ".rows", new double[] {rows.length});
    }

    private static double[][] matrix(SortedMap<String, double[]> arrays, String name) {
        double[] flat = arrays.get(name);
        int rows = (int) arrays.get(name + ".rows")[0];
        int columns = flat.length / rows;
        return IntStream.range(0, rows).mapToObj(i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns))
                .toArray(double[][]::new);
    }
}
