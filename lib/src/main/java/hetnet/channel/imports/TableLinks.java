package hetnet.channel.imports;

import hetnet.io.CsvDialect;
import hetnet.io.CsvRow;
import hetnet.io.arrays.NumberArray;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links from a table with a row for each, or for each RB of each: {@code ue}, {@code bs}, one of the quantities, and
 * where they are there {@code rb}, {@code los} and positions. Without a column {@code ue} each place is a UE.
 */
final class TableLinks {

    private static final double MAX_LOSS_DB = 400;
    private static final double LARGEST = 1e30; // of any quantity

    private final TableColumns columns;
    private final ImportOptions options;
    private final Quantity quantity;
    private final TableNodes users;
    private final TableNodes sites;
    private final Map<Long, double[]> values = new LinkedHashMap<>(); // power, how many; by link and RB
    private final Map<Long, Boolean> los = new HashMap<>();           // by link
    private final Map<Long, Double> lossDb = new HashMap<>();         // by link, where it is apart from the gains
    private final List<String> notes = new ArrayList<>();
    private int blocks = 1;
    private int none;

    /**
     * Reads the rows.
     *
     * @throws ScenarioException when the columns do not say what is needed, or naming the line of what is wrong
     */
    TableLinks(Path file, CsvDialect dialect, ImportOptions options) {
        this.options = options;
        columns = new TableColumns(file, dialect);
        quantity = quantity();
        columns.want(quantity.column());
        sites = new TableNodes(columns, ImportedNodes.Kind.BS, options);
        users = new TableNodes(columns, ImportedNodes.Kind.UE, options);
        notes.addAll(columns.read(this::add));
        if (values.isEmpty()) {
            throw columns.error("there is no link in it");
        }
        if (none > 0) {
            notes.add("%d of %d rows say that there is no path".formatted(none, values.size()));
        }
    }

    private Quantity quantity() {
        List<Quantity> found = Arrays.stream(Quantity.values()).filter(q -> q != Quantity.UNSTATED
                && q != Quantity.CHANNEL && columns.has(q.column())).toList();
        if (found.equals(List.of(Quantity.GAIN_DB, Quantity.PATHLOSS_DB)) && columns.has("rb")) {
            return Quantity.GAIN_DB; // of the RB; the loss is that of the link
        }
        if (found.size() != 1) {
            throw columns.error("%s of the columns %s: MAP=pathloss_db=... says which one holds which of pathloss_db, "
                    + "gain_db, gain, rsrp_dbm and rsrp_w", found.isEmpty() ? "no gain is known"
                    : "more than one gain is known", columns.header());
        }
        return found.get(0);
    }

    Quantity found() {
        return quantity;
    }

    /** What was read, in a few words. */
    String said() {
        return "%d UEs and %d BSs with %s".formatted(users.count(), sites.count(), quantity.meaning());
    }

    TableNodes nodes(ImportedNodes.Kind kind) {
        return kind == ImportedNodes.Kind.BS ? sites : users;
    }

    private boolean hasOwnLoss() {
        return quantity != Quantity.PATHLOSS_DB && columns.has(TableColumns.LOSS);
    }

    private void add(CsvRow row) {
        int u = users.of(row);
        int b = sites.of(row);
        int rb = columns.has("rb") ? row.count(columns.index("rb"), ImportedLinks.MOST_BLOCKS - 1) : 0;
        blocks = Math.max(blocks, rb + 1);
        if (columns.has("los")) {
            putOfLink(los, key(u, b, 0), row.flag(columns.index("los")), "los", row);
        }
        if (hasOwnLoss()) {
            putOfLink(lossDb, key(u, b, 0), columns.isThere(row, TableColumns.LOSS, false)
                    ? row.number(columns.index(TableColumns.LOSS), 0, MAX_LOSS_DB, "dB") : Double.POSITIVE_INFINITY,
                    TableColumns.LOSS, row);
        }
        double power = power(row);
        double[] before = values.putIfAbsent(key(u, b, rb), new double[] {power, 1});
        if (before != null) {
            again(row, before, power);
        }
    }

    /** What is one for a link stands in the row of each of its RBs, or of each time that it was measured. */
    private <T> void putOfLink(Map<Long, T> known, long link, T value, String column, CsvRow row) {
        T before = known.putIfAbsent(link, value);
        if (before == null || before.equals(value)) {
            return;
        }
        switch (options.repeated()) {
            case REFUSE -> throw row.error("%s of this UE and BS '%s' is another than in the rows before".formatted(
                    columns.theirs(column), row.text(columns.index("bs"))));
            case LAST -> known.put(link, value);
            default -> { }
        }
    }

    private void again(CsvRow row, double[] before, double power) {
        switch (options.repeated()) {
            case REFUSE -> throw row.error("the pair of this UE and BS '%s' occurs twice: REPEATED=first, last or mean "
                    .formatted(row.text(columns.index("bs"))) + "says what counts");
            case LAST -> before[0] = power;
            case MEAN -> {
                before[1]++;
                before[0] += (power - before[0]) / before[1];
            }
            default -> { }
        }
    }

    private double power(CsvRow row) {
        if (columns.isThere(row, quantity.column(), quantity != Quantity.PATHLOSS_DB)) {
            double value = row.number(columns.index(quantity.column()), quantity.isLinear() ? 0 : -LARGEST, LARGEST,
                    "");
            if (!options.isNoPath(value)) {
                return quantity.power(value, 0);
            }
        }
        none++;
        return 0;
    }

    private static long key(int user, int site, int rb) {
        return ((long) user << 32 | site) * ImportedLinks.MOST_BLOCKS + rb;
    }

    /**
     * The links in the order of given nodes.
     *
     * @throws ScenarioException when the table has a node that is not among them, or counts its RBs from 1
     */
    ImportedLinks links(List<String> userOrder, List<String> siteOrder) {
        int[] u = users.placesIn(userOrder);
        int[] b = sites.placesIn(siteOrder);
        int links = NumberArray.size(userOrder.size(), siteOrder.size());
        double[] power = new double[NumberArray.size(links, blocks)];
        boolean[] sight = new boolean[columns.has("los") ? links : 0];
        double[] loss = new double[hasOwnLoss() ? links : 0];
        Arrays.fill(loss, Double.POSITIVE_INFINITY);
        boolean[] used = new boolean[blocks];
        values.forEach((key, value) -> {
            int rb = (int) (key % ImportedLinks.MOST_BLOCKS);
            long pair = key / ImportedLinks.MOST_BLOCKS;
            int link = u[(int) (pair >> 32)] * siteOrder.size() + b[(int) pair];
            power[link * blocks + rb] = value[0];
            used[rb] = true;
            if (sight.length > 0) {
                sight[link] = los.get(pair * ImportedLinks.MOST_BLOCKS);
            }
            if (loss.length > 0) {
                loss[link] = lossDb.get(pair * ImportedLinks.MOST_BLOCKS);
            }
        });
        if (!used[0]) {
            throw columns.error("rb counts from 0, but no row has RB 0: it seems to count from 1, take 1 off");
        }
        if (values.size() < power.length) {
            notes.add("%d of %d pairs%s have no row: read as no path".formatted(power.length - values.size(),
                    power.length, blocks > 1 ? " and RBs" : ""));
        }
        return new ImportedLinks(userOrder.size(), siteOrder.size(), blocks, List.of(power), sight, loss, notes);
    }
}
