package hetnet.mimo.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.io.Artefact;
import hetnet.mimo.model.PrecodingGnn;
import hetnet.mimo.model.PrecodingInput;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.model.TensorLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.model.Provenance;
import hetnet.nn.ParameterStore;
import hetnet.radio.Rates;
import hetnet.radio.tensor.Scalars;
import hetnet.solver.SolveContext;
import hetnet.train.ForwardPass;
import hetnet.train.TrainingPlan;
import hetnet.train.TrainingTask;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Trains a {@link PrecodingGnn} without labels: every step draws random networks, and its loss is minus the mean of
 * ln R after the last round, and a part of that after the rounds before. For comparison it may be the distance to
 * WMMSE's precoders instead.
 */
public final class PrecodingTask implements TrainingTask<PrecodingModel> {

    /** Measure: mean of ln R over UEs and layouts after the last round, R in nat/s/Hz. */
    public static final String UTILITY = "utility";
    /** Measure: the same, above that of SLNR. */
    public static final String ABOVE_SLNR = "above_slnr";

    private static final double LARGEST_NORM = 1;
    private static final double EARLY_PART = 0.3; // of the rounds before the last
    private static final double SMALLEST_RATE = 1e-9;

    private final PrecodingSettings settings;
    private final PrecodingModel from; // null for fresh weights
    private final NDManager manager;
    private final ParameterStore weights;
    private final PrecodingGnn network;

    /** With weights drawn from the seed. */
    public PrecodingTask(PrecodingSettings settings) {
        this(settings, null);
    }

    /**
     * From the weights of an earlier training.
     *
     * @param from of the same width; null for weights drawn from the seed
     * @throws IllegalArgumentException when the weights do not fit
     */
    public PrecodingTask(PrecodingSettings settings, PrecodingModel from) {
        this.settings = settings;
        this.from = from;
        manager = NDManager.newBaseManager(settings.device().device(), "PyTorch");
        weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(settings.seed(), "weights"));
        network = new PrecodingGnn(weights, settings.hidden());
        if (from != null) {
            weights.restore(from.weights());
        }
    }

    @Override
    public String network() {
        return PrecodingModel.NAME;
    }

    @Override
    public String fingerprint() {
        return from == null ? Artefact.fingerprint(settings) : Artefact.fingerprint(settings, from.fingerprint());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Settings.toMap(settings));
        if (from != null) {
            all.put("from", from.fingerprint());
        }
        return all;
    }

    @Override
    public TrainingPlan plan() {
        return new TrainingPlan("step", "a batch of about %d streams".formatted(settings.streams()), settings.steps(),
                Integer.MAX_VALUE, settings.schedule(), LARGEST_NORM);
    }

    @Override
    public ParameterStore weights() {
        return weights;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public ForwardPass forward(int step, NDManager scratch) {
        RandomGenerator random = Seeds.stream(settings.seed(), "step-" + step);
        PrecodingLayouts drawn = PrecodingLayouts.draw(settings, random);
        PrecodingInput input = new PrecodingInput(drawn.problems(), scratch);
        NDArray weight = input.users().div(input.users().sum()); // [L, B, K]
        List<TensorLinks> rounds = network.decide(input, drawn.mode(), settings.rounds(random));
        TensorLinks last = rounds.get(rounds.size() - 1);
        Function<TensorLinks, NDArray> goodness = links -> utility(links.rate(), weight);
        if (settings.loss() == PrecodingLoss.LABELS) {
            WmmseLabels labels = new WmmseLabels(drawn.problems(), last.precoders(), scratch);
            goodness = links -> labels.distance(links).neg();
        }
        NDArray loss = goodness.apply(last).neg();
        for (TensorLinks early : rounds.subList(1, rounds.size() - 1)) {
            loss = loss.sub(Scalars.times(goodness.apply(early), EARLY_PART / (rounds.size() - 2)));
        }
        Map<String, NDArray> terms = Map.of(UTILITY, loss);
        return ForwardPass.of(terms, () -> {
            double reached = utility(last.rate(), weight).getDouble();
            return Map.of(UTILITY, reached, ABOVE_SLNR, reached - slnr(drawn.problems()));
        });
    }

    /** Mean of ln R. @param rate nat, [L, B, K] @param weight of each UE, [L, B, K] */
    private static NDArray utility(NDArray rate, NDArray weight) {
        return Scalars.atLeast(rate, SMALLEST_RATE).log().mul(weight).sum();
    }

    private static double slnr(List<MimoProblem> problems) {
        double sum = 0;
        for (MimoProblem problem : problems) {
            sum += new LinearPrecoding(LinearPrecoding.Kind.SLNR).solve(problem, SolveContext.of(1)).meanUtility()
                    - Math.log(Rates.perNatBps(problem.radio()));
        }
        return sum / problems.size();
    }

    @Override
    public PrecodingModel model() {
        return PrecodingModel.of(settings.hidden(), PrecodingModel.STANDARD_ROUNDS,
                Provenance.of(fingerprint(), settings()), weights.copy()).restricted(settings.restriction());
    }

    @Override
    public void close() {
        manager.close();
    }
}
