package hetnet.teacher;

import hetnet.io.Artefact;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.util.Require;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Teacher labels as an {@link Artefact}. */
public final class LabelStore {

    private static final String KIND = "teacher labels";

    private LabelStore() {
    }

    /** Writes labels under the fingerprint of the settings that they come from. */
    public static void write(TeacherLabels labels, String fingerprint, Path file) {
        SortedMap<String, double[]> arrays = new TreeMap<>();
        arrays.put("association", Arrays.stream(labels.allocation().association()).asDoubleStream().toArray());
        putMatrix(arrays, "powerWatt", labels.allocation().powerWatt());
        putMatrix(arrays, "powerFraction", labels.powerFraction());
        putMatrix(arrays, "objective", labels.objective());
        arrays.put("startUtility", labels.startUtility());
        arrays.put("scalars", new double[] {labels.utility(), labels.bestStart()});
        new Artefact(KIND, fingerprint, new TreeMap<>(), arrays).write(file);
    }

    /**
     * @param problem whose labels they must be
     * @throws IllegalArgumentException naming the file, when it is damaged or was made by another configuration, or its
     *                                  labels do not fit
     */
    public static TeacherLabels read(String fingerprint, Path file, Problem problem) {
        return Artefact.read(file, KIND).requireFingerprint(fingerprint, file).content(file, artefact -> {
            TeacherLabels labels = labels(artefact);
            problem.requireFeasible(labels.allocation());
            return labels;
        });
    }

    private static TeacherLabels labels(Artefact artefact) {
        double[] scalars = artefact.array("scalars", 2);
        double[][] power = matrix(artefact, "powerWatt");
        int[] association = Arrays.stream(artefact.array("association"))
                .mapToInt(b -> (int) Require.inRange("association", b, Allocation.OUT_OF_COVERAGE, power.length - 1,
                        "")).toArray();
        double[] startUtility = artefact.array("startUtility");
        int bestStart = (int) Require.inRange("best start", scalars[1], 0, startUtility.length - 1, "");
        artefact.array("powerFraction", artefact.array("powerWatt").length);
        Require.inRange("rows of powerFraction", artefact.array("powerFraction.rows", 1)[0], power.length, power.length,
                "");
        return new TeacherLabels(new Allocation(association, power), matrix(artefact, "powerFraction"), scalars[0],
                matrix(artefact, "objective"), bestStart, startUtility);
    }

    private static void putMatrix(SortedMap<String, double[]> arrays, String name, double[][] rows) {
        arrays.put(name, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
        arrays.put(name + ".rows", new double[] {rows.length});
    }

    private static double[][] matrix(Artefact artefact, String name) {
        double[] flat = artefact.array(name);
        int rows = (int) Require.inRange("rows of " + name, artefact.array(name + ".rows", 1)[0], 1,
                Math.max(1, flat.length), "");
        int columns = flat.length / rows;
        artefact.array(name, rows * columns);
        return IntStream.range(0, rows).mapToObj(i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns))
                .toArray(double[][]::new);
    }
}
