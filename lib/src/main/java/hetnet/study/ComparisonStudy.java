package hetnet.study;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import tech.tablesaw.api.Table;

/** One network that several methods decide, all checked and measured alike. */
public final class ComparisonStudy {

    /** Rows of the networks, beside the ids of {@link Solvers}. */
    public static final String PAPER_NETWORK = "hetgnn_paper";
    /** The unrolled network. */
    public static final String NETWORK = "hetgnn";

    private final Problem problem;
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    /**
     * @param alpha fairness that the references aim at, 0 to 10
     * @throws IllegalArgumentException when alpha is out of range, gains and radio disagree on the RBs, or no UE is in coverage
     */
    public ComparisonStudy(Gains gains, RadioConfig radio, double alpha) {
        problem = new Problem(gains, radio, alpha);
    }

    /**
     * What one method decided.
     *
     * @param rateBps R_i of the UEs in coverage, bit/s
     * @param seconds wall-clock time of the decision
     */
    public record Decision(Allocation allocation, double[] rateBps, Metrics metrics, double seconds) {
    }

    /**
     * Lets a method decide.
     *
     * @throws IllegalArgumentException when the decision breaks Eq. (6) or (7)
     */
    public ComparisonStudy add(String method, Supplier<Allocation> decide) {
        long start = System.nanoTime();
        Allocation allocation = decide.get();
        return put(method, allocation, (System.nanoTime() - start) / 1e9);
    }

    /** Lets references decide, each knowing the answers of those before it; their rows have the names of {@link Solvers}. */
    public ComparisonStudy addReferences(Solvers references, SolveContext context) {
        new ReferencePortfolio(references).solveAll(problem, context)
                .forEach((method, solution) -> put(method, solution.allocation(), solution.seconds()));
        return this;
    }

    private ComparisonStudy put(String method, Allocation allocation, double seconds) {
        allocation.requireFeasible(problem.gains(), problem.radio().budgetWatt());
        double[] rate = Rates.userRates(problem.gains(), allocation, problem.radio(), Scheduler.EQUAL_TIME);
        decisions.put(method, new Decision(allocation, Rates.ofCovered(rate, allocation.association()),
                Metrics.of(rate, allocation.association()), seconds));
        return this;
    }

    /**
     * The allocation of the largest utility that the codes 1 to N give; of equals the first.
     *
     * @param codes  N, 1 or more
     * @param decide the allocation of a code
     */
    public Allocation bestOf(int codes, LongFunction<Allocation> decide) {
        Allocation best = decide.apply(1);
        for (int code = 2; code <= codes; code++) {
            best = problem.better(best, decide.apply(code));
        }
        return best;
    }

    /** Every decision by the name of its method, in their order. */
    public Map<String, Decision> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    /** @throws IllegalArgumentException when the method has not decided */
    public Decision of(String method) {
        Decision decision = decisions.get(method);
        if (decision == null) {
            throw new IllegalArgumentException("'%s' has not decided; those that have: %s".formatted(method, decisions.keySet()));
        }
        return decision;
    }

    /**
     * How much one method is above another in mean ln R, nat: e to this power is the ratio of their geometric means of the rates.
     *
     * @throws IllegalArgumentException when one of them has not decided
     */
    public double gain(String method, String over) {
        return of(method).metrics.meanLogRate() - of(over).metrics.meanLogRate();
    }

    /**
     * Means over several networks, one row per method of the first; the others must have it too.
     *
     * @return columns method, sum_rate_bps, jain, p5_bps, mean_log_rate, and the mean and the least gain in mean ln R over the baseline of
     *         the same network, nat
     * @throws IllegalArgumentException when a method, or the baseline, has not decided in one of them
     */
    public static Table results(String name, List<ComparisonStudy> networks) {
        Tables.Rows rows = Tables.named(name, "method", "sum_rate_bps", "jain", "p5_bps", "mean_log_rate", "gain_nat", "least_gain_nat");
        for (String method : networks.get(0).decisions.keySet()) {
            DoubleSummaryStatistics gain = networks.stream().mapToDouble(n -> n.gain(method, Baseline.NAME)).summaryStatistics();
            rows.row(method, mean(networks, method, Metrics::sumRateBps), mean(networks, method, Metrics::jain),
                    mean(networks, method, Metrics::p5Bps), mean(networks, method, Metrics::meanLogRate),
                    gain.getAverage(), gain.getMin());
        }
        return rows.build();
    }

    /** The times of the same methods: columns method, median_seconds. */
    public static Table timing(String name, List<ComparisonStudy> networks) {
        Tables.Rows rows = Tables.named(name, "method", "median_seconds");
        for (String method : networks.get(0).decisions.keySet()) {
            rows.row(method, new Median().evaluate(networks.stream().mapToDouble(n -> n.of(method).seconds).toArray()));
        }
        return rows.build();
    }

    private static double mean(List<ComparisonStudy> networks, String method, ToDoubleFunction<Metrics> metric) {
        return networks.stream().mapToDouble(n -> metric.applyAsDouble(n.of(method).metrics)).average().orElseThrow();
    }
}
