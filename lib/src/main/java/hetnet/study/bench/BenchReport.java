package hetnet.study.bench;

import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import tech.tablesaw.api.Table;

/**
 * What {@code make bench} measured, for files and people.
 *
 * @param results on the paper's layout
 * @param scaling the same work for several numbers of UEs, ascending
 * @param threads of both sides
 */
public record BenchReport(List<BenchResult> results, List<BenchResult> scaling, int threads) {

    private static final String KIT = "hetnet-lab";

    /**
     * One row for each measurement; a ratio above 1 means that the kit is faster. Times are milliseconds per unit of
     * work.
     */
    public Table table() {
        Tables.Rows rows = Tables.named("bench", "what", "ues", "peer", "ours_ms", "peer_ms", "ratio", "ours_min_ms",
                "ours_max_ms", "peer_min_ms", "peer_max_ms", "pairs", "threads", "difference", "tolerance");
        List<BenchResult> all = new ArrayList<>(results);
        all.addAll(scaling);
        for (BenchResult r : all) {
            rows.row(r.what(), r.users(), r.peer(), r.oursMedianMs(), r.peerMedianMs(), r.ratio(),
                    StatUtils.min(r.oursMs()), StatUtils.max(r.oursMs()), StatUtils.min(r.peerMs()),
                    StatUtils.max(r.peerMs()), r.oursMs().length, threads, r.difference(), r.tolerance());
        }
        return rows.build();
    }

    /** The fitted exponent k of cost ~ U^k for each work of the scaling and each side; 1 is linear. */
    public Table exponents() {
        Tables.Rows rows = Tables.named("Exponent of the cost in the number of UEs", "what", "who", "ues_from",
                "ues_to", "exponent");
        series().forEach((name, line) -> {
            if (line.users.length > 1) {
                rows.row(line.what, line.who, line.users[0], line.users[line.users.length - 1],
                        BenchResult.exponent(line.users, line.ms));
            }
        });
        return rows.build();
    }

    /** Cost against the number of UEs, both axes logarithmic. */
    public Figure figure() {
        LineFigure figure = Figures.line("bench_scaling").setAxes("UEs", "time (ms)").optLogX().optLogY()
                .optSize(820, 500);
        series().forEach((name, line) -> figure.addSeries(name, Arrays.stream(line.users).asDoubleStream().toArray(),
                line.ms));
        return figure.build();
    }

    /** One line for people. */
    public static String line(BenchResult r) {
        String ours = "%-21s %6d UEs: %9s ms (%s to %s)".formatted(r.what(), r.users(), Tables.number(r.oursMedianMs()),
                Tables.number(StatUtils.min(r.oursMs())), Tables.number(StatUtils.max(r.oursMs())));
        String pairs = ", %d pairs".formatted(r.oursMs().length);
        if (Double.isNaN(r.ratio())) {
            return ours + pairs;
        }
        return ours + "; %s %s ms (%s to %s): ratio %.2f%s".formatted(r.peer(), Tables.number(r.peerMedianMs()),
                Tables.number(StatUtils.min(r.peerMs())), Tables.number(StatUtils.max(r.peerMs())), r.ratio(), pairs);
    }

    /** One line about how far both sides agree. */
    public static String agreement(BenchResult r) {
        return "%-21s %6d UEs: %s differs by %.1e, allowed is %.1e"
                .formatted(r.what(), r.users(), r.peer(), r.difference(), r.tolerance());
    }

    private record Line(String what, String who, int[] users, double[] ms) {
    }

    private Map<String, Line> series() {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String what : scaling.stream().map(BenchResult::what).distinct().toList()) {
            List<BenchResult> same = scaling.stream().filter(r -> r.what().equals(what)).toList();
            String peer = same.get(0).peer();
            lines.put(what, line(what, KIT, same, BenchResult::oursMedianMs));
            if (!peer.isEmpty()) { // not by the name of the work, which has its colour
                lines.put("the same in " + peer, line(what, peer, same, BenchResult::peerMedianMs));
            }
        }
        return lines;
    }

    private static Line line(String what, String who, List<BenchResult> results, ToDoubleFunction<BenchResult> ms) {
        return new Line(what, who, results.stream().mapToInt(BenchResult::users).toArray(),
                results.stream().mapToDouble(ms).toArray());
    }
}
