package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.io.CsvFile;
import hetnet.network.RadioConfig;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network of one's own at several instants: a folder with {@code snapshots.csv} (snapshot,time_s), and for each
 * snapshot a {@link ScenarioFolder} of that name in it. All hold the same BSs and UEs, in any order of rows.
 *
 * @param timeS     of each snapshot, seconds, rising
 * @param snapshots in the order of their times, all with the rows of the first
 * @param notes     of all folders, each once
 */
public record MotionFolder(double[] timeS, List<Snapshot> snapshots, List<String> notes) {

    /** The file that makes a folder one of these. */
    public static final String FILE = "snapshots.csv";

    private static final double LONGEST_S = 1e9;

    /** Whether a folder holds several snapshots. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * How many RBs the gains of the first snapshot tell apart, see {@link ScenarioFolder#blocks}.
     *
     * @throws ScenarioException as {@link #open}
     */
    public static OptionalInt blocks(Path folder) {
        return ScenarioFolder.blocks(folder.resolve(names(folder, new ArrayList<>()).get(0)));
    }

    /**
     * Reads all snapshots.
     *
     * @throws ScenarioException naming file, line and reason where something is missing or wrong, times do not rise, or
     *                           a snapshot has other BSs or UEs
     */
    public static MotionFolder open(Path folder, RadioConfig radio) {
        List<Double> times = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String name : names(folder, times)) {
            ScenarioFolder read = ScenarioFolder.open(folder.resolve(name), radio);
            notes.addAll(read.notes());
            Snapshot first = snapshots.isEmpty() ? read.snapshot() : snapshots.get(0);
            snapshots.add(alike(first, read.snapshot(), folder.resolve(name)));
        }
        return new MotionFolder(times.stream().mapToDouble(t -> t).toArray(), List.copyOf(snapshots),
                List.copyOf(notes));
    }

    private static List<String> names(Path folder, List<Double> times) {
        List<String> names = new ArrayList<>();
        Path file = folder.resolve(FILE);
        CsvFile.of(file, List.of("snapshot", "time_s")).read(row -> {
            double time = row.number(1, -LONGEST_S, LONGEST_S, "s");
            if (!times.isEmpty() && time <= times.get(times.size() - 1)) {
                throw row.error("time_s = %s does not follow %s: times must rise".formatted(time,
                        times.get(times.size() - 1)));
            }
            String name = row.id(0);
            if (!Path.of(name).equals(Path.of(name).getFileName()) || !Files.isDirectory(folder.resolve(name))) {
                throw row.error("there is no folder '%s' beside this file".formatted(name));
            }
            times.add(time);
            names.add(name);
        });
        if (names.isEmpty()) {
            throw new ScenarioException(file, "there is no snapshot in it");
        }
        return names;
    }

    private static Snapshot alike(Snapshot first, Snapshot other, Path folder) {
        return other.rows(order(first.users().ids(), other.users().ids(), "UE", folder),
                order(first.sites().ids(), other.sites().ids(), "BS", folder));
    }

    private static int[] order(List<String> first, List<String> other, String kind, Path folder) {
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < other.size(); i++) {
            place.put(other.get(i), i);
        }
        int[] order = new int[first.size()];
        for (int i = 0; i < order.length; i++) {
            Integer at = place.remove(first.get(i));
            if (at == null) {
                throw new ScenarioException(folder, ("%s '%s' of the first snapshot is not in it: leave its losses "
                        + "empty where it is out of reach").formatted(kind, first.get(i)));
            }
            order[i] = at;
        }
        if (!place.isEmpty()) {
            throw new ScenarioException(folder, "%s '%s' is not in the first snapshot".formatted(kind,
                    place.keySet().iterator().next()));
        }
        return order;
    }
}
