package hetnet.mimo.model;

import hetnet.mimo.channel.Csi;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.Precoders;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.model.NamedWeights;
import hetnet.model.Provenance;
import hetnet.model.SavedModel;
import hetnet.radio.Rates;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    private final int hidden;
    private final int rounds;
    private final boolean tied;
    private final Provenance provenance;
    private final SortedMap<String, float[]> weights;
    private final PrecodingEngine engine;

    private PrecodingModel(int hidden, int rounds, boolean tied, Provenance provenance,
            SortedMap<String, float[]> weights) {
        this.hidden = hidden;
        this.rounds = Require.inRange("rounds", rounds, 1, 1000, "rounds");
        this.tied = tied;
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
        return new PrecodingModel(hidden, rounds, false, provenance, NamedWeights.copy(weights));
    }

    /** Where the shipped weights are. @param data the kit's folder of data */
    public static Path shipped(Path data) {
        return data.resolve("precoding.bin");
    }

    /** The same weights with another number of rounds; trained on 5 to 10. */
    public PrecodingModel withRounds(int other) {
        return new PrecodingModel(hidden, other, tied, provenance, weights);
    }

    /** The same weights with one price for all antennas of a BS under power per antenna: for comparison. */
    public PrecodingModel withTiedPrices() {
        return new PrecodingModel(hidden, rounds, true, provenance, weights);
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
        return new TreeMap<>(Map.of("hidden", "" + hidden, "rounds", "" + rounds));
    }

    /** Decides in one pass; rounds end early where the context limits iterations. */
    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        int[] association = problem.association();
        int[][] offers = IntStream.range(0, problem.csi().sites()).boxed()
                .flatMap(b -> Arrays.stream(problem.channel().ofSite(b)).mapToObj(u -> new int[] {u, b}))
                .toArray(int[][]::new);
        if (offers.length == 0) {
            throw new IllegalArgumentException("none of the %d UEs is in coverage: there is nobody to precode for"
                    .formatted(association.length));
        }
        PrecodingEngine.Answer answer = decide(problem, offers, Math.min(rounds, context.iterations()));
        double seconds = (System.nanoTime() - began) * 1e-9;
        int[] served = Arrays.stream(offers).mapToInt(offer -> offer[0]).toArray();
        return MimoSolution.of(problem, spread(problem, served, answer), trace(answer, seconds), began);
    }

    /**
     * The rates of streams of which a UE may have several, at one BS each.
     *
     * @param offers UE and BS of each stream
     * @return nat, mean over the RBs; of each stream
     */
    double[] offerRates(MimoProblem problem, int[][] offers) {
        int[] order = IntStream.range(0, offers.length).boxed()
                .sorted(Comparator.comparingInt(i -> offers[i][1])).mapToInt(i -> i).toArray();
        int[][] sorted = Arrays.stream(order).mapToObj(i -> offers[i]).toArray(int[][]::new);
        PrecodingEngine.Answer answer = decide(problem, sorted, rounds);
        double[] rate = new double[offers.length];
        for (int i = 0; i < offers.length * problem.csi().blocks(); i++) {
            rate[order[i % offers.length]] += answer.links().nats()[i] / problem.csi().blocks();
        }
        return rate;
    }

    /** @param offers UE and BS of each stream, BS by BS */
    private PrecodingEngine.Answer decide(MimoProblem problem, int[][] offers, int limit) {
        int[] active = Arrays.stream(offers).mapToInt(offer -> offer[1]).distinct().toArray();
        int[] users = Arrays.stream(offers).mapToInt(offer -> offer[0]).toArray();
        int[] distinct = Arrays.stream(users).distinct().toArray();
        int[] place = new int[problem.csi().sites()];
        for (int i = 0; i < active.length; i++) {
            place[active[i]] = i;
        }
        int[] number = new int[problem.csi().users()];
        for (int i = 0; i < distinct.length; i++) {
            number[distinct[i]] = i;
        }
        double[] budget = problem.budgetWatt();
        double noise = problem.radio().noiseWatt();
        StreamChannel channel = new StreamChannel(problem.csi().rows(users, active),
                Arrays.stream(active).mapToDouble(b -> budget[b] / noise).toArray(),
                Arrays.stream(offers).mapToInt(offer -> place[offer[1]]).toArray(),
                Arrays.stream(users).map(u -> number[u]).toArray());
        double perNatBps = Rates.perNatBps(problem.radio());
        return engine.decide(channel, offered(problem, users), mode(problem), problem.utility().alpha(), limit,
                rate -> problem.utility().value(Arrays.stream(rate).map(nats -> nats * perNatBps).toArray()));
    }

    private PrecodingMode mode(MimoProblem problem) {
        PrecodingMode mode = PrecodingMode.of(problem.constraint());
        return tied && mode == PrecodingMode.PER_ANTENNA ? PrecodingMode.PER_ANTENNA_TIED : mode;
    }

    /** Null where all are. */
    private static boolean[] offered(MimoProblem problem, int[] served) {
        boolean[] offered = new boolean[problem.csi().blocks() * served.length];
        boolean all = true;
        for (int i = 0; i < offered.length; i++) {
            offered[i] = problem.isOffered(served[i % served.length], i / served.length);
            all &= offered[i];
        }
        return all ? null : offered;
    }

    /** To the rows of the problem. */
    private static Precoders spread(MimoProblem problem, int[] served, PrecodingEngine.Answer answer) {
        Csi csi = problem.csi();
        int width = answer.wre().length / (csi.blocks() * served.length);
        double[] re = new double[csi.blocks() * csi.users() * csi.width()];
        double[] im = new double[re.length];
        for (int i = 0; i < csi.blocks() * served.length; i++) {
            int to = (i / served.length * csi.users() + served[i % served.length]) * csi.width();
            System.arraycopy(answer.wre(), i * width, re, to, width);
            System.arraycopy(answer.wim(), i * width, im, to, width);
        }
        return problem.precoders(re, im);
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
                Integer.parseInt(saved.setting("rounds")), saved.provenance(), saved.weights()));
    }
}
