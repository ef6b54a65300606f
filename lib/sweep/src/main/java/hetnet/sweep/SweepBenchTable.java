package hetnet.sweep;

import hetnet.report.Tables;
import hetnet.study.Timing;
import hetnet.study.sweep.SweepKeys;
import hetnet.sweep.SweepBenchConfig.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What {@link SweepBench} measured, part by part. */
final class SweepBenchTable {

    private final SweepBenchConfig config;
    private final Tables.Rows rows = empty();

    SweepBenchTable(SweepBenchConfig config) {
        this.config = config;
    }

    private static Tables.Rows empty() {
        return Tables.named("bench_sweep", "part", "what", "rows", "seconds", "cpu_s", "rows_per_s", "beside", "ratio",
                "cpu_ratio", "live_heap_mib");
    }

    /**
     * What something took.
     *
     * @param seconds by the clock, with whatever else ran
     * @param cpu     processor time, s: what other programs do is not in it
     */
    record Cost(double seconds, double cpu) {

        static final Cost NEVER = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

        static Cost now() {
            return new Cost(System.nanoTime() / 1e9, Timing.cpuSeconds());
        }

        Cost less(Cost start) {
            return new Cost(seconds - start.seconds, cpu - start.cpu);
        }

        /** With the processor time of another process. */
        Cost and(double other) {
            return new Cost(seconds, cpu + other);
        }

        /** The less of each. */
        Cost orLess(Cost other) {
            return new Cost(Math.min(seconds, other.seconds), Math.min(cpu, other.cpu));
        }
    }

    /** The next row, said at once. */
    void add(Part part, String what, SweepKeys keys, Cost cost) {
        add(part, what, keys, cost, "", Cost.NEVER, Double.NaN);
    }

    /** The same, with the most that was alive on the heap, MiB. */
    void add(Part part, String what, SweepKeys keys, Cost cost, double mib) {
        add(part, what, keys, cost, "", Cost.NEVER, mib);
    }

    /** The same, beside something that took another time for these keys. */
    void add(Part part, String what, SweepKeys keys, Cost cost, String beside, Cost other) {
        add(part, what, keys, cost, beside, other, Double.NaN);
    }

    private void add(Part part, String what, SweepKeys keys, Cost cost, String beside, Cost other, double mib) {
        boolean alone = beside.isEmpty();
        System.err.printf("%s: %d rows in %.1f s, %.1f s of processors%s%s%n", what, keys.count(), cost.seconds,
                cost.cpu, alone ? "" : ", %.2f (by processors %.2f) times the throughput of %s".formatted(other.seconds
                        / cost.seconds, other.cpu / cost.cpu, beside), Double.isNaN(mib) ? ""
                                : ", live heap at most %.0f MiB".formatted(mib));
        rows.row(name(part), what, keys.count(), cost.seconds, cost.cpu, keys.count() / cost.seconds, beside,
                alone ? Double.NaN : other.seconds / cost.seconds, alone ? Double.NaN : other.cpu / cost.cpu, mib);
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /** With the parts that were not measured, as the file of an earlier run has them. */
    Table withEarlier(Path file) {
        Table made = rows.build();
        if (Files.notExists(file)) {
            return made;
        }
        Table earlier = Tables.readCsv(file);
        Tables.Rows all = empty();
        for (Part part : Part.values()) {
            for (Row row : config.has(part) ? made : earlier) {
                if (row.getString("part").equals(name(part))) {
                    all.row(made.columnNames().stream().map(column -> row.isMissing(column) ? null
                            : row.getObject(column)).toArray());
                }
            }
        }
        return all.build();
    }
}
