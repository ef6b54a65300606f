package hetnet.study.sweep;

import hetnet.solver.Problem;
import hetnet.study.Measure;
import hetnet.study.MethodResult;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.util.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What a row may keep of a decision. */
enum SweepMetric {
    SUM_RATE(Measure.SUM_RATE),
    JAIN(Measure.JAIN),
    P5(Measure.FIFTH_PERCENTILE),
    MEAN_LATENCY(Measure.MEAN_LATENCY),
    MEAN_LOG_RATE(Measure.MEAN_LOG_RATE),
    /** The objective's value, as {@link Problem#value} has it. */
    UTILITY("utility", (problem, result) -> result.solution().utility()),
    /** UEs with a path to any BS. */
    COVERAGE("coverage", (problem, result) -> result.metrics().coverage()),
    USERS("users", (problem, result) -> problem.gains().users()),
    SITES("sites", (problem, result) -> problem.sites()),
    ITERATIONS("iterations", (problem, result) -> result.solution().iterations()),
    /** Wall-clock time of the decision: the one metric that no second run repeats. */
    SECONDS("seconds", (problem, result) -> result.seconds());

    /** What is kept where nothing is said. */
    static final List<SweepMetric> USUAL = List.of(SUM_RATE, JAIN, P5, MEAN_LOG_RATE);

    private final String column;
    private final BiFunction<Problem, MethodResult, Number> value;

    SweepMetric(Measure measure) {
        this(measure.column(), (problem, result) -> measure.of(result.metrics()));
    }

    SweepMetric(String column, BiFunction<Problem, MethodResult, Number> value) {
        this.column = column;
        this.value = value;
    }

    String column() {
        return column;
    }

    /** The values of some metrics of one decision. */
    static double[] values(List<SweepMetric> metrics, Problem problem, MethodResult result) {
        return metrics.stream().mapToDouble(metric -> metric.value.apply(problem, result).doubleValue()).toArray();
    }

    /**
     * Those that a SPEC names, in its order.
     *
     * @throws IllegalArgumentException on an unknown one; the message lists the known
     */
    static List<SweepMetric> of(SpecNode spec) {
        List<String> names = spec.texts("metrics");
        return names.isEmpty() ? USUAL : names.stream().map(SweepMetric::named).toList();
    }

    private static SweepMetric named(String name) {
        return Arrays.stream(values()).filter(metric -> metric.column.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown metric %s; known are %s"
                        .formatted(Quoted.of(name), Arrays.stream(values()).map(SweepMetric::column)
                                .collect(Collectors.joining(", ")))));
    }
}
