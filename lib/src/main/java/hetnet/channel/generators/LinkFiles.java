package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.io.CsvFile;
import hetnet.io.CsvRow;
import hetnet.network.Geometry;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files of a folder that have a row for each link: path losses, and gains per RB. They are those of one network, or
 * of several snapshots, which a column {@code snapshot} tells apart.
 */
final class LinkFiles {

    /** The column that tells snapshots apart. */
    static final String SNAPSHOT = "snapshot";
    /** What a folder of one network is called among {@link #links}. */
    static final String ONLY = "";

    private static final String RB_GAIN = "rb_gain.csv.gz";
    private static final int SNAPSHOT_INDEX = 4; // in both files

    private final Path folder;
    private final Map<String, FolderLinks> links; // by snapshot; one called ONLY where there is no column
    private final List<String> notes = new ArrayList<>();

    /** Reads the path losses. @param links to be filled */
    LinkFiles(Path folder, Map<String, FolderLinks> links) {
        this.folder = folder;
        this.links = links;
        readPathLoss(folder.resolve("pathloss.csv"));
    }

    List<String> notes() {
        return notes;
    }

    private FolderLinks of(CsvRow row) {
        if (links.containsKey(ONLY)) {
            if (row.has(SNAPSHOT_INDEX)) {
                throw row.error("the column snapshot tells snapshots apart, but there is no %s with the columns "
                        .formatted(MotionFolder.FILE) + "snapshot,time_s beside this file");
            }
            return links.get(ONLY);
        }
        FolderLinks mine = row.has(SNAPSHOT_INDEX) ? links.get(row.text(SNAPSHOT_INDEX)) : null;
        if (mine == null) {
            throw row.error(row.has(SNAPSHOT_INDEX) ? "snapshot '%s' is not in %s".formatted(row.id(SNAPSHOT_INDEX),
                    MotionFolder.FILE) : "there is no column snapshot, by which the rows of several are told apart");
        }
        return mine;
    }

    private void readPathLoss(Path file) {
        int[] words = {0};
        notes.addAll(CsvFile.of(file, List.of("ue", "bs", "pathloss_db")).optional("los", SNAPSHOT)
                .read(row -> words[0] += of(row).addLoss(row) ? 1 : 0));
        links.values().forEach(mine -> mine.requireLosses(file));
        if (words[0] > 0) {
            notes.add("pathloss.csv: %d of %d values are words such as inf, nan or NA: read as no path"
                    .formatted(words[0], links.values().stream().mapToInt(mine -> mine.lossDb().length).sum()));
        }
    }

    /**
     * Reads the gains per RB, where there are any; else gains are the same on every RB.
     *
     * @param blocks R of the radio
     * @return the networks, in the order of the links
     */
    List<Snapshot> snapshots(int blocks) {
        Path file = gainFile(folder);
        boolean perBlock = Files.exists(file);
        if (perBlock) {
            readGains(file, blocks);
        }
        return links.values().stream().map(mine -> {
            Gains gains = perBlock ? mine.gains(file) : mine.flatGains(blocks);
            return new Snapshot(mine.sites(), mine.users(), new Channel(
                    Geometry.of(mine.sites(), mine.users()).distanceM(), mine.lossDb(), gains));
        }).toList();
    }

    /**
     * Where gains per RB stand, if they do.
     *
     * @throws ScenarioException when they stand there unpacked, and would be overlooked
     */
    static Path gainFile(Path folder) {
        Path file = folder.resolve(RB_GAIN);
        Path unpacked = folder.resolve("rb_gain.csv");
        if (!Files.exists(file) && Files.exists(unpacked)) {
            throw new ScenarioException(unpacked,
                    "gains per RB are read from rb_gain.csv.gz only: compress the file with gzip");
        }
        return file;
    }

    private void readGains(Path file, int blocks) {
        links.values().forEach(mine -> mine.expectGains(file, blocks));
        BlockRange range = new BlockRange(file);
        int[] words = {0};
        notes.addAll(CsvFile.of(file, List.of("ue", "bs", "rb", "gain_db")).optional(SNAPSHOT).read(row -> {
            int rb = row.count(2, BlockRange.MAX_RB);
            range.add(row, rb);
            if (rb < blocks) { // else it is told below, once the number of RBs is known
                words[0] += of(row).addGain(row, rb) ? 1 : 0;
            }
        }));
        range.require(blocks);
        if (words[0] > 0) {
            notes.add("rb_gain.csv.gz: %d gains of pairs with a path are minus infinity: read as a gain of 0"
                    .formatted(words[0]));
        }
    }
}
