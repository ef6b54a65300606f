package hetnet.study;

import hetnet.radio.Metrics;
import hetnet.report.Tables;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What tables of results say of a method: one column each, and its title with a unit for people. */
public enum Measure {
    /** Eq. (13). */
    SUM_RATE("sum_rate_bps", "sum-rate (Mbit/s)", 1e6, Metrics::sumRateBps),
    /** Eq. (11). */
    JAIN("jain", "Jain's index", 1, Metrics::jain),
    /** Of the rates. */
    FIFTH_PERCENTILE("p5_bps", "5th percentile rate (kbit/s)", 1e3, Metrics::p5Bps),
    /** Eq. (12). */
    MEAN_LATENCY("mean_latency_s", "mean latency (s)", 1, Metrics::meanLatencyS),
    /** Proportional fairness. */
    MEAN_LOG_RATE("mean_log_rate", "mean ln R", 1, Metrics::meanLogRate);

    /** What does not need a payload. */
    public static final List<Measure> OF_RATES = List.of(SUM_RATE, JAIN, FIFTH_PERCENTILE, MEAN_LOG_RATE);

    private final String column;
    private final String title;
    private final double unit;
    private final ToDoubleFunction<Metrics> value;

    Measure(String column, String title, double unit, ToDoubleFunction<Metrics> value) {
        this.column = column;
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    /** Name of the column in files. */
    public String column() {
        return column;
    }

    /** With its unit, for axes and captions. */
    public String title() {
        return title;
    }

    /** How many of the file's unit are one of the title's. */
    public double unit() {
        return unit;
    }

    /** In the file's unit. */
    public double of(Metrics metrics) {
        return value.applyAsDouble(metrics);
    }

    /**
     * A table with a column for each measure between others.
     *
     * @param before columns in front, the method among them
     * @param after  columns behind
     */
    public static Tables.Rows table(String name, List<String> before, List<Measure> measures, String... after) {
        return Tables.named(name, Stream.of(before.stream(), measures.stream().map(Measure::column), Stream.of(after))
                .flatMap(s -> s)
                .toArray(String[]::new));
    }

    /** One row of {@link #table}. */
    public static Object[] row(List<?> before, List<Measure> measures, Metrics metrics, Object... after) {
        return cells(before, measures.stream().map(measure -> measure.of(metrics)).toList(), after);
    }

    /** The same of values that are known, in the order of the measures. */
    public static Object[] cells(List<?> before, List<Double> values, Object... after) {
        return Stream.of(before.stream(), values.stream(), Stream.of(after)).flatMap(s -> s).toArray();
    }
}
