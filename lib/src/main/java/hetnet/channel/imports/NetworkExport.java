package hetnet.channel.imports;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.MotionFolder;
import hetnet.io.AtomicFile;
import hetnet.io.CsvOutput;
import hetnet.io.arrays.ArrayValue;
import hetnet.io.arrays.ArrayWriter;
import hetnet.io.arrays.NumberArray;
import hetnet.io.arrays.TextArray;
import hetnet.network.Sites;
import hetnet.util.Decibels;
import hetnet.util.Quoted;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes networks for other programs. What is written, {@link NetworkImport} reads again: arrays with
 * {@code source=hetnet}, a table as it is.
 *
 * <ul>
 * <li>arrays: {@code gain} [U, B] or [U, B, R], linear; {@code pathloss_db} [U, B], infinite without a path;
 * {@code site_position_m} [B, 3], {@code user_position_m} [U, 3]; {@code site_id}, {@code user_id},
 * {@code site_tier}; {@code site_budget_dbm} [B], NaN where a BS has none of its own; {@code los} [U, B], where known
 * <li>table: a row for each link, or each RB of a link, with positions, tier and budget
 * <li>of a network at several instants: the same with {@code time_s} [T], gains, losses and positions with an axis T in
 * front, and no {@code los}; in a table a column {@code time_s}
 * </ul>
 */
public final class NetworkExport {

    private static final boolean[] NO_LOS = {};

    private NetworkExport() {
    }

    /**
     * The arrays of a network by their names.
     *
     * @param los flat [U * B]; empty where nobody knows
     */
    public static Map<String, ArrayValue> arrays(Snapshot snapshot, boolean[] los) {
        Gains gains = snapshot.channel().gains();
        int u = gains.users();
        int b = gains.sites();
        Map<String, ArrayValue> arrays = new LinkedHashMap<>();
        arrays.put("gain", gains.isFading() ? NumberArray.of(gains.kept(), u, b, gains.blocks())
                : NumberArray.of(gains.kept(), u, b));
        arrays.put("pathloss_db", NumberArray.of(snapshot.channel().flatPathLossDb(), u, b));
        arrays.put("site_position_m", rows(snapshot.sites().positionM()));
        arrays.put("user_position_m", rows(snapshot.users().positionM()));
        arrays.put("site_id", new TextArray(snapshot.sites().ids()));
        arrays.put("user_id", new TextArray(snapshot.users().ids()));
        arrays.put("site_tier", new TextArray(snapshot.sites().tiers().stream().map(Object::toString).toList()));
        arrays.put("site_budget_dbm", NumberArray.of(snapshot.sites().budgetDbm(), b));
        if (los.length > 0) {
            arrays.put("los", NumberArray.of(IntStream.range(0, los.length).mapToDouble(i -> los[i] ? 1 : 0)
                    .toArray(), u, b));
        }
        return arrays;
    }

    /**
     * The arrays of a network at several instants by their names.
     *
     * @throws IllegalArgumentException when tiers or budgets of BSs change
     */
    public static Map<String, ArrayValue> arrays(MotionFolder motion) {
        requireSameSites(motion);
        List<Map<String, ArrayValue>> each = motion.snapshots().stream().map(snapshot -> arrays(snapshot, NO_LOS))
                .toList();
        Map<String, ArrayValue> arrays = new LinkedHashMap<>(each.get(0));
        arrays.put("time_s", NumberArray.of(motion.timeS(), motion.timeS().length));
        for (String name : List.of("gain", "pathloss_db", "site_position_m", "user_position_m")) {
            arrays.put(name, NumberArray.stack(each.stream().map(one -> (NumberArray) one.get(name)).toList()));
        }
        return arrays;
    }

    private static void requireSameSites(MotionFolder motion) {
        Sites first = motion.snapshots().get(0).sites();
        for (Snapshot snapshot : motion.snapshots()) {
            if (!snapshot.sites().tiers().equals(first.tiers())
                    || !Arrays.equals(snapshot.sites().budgetDbm(), first.budgetDbm())) {
                throw new IllegalArgumentException("tiers or budgets of BSs differ between snapshots: export each "
                        + "folder of its own");
            }
        }
    }

    private static NumberArray rows(double[][] positions) {
        return NumberArray.of(Arrays.stream(positions).flatMapToDouble(Arrays::stream).toArray(), positions.length, 3);
    }

    /**
     * Writes a network in the format that the name of the file ends with: .npz, .mat (version 5) or .csv.
     *
     * @throws IllegalArgumentException when it ends otherwise
     * @throws UncheckedIOException     when the file cannot be written
     */
    public static void write(Snapshot snapshot, boolean[] los, Path file) {
        if (ending(file).equals("csv")) {
            AtomicFile.write(file, table(out -> {
                header(snapshot, los, List.of(), out);
                rows(snapshot, los, List.of(), out);
            }));
        } else {
            write(arrays(snapshot, los), file);
        }
    }

    /**
     * Writes a network at several instants, see {@link #write(Snapshot, boolean[], Path)}.
     *
     * @throws IllegalArgumentException also when tiers or budgets of BSs change
     */
    public static void write(MotionFolder motion, Path file) {
        if (ending(file).equals("csv")) {
            requireSameSites(motion);
            AtomicFile.write(file, table(out -> {
                header(motion.snapshots().get(0), NO_LOS, List.of("time_s"), out);
                for (int t = 0; t < motion.timeS().length; t++) {
                    rows(motion.snapshots().get(t), NO_LOS, List.of(motion.timeS()[t]), out);
                }
            }));
        } else {
            write(arrays(motion), file);
        }
    }

    /**
     * Writes arrays as .npz or .mat.
     *
     * @throws IllegalArgumentException when the name of the file ends otherwise
     */
    public static void write(Map<String, ArrayValue> arrays, Path file) {
        AtomicFile.write(file, switch (ending(file)) {
            case "npz" -> ArrayWriter.npz(arrays);
            case "mat" -> ArrayWriter.mat(arrays);
            default -> throw new IllegalArgumentException("OUT = %s must end with .npz or .mat here"
                    .formatted(Quoted.of(file.toString())));
        });
    }

    /**
     * The end of the file's name.
     *
     * @throws IllegalArgumentException when it is none of npz, mat and csv
     */
    public static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return List.of("npz", "mat", "csv").stream().filter(end -> name.endsWith("." + end)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("OUT = %s must end with .npz, .mat or .csv"
                        .formatted(Quoted.of(file.toString()))));
    }

    private static byte[] table(Consumer<CsvOutput> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvOutput.write(bytes, rows);
        return bytes.toByteArray();
    }

    /** @param before names of columns in front of the others */
    private static void header(Snapshot snapshot, boolean[] los, List<String> before, CsvOutput out) {
        List<Object> header = new ArrayList<>(before);
        header.addAll(List.of("ue", "ue_x_m", "ue_y_m", "ue_z_m", "bs", "bs_x_m", "bs_y_m",
                "bs_z_m", "bs_tier", "bs_budget_dbm", "pathloss_db"));
        header.addAll(los.length > 0 ? List.of("los") : List.of());
        header.addAll(snapshot.channel().gains().isFading() ? List.of("rb", "gain_db") : List.of());
        out.row(header.toArray());
    }

    /** @param before values of these columns */
    private static void rows(Snapshot snapshot, boolean[] los, List<Double> before, CsvOutput out) {
        Gains gains = snapshot.channel().gains();
        double[] lossDb = snapshot.channel().flatPathLossDb();
        for (int link = 0; link < lossDb.length; link++) {
            int u = link / gains.sites();
            int b = link % gains.sites();
            double budget = snapshot.sites().budgetDbm()[b];
            List<Object> start = new ArrayList<>(before);
            addNode(start, snapshot.users().ids().get(u), snapshot.users().positionM()[u]);
            addNode(start, snapshot.sites().ids().get(b), snapshot.sites().positionM()[b]);
            start.addAll(List.of(snapshot.sites().tiers().get(b), Double.isNaN(budget) ? "" : budget,
                    Double.isInfinite(lossDb[link]) ? "" : lossDb[link]));
            start.addAll(los.length > 0 ? List.of(los[link] ? 1 : 0) : List.of());
            for (int r = 0; r < (gains.isFading() ? gains.blocks() : 1); r++) {
                List<Object> row = new ArrayList<>(start);
                double gain = gains.at(u, b, r);
                row.addAll(gains.isFading() ? List.of(r, gain == 0 ? "" : -Decibels.loss(gain)) : List.of());
                out.row(row.toArray());
            }
        }
    }

    private static void addNode(List<Object> row, String id, double[] p) {
        row.addAll(List.of(id, p[0], p[1], p[2]));
    }
}
