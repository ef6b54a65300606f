package hetnet.channel.imports;

import hetnet.channel.generators.MotionFolder;
import hetnet.io.CsvDialect;
import hetnet.io.CsvRow;
import hetnet.io.arrays.NumberArray;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Links from a table with a row for each, or for each RB of each: {@code ue}, {@code bs}, one of the quantities, and
 * where they are there {@code rb}, {@code time_s}, {@code los} and positions. Without a column {@code ue} each place is
 * a UE; with several times there is a snapshot for each.
 */
final class TableLinks {

    private static final double MAX_LOSS_DB = 400;
    private static final double LARGEST = 1e30;  // of any quantity
    private static final int MOST_INSTANTS = 10_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final TableColumns columns;
    private final ImportOptions options;
    private final Quantity quantity;
    private final TableNodes users;
    private final TableNodes sites;
    private final NavigableMap<Double, TableInstant> instants = new TreeMap<>(); // by time, seconds
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
        if (instants.isEmpty()) {
            throw columns.error("there is no link in it");
        }
        if (none > 0) {
            notes.add("%d of %d rows say that there is no path".formatted(none, instants.values().stream()
                    .mapToInt(TableInstant::size).sum()));
        }
    }

    /** The times that count, seconds: all, or the one that TIME asks for. */
    List<Double> timeS() {
        List<Double> all = List.copyOf(instants.keySet());
        if (options.time().isBlank() || options.isAllTimes()) {
            return all;
        }
        return List.of(all.get(options.instant(all.size())));
    }

    private Quantity quantity() {
        List<Quantity> found = Arrays.stream(Quantity.values()).filter(q -> q != Quantity.UNSTATED
                && q != Quantity.CHANNEL && columns.has(q.column())).toList();
        if (found.equals(List.of(Quantity.GAIN_DB, Quantity.PATHLOSS_DB)) && columns.has("rb")) {
            return Quantity.GAIN_DB; // of the RB; the loss is that of the link
        }
        if (found.size() != 1) {
            throw columns.error("%s of the columns %s: MAP=pathloss_db=... says which one holds which of pathloss_db, "
                    + "gain_db, gain, rsrp_dbm and rsrp_w%s", found.isEmpty() ? "no gain is known"
                    : "more than one gain is known", columns.header(), columns.has("bs") ? "" : "; of a table with a "
                    + "column for each BS make one with a row for each UE and BS");
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

    /** Whether the losses are kept as they stand there: beside gains, or where nothing is done to them. */
    private boolean hasOwnLoss() {
        boolean asTheyAre = options.offsetDb() == 0 && options.repeated() == ImportOptions.Repeated.REFUSE
                && !columns.has("rb");
        return columns.has(TableColumns.LOSS) && (quantity != Quantity.PATHLOSS_DB || asTheyAre);
    }

    private double lossDb(CsvRow row) {
        if (!columns.isThere(row, TableColumns.LOSS, false)) {
            return Double.POSITIVE_INFINITY;
        } else if (quantity != Quantity.PATHLOSS_DB) {
            return row.number(columns.index(TableColumns.LOSS), 0, MAX_LOSS_DB, "dB");
        }
        double value = row.number(columns.index(TableColumns.LOSS), -LARGEST, LARGEST, "");
        return options.isNoPath(value) || value > MAX_LOSS_DB ? Double.POSITIVE_INFINITY : value;
    }

    private void add(CsvRow row) {
        double timeS = columns.has(TableColumns.TIME) ? timeS(row, columns.index(TableColumns.TIME)) : 0;
        int u = users.of(row, timeS);
        int b = sites.of(row, timeS);
        int rb = columns.has("rb") ? row.count(columns.index("rb"), ImportedLinks.MOST_BLOCKS - 1) : 0;
        blocks = Math.max(blocks, rb + 1);
        TableInstant at = instants.computeIfAbsent(timeS, t -> new TableInstant(columns, options.repeated()));
        if (instants.size() > MOST_INSTANTS) {
            throw row.error("there are more than %d times in %s: round them, so that the rows of one instant have one "
                    .formatted(MOST_INSTANTS, columns.theirs(TableColumns.TIME)) + "time");
        }
        at.putPower(u, b, rb, power(row), row);
        if (columns.has("los")) {
            at.putLos(u, b, row.flag(columns.index("los")), row);
        }
        if (hasOwnLoss()) {
            at.putLossDb(u, b, lossDb(row), row);
        }
    }

    /** Seconds as they stand there, or from 1970 to a date and time of ISO 8601, in UTC where no zone is said. */
    private static double timeS(CsvRow row, int column) {
        String text = row.text(column);
        if (!DATE.matcher(text).lookingAt()) {
            return row.number(column, -MotionFolder.LONGEST_S, MotionFolder.LONGEST_S, "s");
        }
        try {
            TemporalAccessor at = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replace(' ', 'T'),
                    ZonedDateTime::from, LocalDateTime::from);
            ZonedDateTime zoned = at instanceof LocalDateTime local ? local.atZone(ZoneOffset.UTC) : (ZonedDateTime) at;
            return zoned.toEpochSecond() + zoned.getNano() / 1e9;
        } catch (DateTimeException e) {
            throw row.error("'%s' is no date and time as in 2026-11-28T12:00:00Z".formatted(text));
        }
    }

    private double power(CsvRow row) {
        if (columns.isThere(row, quantity.column(), quantity != Quantity.PATHLOSS_DB)) {
            double value = row.number(columns.index(quantity.column()), quantity.isLinear() ? 0 : -LARGEST, LARGEST,
                    "");
            if (!options.isNoPath(value)) {
                return power(value, row);
            }
        }
        none++;
        return 0;
    }

    private double power(double value, CsvRow row) {
        double power = quantity.power(value, 0);
        if (power > Quantity.MOST) {
            String text = row.text(columns.index(quantity.column()));
            throw row.error("%s is none of %s%s".formatted(text, quantity.meaning(), quantity.inPlaceOf(text)));
        }
        return power;
    }

    /**
     * The links in the order of given nodes, at the times that count.
     *
     * @throws ScenarioException when the table has a node that is not among them, or counts its RBs from 1
     */
    ImportedLinks links(List<String> userOrder, List<String> siteOrder) {
        int[] u = users.placesIn(userOrder);
        int[] b = sites.placesIn(siteOrder);
        List<Double> times = timeS();
        int pairs = NumberArray.size(userOrder.size(), siteOrder.size());
        int size = NumberArray.size(times.size(), pairs, blocks);
        List<ImportedLinks.Instant> all = new ArrayList<>();
        boolean[] used = new boolean[blocks];
        int rows = 0;
        for (double time : times) {
            TableInstant at = instants.get(time);
            rows += at.size();
            at.markBlocks(used);
            all.add(at.links(u, b, userOrder.size(), siteOrder.size(), blocks));
        }
        if (!used[0]) {
            throw columns.error("rb counts from 0, but no row has RB 0: it seems to count from 1, take 1 off");
        }
        if (rows < size) {
            notes.add("%d of %d pairs%s%s have no row: read as no path".formatted(size - rows, size,
                    blocks > 1 ? " and RBs" : "", times.size() > 1 ? " of all snapshots" : ""));
        }
        double[] timeS = times.size() > 1 ? times.stream().mapToDouble(t -> t).toArray() : ImportedLinks.NO_TIMES;
        return new ImportedLinks(userOrder.size(), siteOrder.size(), blocks, all, timeS, notes);
    }
}
