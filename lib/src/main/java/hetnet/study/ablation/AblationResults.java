package hetnet.study.ablation;

import hetnet.report.Interval;
import hetnet.report.PairedTest;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/**
 * What the variants were worth, and whether they differ from the whole network. The first variant of a network is the
 * whole one. Trainings of one seed share their data, so that differences are taken pair by pair.
 *
 * @param runs in any order; a seed that a variant lacks is left out of its comparison
 */
public record AblationResults(List<AblationRun> runs) {

    /** A copy of the runs. */
    public AblationResults {
        runs = List.copyOf(runs);
    }

    /** Without the networks that have one seed alone, of which nothing can be said. */
    public AblationResults comparable() {
        return new AblationResults(runs.stream().filter(run -> of(run.network(), run.variant()).size() > 1).toList());
    }

    /** Names of the networks, in the order of their runs. */
    List<String> networks() {
        return runs.stream().map(AblationRun::network).distinct().toList();
    }

    /** Names of the variants of a network, the whole one first. */
    List<String> variants(String network) {
        return runs.stream().filter(run -> run.network().equals(network)).map(AblationRun::variant).distinct().toList();
    }

    /** One row per run and metric. */
    public Table table() {
        Tables.Rows rows = Tables.named("ablations", "network", "variant", "seed", "metric", "value");
        for (AblationRun run : runs) {
            run.metrics().forEach((metric, value) -> rows.row(run.network(), run.variant(), run.seed(), metric, value));
        }
        return rows.build();
    }

    /**
     * One row per metric and variant: mean over the seeds with its 95 % interval, and for all but the whole network the
     * mean paired difference (variant less whole) with its interval, the p-value of the paired t-test, and that value
     * after Holm's correction for all variants of the network.
     *
     * @return columns network, metric, variant, seeds, mean, interval, difference, difference_interval, p, p_holm;
     *         intervals are half widths
     * @throws IllegalArgumentException when a variant has fewer than two seeds, or a run lacks a metric
     */
    public Table summary() {
        Tables.Rows rows = Tables.named("ablations_summary", "network", "metric", "variant", "seeds", "mean",
                "interval", "difference", "difference_interval", "p", "p_holm");
        for (String network : networks()) {
            for (String metric : of(network, variants(network).get(0)).get(0).metrics().keySet()) {
                addRows(rows, network, metric);
            }
        }
        return rows.build();
    }

    private void addRows(Tables.Rows rows, String network, String metric) {
        List<String> variants = variants(network);
        List<PairedTest> tests = variants.stream().skip(1).map(variant -> test(network, variant, metric)).toList();
        double[] corrected = PairedTest.holm(tests.stream().mapToDouble(PairedTest::p).toArray());
        for (int v = 0; v < variants.size(); v++) {
            Interval mean = interval(network, variants.get(v), run -> value(run, metric));
            if (v == 0) {
                rows.row(network, metric, variants.get(v), mean.count(), mean.mean(), mean.halfWidth(), null, null,
                        null, null);
            } else {
                PairedTest test = tests.get(v - 1);
                rows.row(network, metric, variants.get(v), mean.count(), mean.mean(), mean.halfWidth(),
                        test.difference().mean(), test.difference().halfWidth(), test.p(), corrected[v - 1]);
            }
        }
    }

    /** What each variant costs: means over the seeds, and the interval of the processor time. */
    public Table timing() {
        Tables.Rows rows = Tables.named("ablations_timing", "network", "variant", "weights", "training_cpu_s",
                "training_cpu_interval_s", "training_s", "decision_ms");
        for (String network : networks()) {
            for (String variant : variants(network)) {
                Interval cpu = interval(network, variant, AblationRun::trainingCpuS);
                rows.row(network, variant, of(network, variant).get(0).weights(), cpu.mean(), cpu.halfWidth(),
                        interval(network, variant, AblationRun::trainingS).mean(),
                        1e3 * interval(network, variant, AblationRun::decisionS).mean());
            }
        }
        return rows.build();
    }

    private PairedTest test(String network, String variant, String metric) {
        List<Double> whole = new ArrayList<>();
        List<Double> part = new ArrayList<>();
        for (AblationRun one : of(network, variants(network).get(0))) {
            of(network, variant).stream().filter(other -> other.seed() == one.seed()).findFirst().ifPresent(other -> {
                whole.add(value(one, metric));
                part.add(value(other, metric));
            });
        }
        return PairedTest.of(array(whole), array(part));
    }

    private static double value(AblationRun run, String metric) {
        Double value = run.metrics().get(metric);
        if (value == null) {
            throw new IllegalArgumentException(("%s %s, seed %d, lacks the metric '%s' of the others: delete its "
                    + "artefact to have it made anew")
                    .formatted(run.network(), run.variant(), run.seed(), metric));
        }
        return value;
    }

    private Interval interval(String network, String variant, ToDoubleFunction<AblationRun> value) {
        return Interval.of(of(network, variant).stream().mapToDouble(value).toArray());
    }

    private List<AblationRun> of(String network, String variant) {
        return runs.stream().filter(run -> run.network().equals(network) && run.variant().equals(variant)).toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
