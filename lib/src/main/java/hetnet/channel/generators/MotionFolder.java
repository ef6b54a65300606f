package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.io.CsvFile;
import hetnet.network.NodeFile;
import hetnet.network.RadioConfig;
import hetnet.util.Ids;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network of one's own at several instants: a folder with {@code snapshots.csv} (snapshot,time_s), and for each
 * snapshot a {@link ScenarioFolder} of that name in it; or with the files of one such folder, whose rows a column
 * {@code snapshot} tells apart: {@code pathloss.csv} and {@code rb_gain.csv.gz} have it, {@code users.csv} where UEs
 * move. All hold the same BSs and UEs, in any order of rows.
 *
 * @param timeS     of each snapshot, seconds, rising
 * @param snapshots in the order of their times, all with the rows of the first
 * @param notes     of all folders, each once
 */
public record MotionFolder(double[] timeS, List<Snapshot> snapshots, List<String> notes) {

    /** The file that makes a folder one of these. */
    public static final String FILE = "snapshots.csv";

    /** Largest time, seconds: those of clocks that count from 1970 are less. */
    public static final double LONGEST_S = 1e10;

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
        return ScenarioFolder.blocks(inTables(folder) ? folder
                : folder.resolve(times(folder, new LinkedHashSet<>()).keySet().iterator().next()));
    }

    /**
     * Reads all snapshots.
     *
     * @throws ScenarioException naming file, line and reason where something is missing or wrong, times do not rise, or
     *                           a snapshot has other BSs or UEs
     */
    public static MotionFolder open(Path folder, RadioConfig radio) {
        Set<String> notes = new LinkedHashSet<>();
        Map<String, Double> times = times(folder, notes);
        List<String> names = List.copyOf(times.keySet());
        List<Snapshot> read = inTables(folder) ? tables(folder, names, radio, notes)
                : names.stream().map(name -> {
                    ScenarioFolder one = ScenarioFolder.open(folder.resolve(name), radio);
                    notes.addAll(one.notes());
                    return one.snapshot();
                }).toList();
        List<Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < names.size(); t++) {
            snapshots.add(alike(read.get(0), read.get(t), folder.resolve(names.get(t))));
        }
        return new MotionFolder(times.values().stream().mapToDouble(t -> t).toArray(), List.copyOf(snapshots),
                List.copyOf(notes));
    }

    /** Whether the snapshots stand in the rows of one folder's files. */
    private static boolean inTables(Path folder) {
        return Files.exists(folder.resolve("pathloss.csv"));
    }

    private static List<Snapshot> tables(Path folder, List<String> names, RadioConfig radio, Set<String> notes) {
        NodeFile siteFile = NodeFile.sites(folder.resolve("sites.csv"));
        Map<String, FolderLinks> links = new LinkedHashMap<>();
        NodeFile.users(folder.resolve("users.csv"), names).forEach((name, users) -> {
            links.put(name, new FolderLinks(siteFile.toSites(), users.toUsers(siteFile), name));
            notes.addAll(users.notes());
        });
        notes.addAll(siteFile.notes());
        LinkFiles files = new LinkFiles(folder, links);
        List<Snapshot> snapshots = files.snapshots(radio.blocks());
        notes.addAll(files.notes());
        return snapshots;
    }

    /** The time of each snapshot, in their order. */
    private static Map<String, Double> times(Path folder, Set<String> notes) {
        Map<String, Double> times = new LinkedHashMap<>();
        double[] last = {Double.NaN};
        Path file = folder.resolve(FILE);
        notes.addAll(CsvFile.of(file, List.of("snapshot", "time_s")).read(row -> {
            double time = row.number(1, -LONGEST_S, LONGEST_S, "s");
            if (time <= last[0]) {
                throw row.error("time_s = %s does not follow %s: times must rise".formatted(time, last[0]));
            }
            String name = row.id(0);
            if (!inTables(folder) && !isFolder(folder, name)) {
                throw row.error("there is no folder '%s' beside this file".formatted(name));
            }
            if (times.put(name, time) != null) {
                throw row.error("snapshot '%s' occurs twice".formatted(name));
            }
            last[0] = time;
        }));
        if (times.isEmpty()) {
            throw new ScenarioException(file, "there is no snapshot in it");
        }
        return times;
    }

    private static boolean isFolder(Path folder, String name) {
        return Path.of(name).equals(Path.of(name).getFileName()) && Files.isDirectory(folder.resolve(name));
    }

    private static Snapshot alike(Snapshot first, Snapshot other, Path folder) {
        return other.rows(order(first.users().ids(), other.users().ids(), "UE", folder),
                order(first.sites().ids(), other.sites().ids(), "BS", folder));
    }

    private static int[] order(List<String> first, List<String> other, String kind, Path folder) {
        Map<String, Integer> place = Ids.places(other);
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
