package hetnet.study.front;

import hetnet.report.Tables;
import hetnet.solver.portfolio.ReferencePortfolio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What every method reached on every layout with every budget, as {@code figures/front.csv} keeps it.
 *
 * <p>Gap closed is the gain in mean ln R over the baseline, as a part of that of the best known: the best of the
 * references on that layout, at any budget and one after the other ({@link ReferencePortfolio}), never an answer of the
 * network, which can pass 1.
 */
public final class FrontResults {

    /** Threads of one decision. */
    private static final int THREADS = 1;
    /** Digits that are kept: of times as many as a run would show again. */
    private static final String TIME = "%.3e";

    private final List<FrontPoint> points;

    FrontResults(List<FrontPoint> points) {
        this.points = List.copyOf(points);
    }

    /** @throws IllegalArgumentException naming the column that a table of another kind lacks */
    public static FrontResults of(Table table) {
        List<String> columns = List.of("class", "layout", "method", "budget", "seconds", "mean_log_rate", "gap_closed");
        for (String column : columns) {
            if (!table.containsColumn(column)) {
                throw new IllegalArgumentException("the table '%s' is none of times and utilities: it has no column %s"
                        .formatted(table.name(), column));
            }
        }
        List<FrontPoint> points = new ArrayList<>();
        for (Row row : table) {
            points.add(new FrontPoint(row.getString("class"), (int) row.getLong("layout"), row.getString("method"),
                    row.getString("budget"), row.getNumber("seconds"), row.getNumber("mean_log_rate"),
                    row.getNumber("gap_closed")));
        }
        return new FrontResults(points);
    }

    /** One row for each class, layout, method and budget; the best known has no time. */
    public Table table() {
        Tables.Rows rows = Tables.named("front", "class", "layout", "method", "budget", "seconds", "mean_log_rate",
                "gap_closed", "threads");
        for (FrontPoint p : points) {
            rows.row(p.group(), p.layout(), p.method(), p.budget(), Double.parseDouble(TIME.formatted(p.seconds())),
                    p.meanLogRate(), p.gapClosed(), THREADS);
        }
        return rows.build();
    }

    /** The classes, in their order. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        points.forEach(point -> groups.add(point.group()));
        return groups;
    }

    /** How many layouts of a class there are. */
    public int count(String group) {
        return (int) points.stream().filter(p -> p.group().equals(group)).mapToInt(FrontPoint::layout).distinct()
                .count();
    }

    /** The best of some methods together on each layout of a class with a gap; empty where they were not measured. */
    List<FrontEnvelope> envelopes(String group, Collection<FrontMethod> methods) {
        Set<String> names = methods.stream().map(FrontMethod::id).collect(Collectors.toSet());
        Map<Integer, List<FrontPoint>> layouts = points.stream()
                .filter(p -> p.group().equals(group) && names.contains(p.method()) && !Double.isNaN(p.gapClosed()))
                .collect(Collectors.groupingBy(FrontPoint::layout, TreeMap::new, Collectors.toList()));
        return layouts.values().stream().map(FrontEnvelope::of).toList();
    }
}
