package hetnet.study.sweep;

import hetnet.report.Tables;
import hetnet.study.Score;
import hetnet.study.ablation.AblationResults;
import hetnet.study.ablation.AblationRun;
import hetnet.study.quality.QualityResults;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.util.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A study of the kit that a sweep has made, for the command that makes its tables. */
public final class SweptStudy {

    private final Sweep sweep;
    private final SpecNode spec;
    private final Table rows;

    private SweptStudy(Sweep sweep, SpecNode spec, Table rows) {
        this.sweep = sweep;
        this.spec = spec;
        this.rows = rows;
    }

    /**
     * Reads it.
     *
     * @param folder of the study, as {@code make sweep} names it when it ends
     * @param home   the project's folder
     * @param kind   what its SPEC must be of, for example "quality"
     * @throws IllegalArgumentException in one sentence, when it is no such study, was made of other files than those
     *                                  that are here, or has rows that failed
     */
    public static SweptStudy read(Path folder, Path home, String kind) {
        Path file = folder.resolve(SweepResults.SPEC);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("%s is no folder of a study: it has no %s".formatted(folder,
                    SweepResults.SPEC));
        }
        SpecNode spec = SpecNode.parse(Sweep.text(file));
        String of = spec.has("of") ? spec.text("of") : "";
        if (!of.equals(kind)) {
            throw new IllegalArgumentException("%s is no study of %s: its SPEC must say of: %s, not %s"
                    .formatted(folder, kind, kind, Quoted.of(of)));
        }
        Sweep sweep = Sweep.read(file, home);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (!sweep.id().equals(String.valueOf(name))) {
            throw new IllegalArgumentException(("%s was made of other weights or files than those that are here, "
                    + "which make %s").formatted(folder, sweep.id()));
        }
        Table rows = Tables.readCsv(folder.resolve(SweepResults.ROWS));
        if (rows.rowCount() != sweep.keys().count()) {
            throw new IllegalArgumentException("%s has %d rows, and its study %d".formatted(
                    folder.resolve(SweepResults.ROWS), rows.rowCount(), sweep.keys().count()));
        }
        int failed = rows.rowCount() - rows.column("reason").countMissing();
        if (failed > 0) {
            throw new IllegalArgumentException(("%d rows of %s failed: the column reason of its %s says why, and "
                    + "make sweep RETRY=failed makes them again").formatted(failed, folder, SweepResults.ROWS));
        }
        return new SweptStudy(sweep, spec, rows);
    }

    /** The configuration of its SPEC. */
    public <T extends Record> T settings(T standard) {
        return spec.mapOrEmpty("settings").over(standard);
    }

    /** Fingerprint of the weights that decided; empty where there are none. */
    public String weights() {
        return sweep.weights();
    }

    /** Scores of methods on layouts, those that were not kept NaN. */
    public QualityResults scores() {
        Map<String, LayoutScores> layouts = new LinkedHashMap<>();
        each((key, row) -> layouts.computeIfAbsent(key.group() + " " + key.layout(), any ->
                new LayoutScores(key.group(), key.layout(), new LinkedHashMap<>())).scores().put(key.method(),
                        new Score(value(row, Score.COLUMNS.get(0)), value(row, Score.COLUMNS.get(1)),
                                value(row, Score.COLUMNS.get(2)), value(row, Score.COLUMNS.get(3)),
                                value(row, Score.COLUMNS.get(4)))));
        return new QualityResults(List.copyOf(layouts.values()));
    }

    /** Trainings of variants, seed by seed as {@code make ablations} has them. */
    public AblationResults trainings() {
        List<AblationRun> runs = new ArrayList<>();
        each((key, row) -> {
            Map<String, Double> measured = new LinkedHashMap<>();
            sweep.metrics().stream().filter(metric -> !AblationPlan.COSTS.contains(metric)).forEach(metric -> {
                if (!Double.isNaN(value(row, metric))) {
                    measured.put(metric, value(row, metric));
                }
            });
            double[] costs = AblationPlan.COSTS.stream().mapToDouble(cost -> value(row, cost)).toArray();
            runs.add(new AblationRun(key.group(), key.method(), key.layout() + 1L, measured, (long) costs[0],
                    costs[1], costs[2], costs[3]));
        });
        return new AblationResults(runs);
    }

    private void each(BiConsumer<SweepKey, Row> row) {
        for (Row each : rows) {
            row.accept(sweep.keys().key(each.getRowNumber()), each);
        }
    }

    private double value(Row row, String column) {
        return rows.columnNames().contains(column) && !row.isMissing(column) ? row.getNumber(column) : Double.NaN;
    }
}
