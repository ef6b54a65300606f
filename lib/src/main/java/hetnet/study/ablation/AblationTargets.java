package hetnet.study.ablation;

import hetnet.report.Interval;
import hetnet.report.Tables;
import hetnet.study.quality.QualityTarget;
import hetnet.study.quality.QualityTarget.Unit;
import hetnet.study.quality.QualityTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** What the heterogeneous graph is worth in both networks, as lines of {@link QualityTargets}. */
public final class AblationTargets {

    private static final String GRAPH = "heterogeneous graph";

    private AblationTargets() {
    }

    /** @param ablations empty where nobody has trained the variants */
    public static List<QualityTarget> of(Optional<AblationReport> ablations) {
        return List.of(line(ablations, PaperAblation.NETWORK, "unseen_mean_log_rate", "mean ln R on an unseen drop",
                Unit.NONE), line(ablations, UnrolledAblation.NETWORK, "gap_closed", "gap closed", Unit.PERCENT));
    }

    private static QualityTarget line(Optional<AblationReport> ablations, String network, String metric, String what,
            Unit unit) {
        String full = "%s of the %s network above that of a homogeneous one, 95 %% interval".formatted(what, network);
        Optional<Interval> found = ablations.filter(report -> report.has(network))
                .map(report -> report.heterogeneity(network, metric));
        return found.map(interval -> new QualityTarget(GRAPH, full, Double.NaN, false, interval.mean(), unit,
                " ± %s, %d seeds".formatted(unit.text(interval.halfWidth(), RoundingMode.CEILING), interval.count())))
                .orElseGet(() -> QualityTargets.elsewhere(GRAPH, full, "no ablations in data: make ablations"));
    }

    /**
     * Puts these lines anew into a table that {@code make bench-quality} wrote; its other lines stay.
     *
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public static void renew(Path file, Optional<AblationReport> ablations) {
        Table old = Tables.readCsv(file);
        Table others = old.where(old.stringColumn("where").isNotEqualTo(GRAPH));
        try (Stream<String> lines = Files.lines(file)) {
            String[] comments = lines.takeWhile(line -> line.startsWith("# ")).map(line -> line.substring(2))
                    .toArray(String[]::new);
            Tables.writeCsv(others.append(QualityTargets.table(of(ablations))), file, comments);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
