package hetnet.channel.generators;

import hetnet.channel.Gains;
import hetnet.io.CsvRow;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.Ids;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/** The links of one network, filled row by row as {@link LinkFiles} meets them in files; every pair must be there. */
final class FolderLinks {

    private static final double MAX_LOSS_DB = 400; // far beyond any link; keeps linear gains well above underflow
    private static final int LOS = 3;              // index of the column

    private final Sites sites;
    private final Users users;
    private final String where; // what messages say of the snapshot; empty where there is one
    private final Map<String, Integer> siteIndex;
    private final Map<String, Integer> userIndex;
    private final double[] lossDb; // [U * B]; NaN where it was not met yet, +infinity where there is no path
    private final BitSet los = new BitSet(); // [U * B]
    private boolean hasLos;        // whether the file says it
    private double[] gain;         // [U * B * R]; NaN where it was not met yet
    private int blocks = 1;        // R

    /** @param snapshot its name; empty where the folder holds one */
    FolderLinks(Sites sites, Users users, String snapshot) {
        this.sites = sites;
        this.users = users;
        where = snapshot.isEmpty() ? "" : " in snapshot '%s'".formatted(snapshot);
        siteIndex = Ids.places(sites.ids());
        userIndex = Ids.places(users.ids());
        lossDb = new double[users.count() * sites.count()];
        Arrays.fill(lossDb, Double.NaN);
    }

    Sites sites() {
        return sites;
    }

    Users users() {
        return users;
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

    /**
     * A row of {@code pathloss.csv}.
     *
     * @return whether a word for no path stands there
     */
    boolean addLoss(CsvRow row) {
        int link = link(row);
        if (!Double.isNaN(lossDb[link])) {
            throw row.error("the pair of %s occurs twice".formatted(name(link)));
        }
        boolean word = row.isMissing(2) || row.isInfinite(2, false);
        lossDb[link] = word || row.isEmpty(2) ? Double.POSITIVE_INFINITY : lossDb(row);
        hasLos |= row.has(LOS);
        los.set(link, row.flag(LOS));
        return word;
    }

    private static double lossDb(CsvRow row) {
        if (row.isInfinite(2, true)) {
            throw row.error("pathloss_db is minus infinity: leave it empty, or write inf, where there is no path");
        }
        return row.number(2, 0, MAX_LOSS_DB, "dB");
    }

    /** @throws ScenarioException when a pair was not met, or none has a path */
    void requireLosses(Path file) {
        requireComplete(file, lossDb,
                "every pair must be there, with an empty pathloss_db where there is no path");
        if (Arrays.stream(lossDb).allMatch(Double::isInfinite)) {
            throw new ScenarioException(file, "no UE has a path to any BS" + where);
        }
    }

    /** @throws ScenarioException when there are more gains than the kit can hold */
    void expectGains(Path file, int ofRadio) {
        blocks = ofRadio;
        gain = new double[sized(file, lossDb.length, blocks)];
        Arrays.fill(gain, Double.NaN);
    }

    /**
     * A row of {@code rb_gain.csv.gz} whose RB the radio has.
     *
     * @return whether there is a path, but minus infinity on this RB
     */
    boolean addGain(CsvRow row, int rb) {
        int link = link(row);
        boolean path = Double.isFinite(lossDb[link]);
        boolean none = row.isInfinite(3, true);
        if (!path && !row.isAbsent(3) && !none) {
            throw row.error("%s has a gain on RB %d, but no path in pathloss.csv".formatted(name(link), rb));
        }
        if (!Double.isNaN(gain[link * blocks + rb])) {
            throw row.error("RB %d of %s occurs twice".formatted(rb, name(link)));
        }
        gain[link * blocks + rb] = path && !none ? ArrayMath.gain(-gainDb(row)) : 0;
        return path && none;
    }

    private static double gainDb(CsvRow row) {
        if (row.isMissing(3)) {
            throw row.error("gain_db '%s' is not a number, but the pair has a path: write -inf where it has no gain "
                    .formatted(row.text(3)) + "on this RB");
        }
        return row.number(3, -MAX_LOSS_DB, 0, "dB");
    }

    /** @throws ScenarioException when a gain of a pair with a path was not met */
    Gains gains(Path file) {
        for (int i = 0; i < gain.length; i++) {
            if (Double.isNaN(gain[i]) && Double.isInfinite(lossDb[i / blocks])) {
                gain[i] = 0;
            }
        }
        requireComplete(file, gain, "every RB of a pair with a path must be there");
        return Gains.fading(users.count(), sites.count(), blocks, gain);
    }

    /** The same gains on every RB of a radio. */
    Gains flatGains(int ofRadio) {
        return Gains.flat(users.count(), sites.count(), ofRadio, ArrayMath.gain(lossDb));
    }

    private int link(CsvRow row) {
        return row.place(0, "UE", userIndex, "users.csv" + where) * sites.count()
                + row.place(1, "BS", siteIndex, "sites.csv" + where);
    }

    private void requireComplete(Path file, double[] values, String rule) {
        int perLink = values.length / lossDb.length;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                long count = Arrays.stream(values).filter(Double::isNaN).count();
                String rb = perLink == 1 ? "" : "RB %d of ".formatted(i % perLink);
                throw new ScenarioException(file, "%d of %d rows are missing, the first for %s%s: %s"
                        .formatted(count, values.length, rb, name(i / perLink), rule));
            }
        }
    }

    private String name(int link) {
        return "UE '%s' and BS '%s'%s".formatted(users.ids().get(link / sites.count()),
                sites.ids().get(link % sites.count()), where);
    }

    /** @throws ScenarioException when there are more values than the kit can hold */
    static int sized(Path file, int rows, int columns) {
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE / 8) {
            throw new ScenarioException(file, "%d values are more than the kit can hold".formatted(size));
        }
        return (int) size;
    }
}
