package hetnet.study.sweep;

import hetnet.report.Interval;
import hetnet.report.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import tech.tablesaw.api.Table;

/**
 * Means with 95 % confidence intervals by class, objective and method, of rows that pass by in the order of their keys;
 * none is kept. Drops of one layout are no independent sample: where there are several layouts, an interval is that of
 * the means of the layouts; with a single one it is that of its drops.
 */
public final class SweepSummary {

    private final List<String> metrics;
    private final Map<List<String>, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new LinkedHashMap<>();
    private static final int MOST_REASONS = 20;
    private long rows;
    private long failed;

    /** @param metrics names of the values of a row */
    public SweepSummary(List<String> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    /** One class, objective and method. */
    private static final class Cell {

        private final SummaryStatistics[] drops;
        private final SummaryStatistics[] layouts;
        private final SummaryStatistics[] present; // drops of the layout that is passing by
        private int layout = -1;
        private int failed;

        Cell(int metrics) {
            drops = empty(metrics);
            layouts = empty(metrics);
            present = empty(metrics);
        }

        private static SummaryStatistics[] empty(int count) {
            SummaryStatistics[] all = new SummaryStatistics[count];
            for (int i = 0; i < count; i++) {
                all[i] = new SummaryStatistics();
            }
            return all;
        }

        void add(SweepRow row) {
            if (row.key().layout() != layout) {
                endLayout();
                layout = row.key().layout();
            }
            failed += row.failed() ? 1 : 0;
            for (int m = 0; m < drops.length; m++) {
                if (!Double.isNaN(row.values()[m])) {
                    drops[m].addValue(row.values()[m]);
                    present[m].addValue(row.values()[m]);
                }
            }
        }

        void endLayout() {
            for (int m = 0; m < present.length; m++) {
                if (present[m].getN() > 0) {
                    layouts[m].addValue(present[m].getMean());
                    present[m].clear();
                }
            }
        }

        SummaryStatistics sample(int metric) {
            return layouts[metric].getN() > 1 ? layouts[metric] : drops[metric];
        }
    }

    /** The next row. */
    public void add(SweepRow row) {
        SweepKey key = row.key();
        cells.computeIfAbsent(List.of(key.group(), key.objective(), key.method()), any -> new Cell(metrics.size()))
                .add(row);
        rows++;
        if (row.failed()) {
            failed++;
            if (reasons.containsKey(row.reason()) || reasons.size() < MOST_REASONS) {
                reasons.merge(row.reason(), 1, Integer::sum);
            }
        }
    }

    /** Rows that passed by. */
    public long rows() {
        return rows;
    }

    /** Those of them that failed. */
    public long failed() {
        return failed;
    }

    /** Why, with numbers of rows; the first twenty reasons. */
    public Map<String, Integer> reasons() {
        return new LinkedHashMap<>(reasons);
    }

    /**
     * One row per class, objective, method and metric.
     *
     * @return class, objective, method, metric; layouts and values that count; failed rows; mean, half width of its
     *         interval (missing where there is one value), and standard deviation
     */
    public Table table() {
        Tables.Rows table = Tables.named("summary", "class", "objective", "method", "metric", "layouts", "values",
                "failed", "mean", "interval", "deviation");
        cells.forEach((name, cell) -> {
            cell.endLayout();
            for (int m = 0; m < metrics.size(); m++) {
                SummaryStatistics sample = cell.sample(m);
                if (sample.getN() > 0) {
                    double deviation = sample.getN() > 1 ? sample.getStandardDeviation() : Double.NaN;
                    table.row(name.get(0), name.get(1), name.get(2), metrics.get(m), cell.layouts[m].getN(),
                            cell.drops[m].getN(), cell.failed, sample.getMean(), half(sample, deviation), deviation);
                }
            }
        });
        return table.build();
    }

    private static double half(SummaryStatistics sample, double deviation) {
        return sample.getN() > 1 ? Interval.t(sample.getN()) * deviation / Math.sqrt(sample.getN()) : Double.NaN;
    }
}
