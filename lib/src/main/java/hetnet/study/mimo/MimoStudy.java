package hetnet.study.mimo;

import hetnet.mimo.model.AnytimePrecoding;
import hetnet.mimo.model.BeamAssociation;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.solver.GreedyBeamAssociation;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.mimo.solver.PrecodingRestarts;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.report.Tables;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * The trained network beside linear schemes and WMMSE from several starts: utility, sum-rate, and the processor's time
 * of one decision on one thread, all in the same arithmetic.
 *
 * @param model      the network
 * @param layouts    of each class
 * @param starts     of WMMSE under power per BS
 * @param antennaStarts of WMMSE under power per antenna
 * @param iterations of each start
 * @param told       hears a line for each class
 */
public record MimoStudy(PrecodingModel model, int layouts, int starts, int antennaStarts, int iterations,
        Consumer<String> told) {

    /** The reference of one start: WMMSE from SLNR. */
    public static final String ONE_START = "wmmse_slnr";
    private static final String[] STARTS = {ONE_START, "wmmse_mrt"}; // shown by themselves
    /** The reference of several. */
    public static final String BEST = "wmmse_best_of_";
    /** The network with a number of rounds. */
    public static final String NETWORK = PrecodingModel.NAME + "_";
    /** The network with its standard rounds. */
    public static final String STANDARD = NETWORK + PrecodingModel.STANDARD_ROUNDS;
    /** The same with one price for all antennas of a BS. */
    public static final String TIED = "_tied";

    /** One pass, and closing steps; a number of them follows. */
    public static final String CLOSED = "_closed_";
    /** The decision in full. */
    public static final String ANYTIME = AnytimePrecoding.NAME;

    /** The network that decides who serves whom as well. */
    public static final String ASSOCIATION = PrecodingModel.NAME + "_association";
    /** The same in full: from both starts, and with closing steps. */
    public static final String ASSOCIATION_IN_FULL = ASSOCIATION + "_in_full";
    /** Greedy moves of the association, judged by decisions of the network, and by WMMSE. */
    public static final String GREEDY = "greedy_association_";

    private static final int[] ROUNDS = {4, 5, 6, 8, 12};
    private static final int[][] CLOSINGS = {{4, 1}, {5, 1}, {12, 1}, {12, AnytimePrecoding.CLOSING}}; // after rounds
    private static final int[] EARLIER = {5, 10, 20, 50}; // iterations of WMMSE after which it is looked at
    private static final int JUDGE_ROUNDS = 4;
    private static final int JUDGE_ITERATIONS = 30;
    private static final int SWEEPS = 3;
    private static final double WINDOW_DB = 15;
    private static final int WARM_UP = 5;

    /** Which methods are measured. */
    public enum Part {
        /** Linear schemes, and WMMSE from one start and from several. */
        REFERENCES,
        /** The network, and WMMSE from SLNR for its time in the same run. */
        NETWORK
    }

    /** One decision. @param utility mean ln R @param sumRateBps bit/s @param cpuMs of the thread, milliseconds */
    private record Outcome(double utility, double sumRateBps, double cpuMs) {
    }

    /**
     * Measures some classes under both constraints; where antennas are uneven under that per antenna alone.
     *
     * @return one row a class, constraint, layout and method
     */
    public Table run(List<MimoClass> classes, Set<Part> parts) {
        Tables.Rows rows = Tables.named("mimo_results", "class", "constraint", "layout", "method", "mean_log_rate",
                "sum_rate_gbps", "cpu_ms");
        warmUp(classes.get(0), parts);
        for (MimoClass one : classes) {
            for (PowerConstraint constraint : one.constraints()) {
                for (int i = 0; i < layouts; i++) {
                    SolveContext.stopIfInterrupted("the study");
                    String name = constraint.name().toLowerCase(Locale.ROOT);
                    int number = i;
                    MimoProblem problem = one.layouts().draw(i).with(constraint);
                    Map<String, Outcome> found = outcomes(problem, parts);
                    if (one.association()) {
                        associations(problem, parts, found);
                    }
                    found.forEach((method, outcome) ->
                            rows.row(one.name(), name, number, method, outcome.utility, outcome.sumRateBps / 1e9,
                                    outcome.cpuMs));
                }
                told.accept("%s, %s".formatted(one.name(), constraint));
            }
        }
        return rows.build();
    }

    /** Lets the virtual machine compile what is going to be timed. */
    private void warmUp(MimoClass one, Set<Part> parts) {
        for (PowerConstraint constraint : one.constraints()) {
            for (int i = 1; i <= WARM_UP; i++) {
                outcomes(one.layouts().draw(-i).with(constraint), parts);
            }
        }
    }

    private Map<String, Outcome> outcomes(MimoProblem problem, Set<Part> parts) {
        Map<String, Outcome> found = new LinkedHashMap<>();
        if (parts.contains(Part.REFERENCES)) {
            references(problem, found);
        } else {
            found.put(ONE_START, timed(problem, wmmse(iterations)::solve, found));
        }
        if (parts.contains(Part.NETWORK)) {
            network(problem, found);
        }
        return found;
    }

    private void references(MimoProblem problem, Map<String, Outcome> found) {
        for (LinearPrecoding.Kind kind : LinearPrecoding.Kind.values()) {
            LinearPrecoding solver = new LinearPrecoding(kind);
            found.put(solver.name(), timed(problem, solver));
        }
        int count = problem.constraint() == PowerConstraint.PER_BS ? starts : antennaStarts;
        PrecodingRestarts restarts = new PrecodingRestarts(count, iterations);
        Outcome best = null;
        double cpu = 0;
        for (int i = 0; i < count; i++) {
            int number = i;
            Outcome one = timed(problem, (given, context) -> restarts.start(given, number, context),
                    i == 0 ? found : new LinkedHashMap<>());
            if (i < STARTS.length) {
                found.put(STARTS[i], one);
            }
            best = best == null || one.utility > best.utility ? one : best;
            cpu += one.cpuMs;
            if (i + 1 == antennaStarts && count > antennaStarts) {
                found.put(BEST + antennaStarts, new Outcome(best.utility, best.sumRateBps, cpu));
            }
        }
        found.put(restarts.name(), new Outcome(best.utility, best.sumRateBps, cpu));
    }

    private void network(MimoProblem problem, Map<String, Outcome> found) {
        for (int count : ROUNDS) {
            found.put(NETWORK + count, timed(problem, model.withRounds(count)));
        }
        int rounds = ROUNDS[ROUNDS.length - 1];
        for (int[] closing : CLOSINGS) {
            found.put(NETWORK + closing[0] + CLOSED + closing[1], timed(problem,
                    new AnytimePrecoding(model.withRounds(closing[0]), 1, closing[1])));
        }
        found.put(ANYTIME, timed(problem, AnytimePrecoding.of(model.withRounds(rounds))));
        if (problem.constraint() == PowerConstraint.PER_ANTENNA) {
            found.put(NETWORK + rounds + TIED, timed(problem, model.withRounds(rounds).withTiedPrices()));
        }
    }

    private void associations(MimoProblem problem, Set<Part> parts, Map<String, Outcome> found) {
        int rounds = ROUNDS[ROUNDS.length - 1];
        if (parts.contains(Part.NETWORK)) {
            found.put(ASSOCIATION, timed(problem, BeamAssociation.of(model.withRounds(rounds))));
            found.put(ASSOCIATION_IN_FULL, timed(problem, BeamAssociation.inFull(model.withRounds(rounds))));
            found.put(GREEDY + "network", timed(problem, new GreedyBeamAssociation(model.withRounds(JUDGE_ROUNDS),
                    model.withRounds(rounds), SWEEPS, WINDOW_DB)));
        }
        if (parts.contains(Part.REFERENCES)) {
            found.put(GREEDY + "wmmse", timed(problem, new GreedyBeamAssociation(wmmse(JUDGE_ITERATIONS),
                    wmmse(iterations), SWEEPS, WINDOW_DB)));
        }
    }

    private static WmmsePrecoding wmmse(int iterations) {
        return new WmmsePrecoding(new LinearPrecoding(LinearPrecoding.Kind.SLNR), iterations);
    }

    private static Outcome timed(MimoProblem problem, MimoSolver solver) {
        return timed(problem, solver::solve, new LinkedHashMap<>());
    }

    /** @param earlier receives what WMMSE had after fewer iterations, an equal part of its time for each */
    private static Outcome timed(MimoProblem problem, BiFunction<MimoProblem, SolveContext, MimoSolution> decide,
            Map<String, Outcome> earlier) {
        var clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        MimoSolution solution = decide.apply(problem, SolveContext.of(1));
        double cpuMs = (clock.getCurrentThreadCpuTime() - began) * 1e-6;
        List<TracePoint> trace = solution.trace();
        for (int count : EARLIER) {
            if (count < trace.size() - 1) {
                TracePoint then = trace.get(count);
                earlier.put(ONE_START + "_" + count, new Outcome(then.utility() / problem.coverage(), Double.NaN,
                        cpuMs * count / (trace.size() - 1)));
            }
        }
        return new Outcome(solution.meanUtility(), solution.metrics().sumRateBps(), cpuMs);
    }
}
