package hetnet.sweep;

import hetnet.report.RunSettings;
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
                "live_heap_mib");
    }

    /**
     * What something took.
     *
     * @param seconds by the clock
     * @param cpu     processor time of this process, s: what other programs do is not in it, nor are workers
     */
    record Cost(double seconds, double cpu) {

        static final Cost NEVER = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

        static Cost now() {
            return new Cost(System.nanoTime() / 1e9, Timing.cpuSeconds());
        }

        Cost less(Cost start) {
            return new Cost(seconds - start.seconds, cpu - start.cpu);
        }

        Cost orLess(Cost other) {
            return other.seconds < seconds ? other : this;
        }
    }

    /**
     * The next row, said at once.
     *
     * @param beside what the throughput is compared with; empty for nothing
     * @param ratio  times that throughput; NaN for none
     * @param mib    live heap; NaN where it was not watched
     */
    void add(Part part, String what, SweepKeys keys, Cost cost, String beside, double ratio, double mib) {
        System.err.printf("%s: %d rows in %.1f s, %.1f s of this process's processors%s%n", what, keys.count(),
                cost.seconds, cost.cpu, Double.isNaN(ratio) ? ""
                        : ", %.2f times the throughput of %s".formatted(ratio, beside));
        rows.row(name(part), what, keys.count(), cost.seconds, cost.cpu, keys.count() / cost.seconds, beside, ratio,
                mib);
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /** The comment on top of the file. */
    String settings() {
        return "settings: decisions=%d keys=%d rounds=%d".formatted(config.decisions(), config.keys(), config.rounds());
    }

    /** With the parts that were not measured, as the file of an earlier run with the same settings has them. */
    Table withEarlier(Path file) {
        Table made = rows.build();
        if (!Files.exists(file) || RunSettings.of(file).filter(run -> settings().endsWith(run.text())).isEmpty()) {
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
