package hetnet.study;

import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import tech.tablesaw.api.Table;

/** One network that several methods decide, all checked and measured alike. */
public final class ComparisonStudy {

    private final Problem problem;
    private final Map<String, MethodResult> results = new LinkedHashMap<>();

    /** @param problem the network, and what the references aim at */
    public ComparisonStudy(Problem problem) {
        this.problem = problem;
    }

    /**
     * Lets a method decide.
     *
     * @throws IllegalArgumentException when the decision breaks Eq. (6) or (7)
     */
    public ComparisonStudy add(String method, Supplier<Allocation> decide) {
        return put(method, Solution.atOnce(problem, decide));
    }

    /** Lets a solver decide; its row has the solver's name. */
    public ComparisonStudy add(Solver solver, SolveContext context) {
        return put(solver.name(), solver.solve(problem, context));
    }

    /**
     * Lets references decide, each knowing the answers of those before it; their rows have the names of
     * {@link Solvers}.
     */
    public ComparisonStudy addReferences(Solvers references, SolveContext context) {
        new ReferencePortfolio(references).solveAll(problem, context).forEach(this::put);
        return this;
    }

    private ComparisonStudy put(String method, Solution solution) {
        results.put(method, MethodResult.of(method, problem, solution));
        return this;
    }

    /** Every decision by the name of its method, in their order. */
    public Map<String, MethodResult> decisions() {
        return Collections.unmodifiableMap(results);
    }

    /** @throws IllegalArgumentException when the method has not decided */
    public MethodResult of(String method) {
        MethodResult result = results.get(method);
        if (result == null) {
            throw new IllegalArgumentException("'%s' has not decided; those that have: %s"
                    .formatted(method, results.keySet()));
        }
        return result;
    }

    /**
     * How much one method is above another in mean ln R, nat: e to this power is the ratio of their geometric means of
     * the rates.
     *
     * @throws IllegalArgumentException when one of them has not decided
     */
    public double gain(String method, String over) {
        return of(method).metrics().meanLogRate() - of(over).metrics().meanLogRate();
    }

    /**
     * Means over several networks, one row per method of the first; the others must have it too.
     *
     * @return columns method, sum_rate_bps, jain, p5_bps, mean_log_rate, and the mean and the least gain in mean ln R
     *         over the baseline of the same network, nat
     * @throws IllegalArgumentException when a method, or the baseline, has not decided in one of them
     */
    public static Table results(String name, List<ComparisonStudy> networks) {
        Tables.Rows rows = Measure.table(name, List.of("method"), Measure.OF_RATES, "gain_nat", "least_gain_nat");
        for (String method : networks.get(0).results.keySet()) {
            DoubleSummaryStatistics gain = networks.stream().mapToDouble(n -> n.gain(method, Baseline.NAME))
                    .summaryStatistics();
            List<Double> means = Measure.OF_RATES.stream().map(measure -> mean(networks, method, measure)).toList();
            rows.row(Measure.cells(List.of(method), means, gain.getAverage(), gain.getMin()));
        }
        return rows.build();
    }

    /** The times of the same methods: columns method, median_seconds. */
    public static Table timing(String name, List<ComparisonStudy> networks) {
        Tables.Rows rows = Tables.named(name, "method", "median_seconds");
        for (String method : networks.get(0).results.keySet()) {
            rows.row(method, new Median().evaluate(networks.stream().mapToDouble(n -> n.of(method).seconds())
                    .toArray()));
        }
        return rows.build();
    }

    private static double mean(List<ComparisonStudy> networks, String method, Measure measure) {
        return networks.stream().mapToDouble(n -> measure.of(n.of(method).metrics())).average().orElseThrow();
    }
}
