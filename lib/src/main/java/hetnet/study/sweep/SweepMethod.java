package hetnet.study.sweep;

import hetnet.graph.HeteroGraph;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.sweep.spec.NetworkClass;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who decides: a solver with its settings and its budget.
 *
 * @param name    in the rows
 * @param solver  name of the solver, or of its class
 * @param tuning  of the solver
 * @param model   file of weights; null where the solver has none
 * @param changes settings of an inference that differ from those of the weights
 */
record SweepMethod(String name, String solver, Tuning tuning, Path model, Map<String, String> changes) {

    /** Where the shipped weights are. */
    static final String SHIPPED = "data/unrolled.bin";

    private static final List<String> BUDGET = List.of("iterations", "seconds");
    private static final List<String> INFERENCE = List.copyOf(Settings.toMap(InferenceSettings.standard()).keySet());

    /**
     * Numbers that some solvers take.
     *
     * @param restarts    random starts of WMMSE
     * @param refineSteps gradient steps of each climb of the refined modes
     * @param iterations  budget, in the solver's own unit; 0 for none
     * @param seconds     budget of wall-clock time, 0 for none: with one no second run repeats the row
     */
    public record Tuning(int restarts, int refineSteps, int iterations, double seconds) {

        /** @throws IllegalArgumentException when a value is out of range */
        public Tuning {
            Require.inRange("restarts", restarts, 1, 1000, "starts");
            Require.inRange("refineSteps", refineSteps, 1, 10_000, "steps");
            Require.inRange("iterations", iterations, 0, 1_000_000_000, "iterations");
            Require.inRange("seconds", seconds, 0, 1e6, "s");
        }

        private static Tuning standard() {
            return new Tuning(10, Methods.STANDARD_STEPS, 0, 0);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is wrong, and where
     */
    static SweepMethod of(String name, SpecNode spec, SweepFiles files) {
        String solver = spec.has("solver") ? spec.text("solver") : name;
        List<String> tuned = new ArrayList<>(BUDGET);
        if (solver.equals(WmmseRestarts.NAME) || solver.equals(ReferencePortfolio.NAME)) {
            tuned.add("restarts");
        }
        if (solver.startsWith(UnrolledModel.NAME) && solver.endsWith("refined")) {
            tuned.add("refineSteps");
        }
        List<String> known = new ArrayList<>(List.of("solver"));
        known.addAll(tuned);
        boolean unrolled = solver.startsWith(UnrolledModel.NAME);
        if (unrolled) {
            known.addAll(INFERENCE);
        }
        if (unrolled || solver.equals(HetGnnModel.NAME)) {
            known.add("model");
        }
        spec.requireKeys(known);
        Map<String, String> settings = spec.settings(List.of("solver", "model"));
        Map<String, String> inference = spec.settings(List.of("solver", "model"));
        inference.keySet().retainAll(INFERENCE);
        settings.keySet().removeAll(INFERENCE);
        Tuning tuning = spec.placed(() -> Settings.override(Tuning.standard(), settings));
        spec.placed(() -> Settings.override(InferenceSettings.standard(), inference));
        if (solver.equals(HetGnnModel.NAME)) {
            String file = spec.text("model");
            return new SweepMethod(name, solver, tuning, spec.placed(() -> files.at(file)), inference);
        }
        String file = spec.has("model") ? spec.text("model") : SHIPPED;
        Path model = unrolled ? spec.placed(() -> files.at(file)) : null;
        SweepMethod method = new SweepMethod(name, solver, tuning, model, inference);
        spec.placed(method::known);
        return method;
    }

    /** @throws IllegalArgumentException when there is no such solver, or no such weights */
    private SweepMethod known() {
        new Methods(new NetworkPass(UnrolledModel.NAME, (problem, code) -> nobody()), tuning.restarts,
                tuning.refineSteps, 1).all().named(solver);
        if (model != null) {
            UnrolledModel.load(model);
        }
        return this;
    }

    private static Allocation nobody() {
        throw new IllegalStateException("asked for its name alone");
    }

    /** Fingerprint of the weights; empty where there are none, or where only the file of the paper's network tells. */
    String weights() {
        return model == null || solver.equals(HetGnnModel.NAME) ? "" : UnrolledModel.load(model).fingerprint();
    }

    /** Whether PyTorch's native libraries have to be there. */
    boolean needsNatives() {
        return solver.equals(HetGnnModel.NAME);
    }

    /** Whether a second run repeats its rows. */
    boolean repeatable() {
        return tuning.seconds == 0;
    }

    /** Decides on one network after the other, in one thread. */
    @FunctionalInterface
    interface Decider {

        /** @param network of which the problem is made */
        Solution solve(NetworkClass.Network network, Problem problem, long seed);
    }

    /** One of its own for a thread. The paper's network loads the native libraries of PyTorch here, and only here. */
    Decider open() {
        if (solver.equals(HetGnnModel.NAME)) {
            HetGnnModel paper = HetGnnModel.load(model, DeviceChoice.CPU);
            return (network, problem, seed) -> paper.on(HeteroGraph.of(network.snapshot().sites(),
                    network.snapshot().users(), network.snapshot().channel(), network.radio()))
                    .solve(problem, context(seed));
        }
        Solver pass = model == null ? new NetworkPass(UnrolledModel.NAME, (problem, code) -> nobody()) : network();
        Solver named = new Methods(pass, tuning.restarts, tuning.refineSteps, 1).all().named(solver);
        return (network, problem, seed) -> named.solve(problem, context(seed));
    }

    private UnrolledModel network() {
        UnrolledModel loaded = UnrolledModel.load(model);
        return changes.isEmpty() ? loaded : loaded.with(Settings.override(loaded.inference(), changes));
    }

    private SolveContext context(long seed) {
        SolveContext context = SolveContext.of(seed);
        context = tuning.iterations == 0 ? context : context.withIterations(tuning.iterations);
        return tuning.seconds == 0 ? context : context.withSeconds(tuning.seconds);
    }
}
