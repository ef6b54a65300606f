package hetnet.study.quality;

import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.study.Methods;
import hetnet.study.Score;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/**
 * What every method reached on every layout, and what follows from it.
 *
 * @param layouts in the order in which they were measured
 */
public record QualityResults(List<LayoutScores> layouts) {

    /**
     * @param group  the class of the layout
     * @param index  in its class
     * @param scores by the name of the method; the baseline and {@link Methods#BEST_KNOWN} are among them
     */
    public record LayoutScores(String group, int index, Map<String, Score> scores) {

        /** Mean ln R above the baseline's. */
        private double gain(String method) {
            return scores.get(method).meanLogRate() - scores.get(Baseline.NAME).meanLogRate();
        }

        private boolean has(String... methods) {
            return scores.keySet().containsAll(List.of(methods));
        }
    }

    /** The classes with at least one layout, in their order. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        layouts.forEach(layout -> groups.add(layout.group));
        return groups;
    }

    /** All methods that have a score somewhere, in their order. */
    Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        layouts.forEach(layout -> methods.addAll(layout.scores.keySet()));
        return methods;
    }

    /** Whether these methods have a score on every layout of a class. */
    public boolean has(String group, String... methods) {
        return of(group).stream().allMatch(layout -> layout.has(methods));
    }

    /** How many layouts of a class there are. */
    public int count(String group) {
        return of(group).size();
    }

    /**
     * The gain of a method in mean ln R over the baseline, as a part of that of the best reference; both summed over
     * the layouts of a class. A method that is no reference can pass 1.
     *
     * @return NaN without layouts, without the method, or where no reference gains anything
     */
    public double gapClosed(String group, String method) {
        return gap(of(group), method);
    }

    /** The share of the layouts of a class on which a method's utility is above another's; NaN without either. */
    public double shareAbove(String group, String method, String other) {
        return shareAboveInAll(group, method, other, List.of(Score::meanLogRate));
    }

    /** The share of the layouts of a class on which a method is above another in all metrics; NaN without either. */
    double shareAboveInAll(String group, String method, String other, List<ToDoubleFunction<Score>> metrics) {
        return !has(group, method, other) ? Double.NaN : of(group).stream().mapToDouble(layout ->
                metrics.stream().allMatch(metric -> metric.applyAsDouble(layout.scores.get(method))
                        > metric.applyAsDouble(layout.scores.get(other))) ? 1 : 0).average().orElse(Double.NaN);
    }

    /** The mean of a metric over the layouts of a class; NaN without layouts or method. */
    public double mean(String group, String method, ToDoubleFunction<Score> metric) {
        return !has(group, method) ? Double.NaN : of(group).stream()
                .mapToDouble(layout -> metric.applyAsDouble(layout.scores.get(method))).average().orElse(Double.NaN);
    }

    /**
     * One row per layout and method, without what differs from run to run; a layout where no reference gains has no
     * gap.
     */
    public Table table() {
        Tables.Rows rows = Tables.named("quality", "class", "layout", "method", "sum_rate_bps", "jain", "p5_bps",
                "mean_log_rate", "gap_closed");
        for (LayoutScores layout : layouts) {
            layout.scores.forEach((method, score) -> rows.row(layout.group, layout.index, method, score.sumRateBps(),
                    score.jain(), score.p5Bps(), score.meanLogRate(), gap(List.of(layout), method)));
        }
        return rows.build();
    }

    /** The time of every decision. */
    public Table timing() {
        Tables.Rows rows = Tables.named("quality_timing", "class", "layout", "method", "seconds");
        for (LayoutScores layout : layouts) {
            layout.scores.forEach((method, score) -> rows.row(layout.group, layout.index, method, score.seconds()));
        }
        return rows.build();
    }

    private List<LayoutScores> of(String group) {
        return layouts.stream().filter(layout -> layout.group.equals(group)).toList();
    }

    private static double gap(List<LayoutScores> layouts, String method) {
        if (!layouts.stream().allMatch(layout -> layout.has(method, Baseline.NAME, Methods.BEST_KNOWN))) {
            return Double.NaN;
        }
        double gain = layouts.stream().mapToDouble(layout -> layout.gain(method)).sum();
        double best = layouts.stream().mapToDouble(layout -> layout.gain(Methods.BEST_KNOWN)).sum();
        return best > 0 ? gain / best : Double.NaN;
    }
}
