package hetnet.train.utility;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.model.Provenance;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.model.unrolled.UnrolledInput;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.solver.Baseline;
import hetnet.train.ForwardPass;
import hetnet.train.TrainingPlan;
import hetnet.train.TrainingTask;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Trains the unrolled network without labels: every step draws random networks, and its loss is minus the alpha-fair
 * utility of the network's own decisions after T rounds and, where early decisions count, after fewer: with u_l(t) the
 * certainty equivalent of network l after t rounds, and e the early part,
 * <pre>
 *   loss = -mean_l w_l ((1 - e) u_l(T) + e u_l(t)),  t &lt;= T
 *   w_l  = 1, or 1 / max(u_l(T) - u_l(baseline), least gain)         see {@link Supervision}
 * </pre>
 *
 * <p>For comparison it may be taught by {@link ReuseLabels} instead. The weights after the last step are kept.
 */
public final class UtilityTask implements TrainingTask<UnrolledModel> {

    /**
     * Measure: certainty equivalent of the soft rates over the bandwidth, mean over the batch; nat, ln(nat/s/Hz).
     */
    public static final String UTILITY = "utility";

    private static final double LARGEST_NORM = 1;

    /** Networks that gain less than this over the baseline count as if they gained so much; nat. */
    private static final double SMALLEST_GAIN = 0.08;

    private final UnrolledConfig config;
    private final UtilitySettings training;
    private final UnrolledModel from; // null for fresh weights
    private final NDManager manager;
    private final ParameterStore weights;
    private final UnrolledGnn network;

    /** With weights drawn from the seed. */
    public UtilityTask(UnrolledConfig config) {
        this(config, null);
    }

    /**
     * From the weights of an earlier training; UEs choose their BS as sharply as at its end.
     *
     * @param from of the same architecture; null for weights drawn from the seed
     * @throws IllegalArgumentException when it is of another one
     */
    public UtilityTask(UnrolledConfig config, UnrolledModel from) {
        if (from != null && !from.architecture().equals(config.architecture())) {
            throw new IllegalArgumentException("weights of a network with %s cannot go on in one with %s"
                    .formatted(Settings.toMap(from.architecture()), Settings.toMap(config.architecture())));
        }
        this.config = config;
        this.from = from;
        this.training = config.training();
        manager = NDManager.newBaseManager(training.device().device(), "PyTorch");
        weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(training.seed(), "weights"));
        network = new UnrolledGnn(weights, config.architecture().hidden(), config.architecture().variant());
        if (from != null) {
            weights.restore(from.weights());
        }
    }

    @Override
    public String network() {
        return UnrolledModel.NAME;
    }

    @Override
    public String fingerprint() {
        return from == null ? config.trainingFingerprint()
                : "%s-from-%s".formatted(config.trainingFingerprint(), from.fingerprint());
    }

    @Override
    public Map<String, String> settings() {
        return withOrigin(Settings.toMap(config));
    }

    /** With the weights that the training began with. */
    private Map<String, String> withOrigin(Map<String, String> settings) {
        if (from != null) {
            settings.put("from", from.fingerprint());
        }
        return settings;
    }

    @Override
    public TrainingPlan plan() {
        return new TrainingPlan("step", "a batch of %d networks".formatted(training.batch()), training.steps(),
                Integer.MAX_VALUE, training.schedule(), LARGEST_NORM);
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
        RandomGenerator random = Seeds.stream(training.seed(), "step-" + step);
        RandomNetworks drawn = RandomNetworks.draw(training, step, random);
        int[] rounds = training.rounds(step, random);
        boolean labelled = training.supervision() == Supervision.LABELS;
        List<Allocation> labels = labelled ? ReuseLabels.of(drawn, random) : List.of();
        List<UnrolledGnn.Decision> decisions = decide(step, drawn, rounds, random, scratch);
        UnrolledGnn.Decision last = decisions.get(decisions.size() - 1);
        TensorAlphaFair fairness = new TensorAlphaFair(drawn.alpha());
        NDArray utility = fairness.certaintyEquivalent(last.rates()); // [L]
        NDArray climbed = decisions.size() == 1 ? utility
                : Scalars.times(utility, 1 - training.earlyPart()).add(Scalars.times(
                        fairness.certaintyEquivalent(decisions.get(0).rates()), training.earlyPart())); // [L]
        Map<String, NDArray> terms = switch (training.supervision()) {
            case LABELS -> ReuseLabels.terms(last, labels, sharpness(step));
            case UTILITY -> Map.of(UTILITY, climbed.mean().neg());
            case GAIN -> Map.of(UTILITY, climbed.mul(perGain(drawn, utility, fairness)).mean().neg());
        };
        return ForwardPass.of(terms, () -> Map.of(UTILITY, (double) utility.mean().getFloat()));
    }

    private List<UnrolledGnn.Decision> decide(int step, RandomNetworks drawn, int[] rounds, RandomGenerator random,
            NDManager scratch) {
        NDArray code = UnrolledInput.code(drawn.networks().size(), drawn.networks().get(0).sites(),
                drawn.radio().blocks(), random, scratch); // [L, B, R, CODE]
        return network.decide(drawn.networks(), drawn.radio(), code, rounds, (float) drawn.alpha(),
                (float) sharpness(step));
    }

    private double sharpness(int step) {
        return training.sharpness(from == null ? step : training.steps());
    }

    /** One over what each network gains over the baseline, without a gradient; shape [L]. */
    private static NDArray perGain(RandomNetworks drawn, NDArray utility, TensorAlphaFair fairness) {
        NDManager manager = utility.getManager();
        NDList rates = new NDList();
        for (Gains gains : drawn.networks()) {
            double[] bps = Rates.userRates(gains, Baseline.allocate(gains, drawn.radio()), drawn.radio(),
                    Scheduler.EQUAL_TIME);
            rates.add(manager.create(bps).toType(DataType.FLOAT32, false));
        }
        NDArray rate = Scalars.times(NDArrays.stack(rates), 1 / Rates.perNatBps(drawn.radio())); // [L, U], nat/s/Hz
        NDArray gain = utility.stopGradient().sub(fairness.certaintyEquivalent(rate)); // [L]
        return Scalars.atLeast(gain, SMALLEST_GAIN).pow(-1);
    }

    @Override
    public UnrolledModel model() {
        return UnrolledModel.of(config.architecture(), config.inference(),
                Provenance.of(fingerprint(), withOrigin(Settings.toMap(training))), kept());
    }

    /** The present weights, with their part of those that the training began with. */
    private Map<String, float[]> kept() {
        Map<String, float[]> all = weights.copy();
        if (from != null) {
            float part = (float) training.keptPart();
            Map<String, float[]> before = from.weights();
            all.forEach((name, values) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (1 - part) * values[i] + part * before.get(name)[i];
                }
            });
        }
        return all;
    }

    @Override
    public void close() {
        manager.close();
    }
}
