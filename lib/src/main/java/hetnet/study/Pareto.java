package hetnet.study;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.RateObjective;
import hetnet.report.Tables;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import tech.tablesaw.api.Table;

/** Decisions on one network, by method and fairness, and what one gives up for the other. */
public final class Pareto {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 520;
    private static final double BPS_PER_MBPS = 1e6;
    /** Tukey's fence, in ranges between the quartiles. */
    private static final double OUTSIDE = 1.5;
    /** Room beyond the data, as a share of the axis. */
    private static final double RIM = 0.04;

    private final Gains gains;
    private final RadioConfig radio;
    private final Map<String, List<Point>> methods = new LinkedHashMap<>();

    /** A front without methods yet. */
    public Pareto(Gains gains, RadioConfig radio) {
        this.gains = gains;
        this.radio = radio;
    }

    /**
     * One decision.
     *
     * @param alpha fairness that it aims at; NaN where the method has none
     */
    public record Point(double alpha, MethodResult result) {

        /** The method's name. */
        public String method() {
            return result.method();
        }

        /** Who serves whom, with which powers. */
        public Allocation allocation() {
            return result.allocation();
        }

        /** R_i of the UEs in coverage, bit/s. */
        public double[] rateBps() {
            return result.rateBps();
        }

        /** Over the UEs in coverage. */
        public Metrics metrics() {
            return result.metrics();
        }

        /** Whether this is at least as good in both, and better in one. */
        boolean dominates(Point other, ToDoubleFunction<Metrics> one, ToDoubleFunction<Metrics> two) {
            double a = one.applyAsDouble(metrics()) - one.applyAsDouble(other.metrics());
            double b = two.applyAsDouble(metrics()) - two.applyAsDouble(other.metrics());
            return a >= 0 && b >= 0 && a + b > 0;
        }
    }

    /**
     * A method that aims at each alpha in turn.
     *
     * @throws IllegalArgumentException when a decision breaks Eq. (6) or (7)
     */
    public Pareto along(String method, double[] alphas, DoubleFunction<Allocation> decide) {
        for (double alpha : alphas) {
            add(method, alpha, decide.apply(alpha));
        }
        return this;
    }

    /** Lets a solver decide for each alpha in turn; its points have the solver's name. */
    public Pareto along(Solver solver, double[] alphas, SolveContext context) {
        return along(solver.name(), alphas, alpha -> solver.solve(new Problem(gains, radio, alpha), context)
                .allocation());
    }

    /** One more decision of a method, {@code alpha} NaN where it has none. */
    public Pareto add(String method, double alpha, Allocation allocation) {
        Problem problem = new Problem(gains, radio, Double.isNaN(alpha) ? 1 : alpha);
        MethodResult result = MethodResult.of(method, problem, Solution.atOnce(problem, () -> allocation));
        methods.computeIfAbsent(method, name -> new ArrayList<>()).add(new Point(alpha, result));
        return this;
    }

    /** @throws IllegalArgumentException when the method has not decided */
    public List<Point> of(String method) {
        List<Point> points = methods.get(method);
        if (points == null) {
            throw new IllegalArgumentException("'%s' has not decided; those that have: %s"
                    .formatted(method, methods.keySet()));
        }
        return Collections.unmodifiableList(points);
    }

    /** Every method, in the order of their first decisions. */
    public List<String> methods() {
        return List.copyOf(methods.keySet());
    }

    /** One row per decision: method, alpha, sum_rate_bps, jain, p5_bps, mean_latency_s, mean_log_rate. */
    public Table table(String name) {
        List<Measure> all = List.of(Measure.values());
        Tables.Rows rows = Measure.table(name, List.of("method", "alpha"), all);
        methods.forEach((method, points) -> points.forEach(p ->
                rows.row(Measure.row(List.of(method, p.alpha), all, p.metrics()))));
        return rows.build();
    }

    /**
     * Sum-rate over a measure of fairness, one line per method; up and to the right is better.
     *
     * @param title of the measure, with its unit
     */
    public LineFigure figure(String name, String title, ToDoubleFunction<Metrics> fairness) {
        LineFigure figure = Figures.line(name).setAxes(title, "sum-rate (Mbit/s)").optSize(WIDTH, HEIGHT);
        methods.forEach((method, points) -> figure.addSeries(method.replace('_', ' '),
                points.stream().mapToDouble(p -> fairness.applyAsDouble(p.metrics())).toArray(),
                points.stream().mapToDouble(p -> p.metrics().sumRateBps() / BPS_PER_MBPS).toArray()));
        double[] all = methods.values().stream().flatMap(List::stream)
                .mapToDouble(p -> fairness.applyAsDouble(p.metrics())).toArray();
        double low = fence(all);
        if (methods.containsKey(Methods.HETGNN_UNROLLED)) { // the others' points would hide each other's names
            figure.optPointNames(Methods.HETGNN_UNROLLED.replace('_', ' '),
                    of(Methods.HETGNN_UNROLLED).stream().map(p -> name(p.alpha)).toList());
        }
        return figure.optRangeX(low, Arrays.stream(all).max().orElseThrow() * (1 + RIM));
    }

    private static String name(double alpha) {
        return Double.isNaN(alpha) ? "" : "α " + Tables.number(alpha);
    }

    /** Where the axis begins: a point much farther from the others than these from each other squeezes them. */
    private static double fence(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double quarter = new Percentile(25).evaluate(values);
        double range = new Percentile(75).evaluate(values) - quarter;
        double fence = quarter - OUTSIDE * range;
        double shown = low >= fence ? low : Arrays.stream(values).filter(v -> v >= fence).min().orElseThrow();
        return shown - RIM * (Arrays.stream(values).max().orElseThrow() - shown);
    }

    /**
     * How many decisions of each other method are no better than one decision of this in both the sum-rate and a
     * measure of fairness, and worse in one.
     *
     * @return columns method, decisions, dominated
     */
    public Table dominated(String name, String by, ToDoubleFunction<Metrics> fairness) {
        Tables.Rows rows = Tables.named(name, "method", "decisions", "dominated");
        methods.forEach((method, points) -> {
            if (!method.equals(by)) {
                rows.row(method, points.size(), (int) points.stream()
                        .filter(p -> of(by).stream().anyMatch(q -> q.dominates(p, Metrics::sumRateBps, fairness)))
                        .count());
            }
        });
        return rows.build();
    }

    /** The decision of a method that a utility likes best. */
    public Point best(String method, RateObjective utility) {
        return of(method).stream().max(Comparator.comparingDouble(p -> utility.value(p.rateBps()))).orElseThrow();
    }
}
