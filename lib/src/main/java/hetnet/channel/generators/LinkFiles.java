package hetnet.channel.generators;

import hetnet.channel.Gains;
import hetnet.io.CsvFile;
import hetnet.io.CsvRow;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a {@link ScenarioFolder} that have a row for each link: path losses, and gains per RB. */
final class LinkFiles {

    private static final double MAX_LOSS_DB = 400; // far beyond any link; keeps linear gains well above underflow

    private final Sites sites;
    private final Users users;
    private final Map<String, Integer> siteIndex;
    private final Map<String, Integer> userIndex;
    private final double[] lossDb; // [U * B]; +infinity where there is no path
    private final BitSet los = new BitSet(); // [U * B]
    private boolean hasLos; // whether the file says it
    private final List<String> notes = new ArrayList<>();

    /** Reads the path losses. */
    LinkFiles(Sites sites, Users users, Path pathLoss) {
        this.sites = sites;
        this.users = users;
        siteIndex = index(sites.ids());
        userIndex = index(users.ids());
        lossDb = missing(pathLoss, users.count(), sites.count());
        readPathLoss(pathLoss);
    }

    double[] lossDb() {
        return lossDb;
    }

    boolean isLos(int user, int site) {
        return los.get(user * sites.count() + site);
    }

    boolean hasLos() {
        return hasLos;
    }

    List<String> notes() {
        return notes;
    }

    private void readPathLoss(Path file) {
        int[] words = {0};
        notes.addAll(CsvFile.of(file, List.of("ue", "bs", "pathloss_db")).optional("los").read(row -> {
            int link = link(row);
            if (!Double.isNaN(lossDb[link])) {
                throw row.error("the pair of %s occurs twice".formatted(name(link)));
            }
            boolean word = row.isMissing(2) || row.isInfinite(2, false);
            words[0] += word ? 1 : 0;
            lossDb[link] = word || row.isEmpty(2) ? Double.POSITIVE_INFINITY : lossDb(row);
            hasLos |= row.has(3);
            los.set(link, row.flag(3));
        }));
        if (words[0] > 0) {
            notes.add("pathloss.csv: %d of %d values are words such as inf, nan or NA: read as no path"
                    .formatted(words[0], lossDb.length));
        }
        String rule = "every pair must be there, with an empty pathloss_db where there is no path";
        requireComplete(file, lossDb, 1, rule);
        if (Arrays.stream(lossDb).allMatch(Double::isInfinite)) {
            throw new ScenarioException(file, "no UE has a path to any BS");
        }
    }

    private static double lossDb(CsvRow row) {
        if (row.isInfinite(2, true)) {
            throw row.error("pathloss_db is minus infinity: leave it empty, or write inf, where there is no path");
        }
        return row.number(2, 0, MAX_LOSS_DB, "dB");
    }

    /**
     * Gains per RB from a file, or where there is none the same on every RB.
     *
     * @param blocks R of the radio
     */
    Gains gains(Path file, int blocks) {
        if (Files.exists(file)) {
            return readGains(file, blocks);
        }
        Path unpacked = file.resolveSibling("rb_gain.csv");
        if (Files.exists(unpacked)) {
            throw new ScenarioException(unpacked,
                    "gains per RB are read from rb_gain.csv.gz only: compress the file with gzip");
        }
        return Gains.flat(users.count(), sites.count(), blocks, ArrayMath.gain(lossDb));
    }

    private Gains readGains(Path file, int blocks) {
        double[] gain = missing(file, lossDb.length, blocks);
        BlockRange range = new BlockRange(file);
        int[] words = {0};
        notes.addAll(CsvFile.of(file, List.of("ue", "bs", "rb", "gain_db")).read(row -> {
            int link = link(row);
            int rb = row.count(2, BlockRange.MAX_RB);
            range.add(row, rb);
            if (rb >= blocks) {
                return; // told below, once the number of RBs is known
            }
            boolean path = Double.isFinite(lossDb[link]);
            boolean none = row.isInfinite(3, true);
            if (!path && !row.isEmpty(3) && !none && !row.isMissing(3)) {
                throw row.error("%s has a gain on RB %d, but no path in pathloss.csv".formatted(name(link), rb));
            }
            if (!Double.isNaN(gain[link * blocks + rb])) {
                throw row.error("RB %d of %s occurs twice".formatted(rb, name(link)));
            }
            words[0] += path && none ? 1 : 0;
            gain[link * blocks + rb] = path && !none ? ArrayMath.gain(-gainDb(row)) : 0;
        }));
        range.require(blocks);
        if (words[0] > 0) {
            notes.add("rb_gain.csv.gz: %d gains of pairs with a path are minus infinity: read as a gain of 0"
                    .formatted(words[0]));
        }
        for (int i = 0; i < gain.length; i++) {
            if (Double.isNaN(gain[i]) && Double.isInfinite(lossDb[i / blocks])) {
                gain[i] = 0;
            }
        }
        requireComplete(file, gain, blocks, "every RB of a pair with a path must be there");
        return Gains.fading(users.count(), sites.count(), blocks, gain);
    }

    private static double gainDb(CsvRow row) {
        if (row.isMissing(3)) {
            throw row.error("gain_db '%s' is not a number, but the pair has a path: write -inf where it has no gain "
                    .formatted(row.text(3)) + "on this RB");
        }
        return row.number(3, -MAX_LOSS_DB, 0, "dB");
    }

    private int link(CsvRow row) {
        return lookUp(row, 0, "UE", userIndex, "users.csv") * sites.count()
                + lookUp(row, 1, "BS", siteIndex, "sites.csv");
    }

    private static int lookUp(CsvRow row, int column, String kind, Map<String, Integer> index, String file) {
        Integer i = index.get(row.text(column)); // ids that are known need no check
        if (i == null) {
            throw row.error("%s '%s' is not in %s".formatted(kind, row.id(column), file));
        }
        return i;
    }

    private void requireComplete(Path file, double[] values, int blocks, String rule) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                long count = Arrays.stream(values).filter(Double::isNaN).count();
                String rb = blocks == 1 ? "" : "RB %d of ".formatted(i % blocks);
                throw new ScenarioException(file, "%d of %d rows are missing, the first for %s%s: %s"
                        .formatted(count, values.length, rb, name(i / blocks), rule));
            }
        }
    }

    private String name(int link) {
        return "UE '%s' and BS '%s'".formatted(users.ids().get(link / sites.count()),
                sites.ids().get(link % sites.count()));
    }

    /** NaN stands for a value not met yet. */
    private static double[] missing(Path file, int rows, int columns) {
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE / 8) {
            throw new ScenarioException(file, "%d values are more than the kit can hold".formatted(size));
        }
        double[] values = new double[(int) size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static Map<String, Integer> index(List<String> ids) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            index.put(ids.get(i), i);
        }
        return index;
    }
}
