package hetnet.mimo.model;

import hetnet.mimo.model.engine.FirstPrices;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.mimo.model.engine.PrecodingPass;
import hetnet.mimo.model.engine.PrecodingRestriction;
import hetnet.mimo.model.engine.ServedStreams;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.model.NamedWeights;
import hetnet.model.Provenance;
import hetnet.model.SavedModel;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@link PrecodingGnn} with its weights: one set of them for any number of UEs, BSs, antennas and RBs. It decides on
 * the CPU, without a tensor library. The best of its rounds is its answer; which UEs are served on an RB is a part of
 * that, for streams that are not worth their power get none.
 */
public final class PrecodingModel implements MimoSolver {

    /** Its name in tables, figures, files and commands. */
    public static final String NAME = "hetgnn_precoding";
    /** Rounds of a decision where nothing else is said. */
    public static final int STANDARD_ROUNDS = 12;

    private static final String RESTRICTION = "restriction";

    private final int hidden;
    private final int rounds;
    private final PrecodingRestriction restriction;
    private final Provenance provenance;
    private final SortedMap<String, float[]> weights;
    private final PrecodingEngine engine;

    private PrecodingModel(int hidden, int rounds, PrecodingRestriction restriction, Provenance provenance,
            SortedMap<String, float[]> weights) {
        this.hidden = hidden;
        this.rounds = Require.inRange("rounds", rounds, 1, 1000, "rounds");
        this.restriction = Require.given("restriction", restriction);
        this.provenance = provenance;
        this.weights = weights;
        engine = new PrecodingEngine(weights, hidden);
    }

    /**
     * A model of given weights.
     *
     * @param hidden  D, the width of all states
     * @param rounds  of a decision
     * @param weights by name, as {@link #weights()} gives them
     * @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size
     */
    public static PrecodingModel of(int hidden, int rounds, Provenance provenance, Map<String, float[]> weights) {
        return new PrecodingModel(hidden, rounds, PrecodingRestriction.NONE, provenance, NamedWeights.copy(weights));
    }

    /** Where the shipped weights are. @param data the kit's folder of data */
    public static Path shipped(Path data) {
        return data.resolve("precoding.bin");
    }

    /** The same weights with another number of rounds; trained on 3 to 11. */
    public PrecodingModel withRounds(int other) {
        return new PrecodingModel(hidden, other, restriction, provenance, weights);
    }

    /** The same weights with one price for all antennas of a BS under power per antenna: for comparison. */
    public PrecodingModel withTiedPrices() {
        return restricted(PrecodingRestriction.TIED_PRICES);
    }

    /** The same weights under a restriction: for comparison, or as they were trained. */
    public PrecodingModel restricted(PrecodingRestriction other) {
        return new PrecodingModel(hidden, rounds, other, provenance, weights);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A copy of all weights by name. */
    public Map<String, float[]> weights() {
        return NamedWeights.copy(weights);
    }

    /** Tells one set of weights from another. */
    public String fingerprint() {
        return NamedWeights.fingerprint(weights);
    }

    /** All settings as text, by name: those of the network, and of the training that made it. */
    public Map<String, String> settings() {
        Map<String, String> settings = own();
        settings.putAll(provenance.settings());
        return settings;
    }

    private Map<String, String> own() {
        Map<String, String> own = new TreeMap<>(Map.of("hidden", "" + hidden, "rounds", "" + rounds));
        if (restriction != PrecodingRestriction.NONE) {
            own.put(RESTRICTION, restriction.name());
        }
        return own;
    }

    /** Decides in one pass; rounds end early where the context limits iterations. */
    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        ServedStreams served = ServedStreams.of(problem, problem.association());
        PrecodingEngine.Answer answer = engine.decide(begin(served, FirstPrices.SLNR), 0,
                Math.min(rounds, context.iterations()), problem::valueOfNats);
        double seconds = (System.nanoTime() - began) * 1e-9;
        double[] nats = new double[problem.csi().users()];
        for (int s = 0; s < served.users().length; s++) {
            nats[served.users()[s]] = answer.links().rate()[s];
        }
        return MimoSolution.measured(problem, served.precoders(problem, answer), nats, trace(answer, seconds), began);
    }

    /** The state of a decision at its start. */
    PrecodingPass begin(ServedStreams served, FirstPrices first) {
        MimoProblem problem = served.problem();
        return engine.begin(served.channel(), served.offered(), mode(problem), problem.utility().alpha(), first);
    }

    /** How it decides about a problem. */
    PrecodingMode mode(MimoProblem problem) {
        return PrecodingMode.of(problem.constraint()).restricted(restriction);
    }

    PrecodingEngine engine() {
        return engine;
    }

    int rounds() {
        return rounds;
    }

    private static List<TracePoint> trace(PrecodingEngine.Answer answer, double seconds) {
        List<TracePoint> trace = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        int rounds = answer.utility().length - 1;
        for (int t = 0; t <= rounds; t++) {
            best = Math.max(best, answer.utility()[t]);
            trace.add(new TracePoint(seconds * (t + 1) / (rounds + 1), t, best)); // rounds are alike
        }
        return trace;
    }

    /**
     * Writes weights and settings.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        new SavedModel(provenance, own(), weights, Map.of()).write(NAME, file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no such model
     */
    public static PrecodingModel load(Path file) {
        return SavedModel.read(NAME, file, saved -> of(Integer.parseInt(saved.setting("hidden")),
                Integer.parseInt(saved.setting("rounds")), saved.provenance(), saved.weights())
                .restricted(PrecodingRestriction.valueOf(saved.settings().getOrDefault(RESTRICTION,
                        PrecodingRestriction.NONE.name()))));
    }
}
