package hetnet.model.unrolled;

import hetnet.channel.Gains;
import hetnet.io.SinglePrecision;
import hetnet.model.NamedWeights;
import hetnet.model.Provenance;
import hetnet.model.SavedModel;
import hetnet.model.engine.DecisionSteps;
import hetnet.model.engine.InferenceEngine;
import hetnet.model.engine.link.DecisionKernels;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An {@link UnrolledGnn} with its weights: one set of them for any number of UEs, BSs, antennas and RBs. It decides on
 * the CPU, without a tensor library, wherever it was trained.
 */
public final class UnrolledModel implements Solver {

    /** Its name in tables, figures, files and commands. */
    public static final String NAME = "hetgnn_unrolled";

    private final UnrolledArchitecture architecture;
    private final InferenceSettings inference;
    private final Provenance provenance;
    private final SortedMap<String, float[]> weights;
    private final DecisionKernels kernels;
    private final InferenceEngine engine;

    private UnrolledModel(UnrolledArchitecture architecture, InferenceSettings inference, Provenance provenance,
            SortedMap<String, float[]> weights, DecisionKernels kernels) {
        this.architecture = architecture;
        this.inference = inference;
        this.provenance = provenance;
        this.weights = weights;
        this.kernels = kernels;
        this.engine = new InferenceEngine(weights, architecture.hidden(), architecture.variant().parts(),
                new InferenceEngine.Effort(inference.inferenceRounds(), inference.perturbations(),
                        inference.strongestSites(), inference.usersPerSite()), kernels);
    }

    /**
     * @param weights by name, as {@link #weights()} gives them
     * @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size
     */
    public static UnrolledModel of(UnrolledArchitecture architecture, InferenceSettings inference,
            Provenance provenance, Map<String, float[]> weights) {
        return new UnrolledModel(architecture, inference, provenance, NamedWeights.copy(weights),
                DecisionKernels.plainAtFirst());
    }

    /** Another model of the same weights, which decides in another way. */
    public UnrolledModel with(InferenceSettings other) {
        return new UnrolledModel(architecture, other, provenance, weights, kernels);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What the weights belong to. */
    public UnrolledArchitecture architecture() {
        return architecture;
    }

    /** How it decides. */
    public InferenceSettings inference() {
        return inference;
    }

    /** All settings as text, by name: those of the network, of its decisions and of the training that made it. */
    public Map<String, String> settings() {
        Map<String, String> settings = own(architecture, inference);
        settings.putAll(provenance.settings());
        return settings;
    }

    private static Map<String, String> own(UnrolledArchitecture architecture, InferenceSettings inference) {
        Map<String, String> settings = new LinkedHashMap<>(Settings.toMap(architecture));
        settings.putAll(Settings.toMap(inference));
        return settings;
    }

    /** A copy of all weights by name. */
    public Map<String, float[]> weights() {
        return NamedWeights.copy(weights);
    }

    /** Tells one set of weights from another. */
    public String fingerprint() {
        return NamedWeights.fingerprint(weights);
    }

    /**
     * {@link #allocate(Problem, long)} within a budget, with the seed of the context as the seed of the code. An
     * iteration is a round, one for the whole network; the best of the rounds so far decides, so that more of them
     * find more. A budget of rounds always gives the same decision, one of time need not. From warm starts it goes on
     * as {@link #allocate(Problem, Allocation, long)} does.
     */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return engine.solve(problem, context);
    }

    /** {@link InferenceEngine#steps}. */
    public DecisionSteps steps(Problem problem, long codeSeed) {
        return engine.steps(problem, codeSeed);
    }

    /** {@link InferenceEngine#trace}. */
    public Solution trace(Problem problem, SolveContext context) {
        return engine.trace(problem, context);
    }

    /**
     * {@link #allocate(Problem, long)} with the radio's budget for every BS; where no UE is in coverage, equal power
     * for nobody.
     *
     * @param alpha fairness, 0 to 10; trained on 0.15 to 3
     * @throws IllegalArgumentException when gains and radio disagree on the number of RBs, or alpha is out of range
     */
    public Allocation allocate(Gains gains, RadioConfig radio, double alpha, long codeSeed) {
        if (gains.coveredUsers().length == 0) {
            int[] association = new int[gains.users()];
            Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
            return new Allocation(association, Baseline.equalPower(gains.sites(), radio));
        }
        return allocate(new Problem(gains, radio, alpha), codeSeed);
    }

    /**
     * Decides association and powers in one forward pass, feasible by construction, Eqs. (6) and (7). UEs without a
     * path stay out of coverage; the others get a BS to which they have a path.
     *
     * <p>The baseline's allocation, the best of static reuse and, where BSs are few, reuse patterns are among the
     * states that a decision starts from and is judged against, so that none is worth less than the baseline. Where
     * there are more BSs than {@link InferenceSettings#strongestSites}, only so many count for each UE. The order of
     * UEs and BSs changes no decision.
     *
     * @param codeSeed of the random code: another seed, another allocation
     * @throws IllegalArgumentException when the objective is no sum over UEs at given powers
     */
    public Allocation allocate(Problem problem, long codeSeed) {
        return engine.allocate(problem, codeSeed);
    }

    /**
     * Goes on from an earlier decision, for UEs that have moved on since: in few rounds, without a search. UEs change
     * their BS only where they gain by it, so that fewer are handed over than between two decisions made anew. It is
     * worth no less than the earlier decision is now.
     *
     * @param previous for the same UEs, BSs and RBs; by whatever solver
     * @param codeSeed of the random code
     * @throws IllegalArgumentException when the objective is no sum over UEs, or previous is one for another network
     */
    public Allocation allocate(Problem problem, Allocation previous, long codeSeed) {
        return engine.solve(problem, SolveContext.of(codeSeed).withWarmStarts(List.of(previous))).allocation();
    }

    /** {@link #allocate(Problem, long)} for each of several networks, side by side on all cores. */
    public List<Allocation> allocate(List<Problem> problems, long codeSeed) {
        return engine.allocate(problems, codeSeed);
    }

    /**
     * Writes weights and settings.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        new SavedModel(provenance, own(architecture, inference), weights, Map.of()).write(NAME, file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no such model
     */
    public static UnrolledModel load(Path file) {
        return SavedModel.read(NAME, file, saved -> {
            UnrolledArchitecture architecture = Settings.overrideKnown(UnrolledArchitecture.standard(),
                    saved.settings());
            InferenceSettings inference = Settings.overrideKnown(InferenceSettings.standard(), saved.settings());
            Settings.requireKnown(saved.settings(), own(architecture, inference).keySet());
            SinglePrecision.requireWidth(saved.weights(), architecture.hidden());
            return of(architecture, inference, saved.provenance(), saved.weights());
        });
    }
}
