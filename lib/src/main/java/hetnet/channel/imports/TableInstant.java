package hetnet.channel.imports;

import hetnet.channel.imports.ImportOptions.Repeated;
import hetnet.io.CsvRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of a table of links that hold at one time. */
final class TableInstant {

    private final TableColumns columns;
    private final Repeated repeated;
    private final Map<Long, double[]> powers = new LinkedHashMap<>(); // power, how many; by link and RB
    private final Map<Long, Boolean> los = new HashMap<>();           // by link
    private final Map<Long, Double> lossDb = new HashMap<>();         // by link, where it is apart from the gains

    TableInstant(TableColumns columns, Repeated repeated) {
        this.columns = columns;
        this.repeated = repeated;
    }

    void putLos(int user, int site, boolean sight, CsvRow row) {
        putOfLink(los, key(user, site, 0), sight, "los", row);
    }

    void putLossDb(int user, int site, double db, CsvRow row) {
        putOfLink(lossDb, key(user, site, 0), db, TableColumns.LOSS, row);
    }

    /** What is one for a link stands in the row of each of its RBs, or of each time that it was measured. */
    private <T> void putOfLink(Map<Long, T> known, long link, T value, String column, CsvRow row) {
        T before = known.putIfAbsent(link, value);
        if (before == null || before.equals(value)) {
            return;
        }
        switch (repeated) {
            case REFUSE -> throw row.error("%s of this UE and BS '%s' is another than in the rows before".formatted(
                    columns.theirs(column), row.text(columns.index("bs"))));
            case LAST -> known.put(link, value);
            default -> { }
        }
    }

    void putPower(int user, int site, int rb, double power, CsvRow row) {
        double[] before = powers.putIfAbsent(key(user, site, rb), new double[] {power, 1});
        if (before == null) {
            return;
        }
        switch (repeated) {
            case REFUSE -> throw row.error("the pair of this UE and BS '%s' occurs twice: REPEATED=first, last or mean "
                    .formatted(row.text(columns.index("bs"))) + "says what counts" + ofTimes());
            case LAST -> before[0] = power;
            case MEAN -> {
                before[1]++;
                before[0] += (power - before[0]) / before[1];
            }
            default -> { }
        }
    }

    private String ofTimes() {
        return columns.has(TableColumns.TIME) ? "" : ", MAP=time_s=... that rows have times";
    }

    private static long key(int user, int site, int rb) {
        return ((long) user << 32 | site) * ImportedLinks.MOST_BLOCKS + rb;
    }

    /** How many pairs, or RBs of pairs, have a row. */
    int size() {
        return powers.size();
    }

    /** Marks the RBs that any row has. */
    void markBlocks(boolean[] used) {
        powers.keySet().forEach(key -> used[(int) (key % ImportedLinks.MOST_BLOCKS)] = true);
    }

    /**
     * The links among nodes in another order.
     *
     * @param toUser place of each UE among so many users
     * @param toSite place of each BS among so many sites
     */
    ImportedLinks.Instant links(int[] toUser, int[] toSite, int users, int sites, int blocks) {
        double[] power = new double[users * sites * blocks];
        boolean[] sight = new boolean[los.isEmpty() ? 0 : users * sites];
        double[] loss = new double[lossDb.isEmpty() ? 0 : users * sites];
        Arrays.fill(loss, Double.POSITIVE_INFINITY);
        powers.forEach((key, value) -> {
            long pair = key / ImportedLinks.MOST_BLOCKS;
            int link = toUser[(int) (pair >> 32)] * sites + toSite[(int) pair];
            power[link * blocks + (int) (key % ImportedLinks.MOST_BLOCKS)] = value[0];
            if (sight.length > 0) {
                sight[link] = los.get(pair * ImportedLinks.MOST_BLOCKS);
            }
            if (loss.length > 0) {
                loss[link] = lossDb.get(pair * ImportedLinks.MOST_BLOCKS);
            }
        });
        return new ImportedLinks.Instant(power, sight, loss);
    }
}
