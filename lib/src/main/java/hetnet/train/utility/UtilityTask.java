package hetnet.train.utility;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.model.unrolled.UnrolledInput;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.radio.tensor.TensorAlphaFair;
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
 * utility of the network's own decisions. For comparison it may be taught by {@link ReuseLabels} instead. The weights
 * after the last step are kept.
 */
public final class UtilityTask implements TrainingTask<UnrolledModel> {

    /**
     * Measure: certainty equivalent of the soft rates over the bandwidth, mean over the batch; nat, ln(nat/s/Hz).
     */
    public static final String UTILITY = "utility";

    private static final double LARGEST_NORM = 1;

    private final UnrolledConfig config;
    private final UtilitySettings training;
    private final NDManager manager;
    private final ParameterStore weights;
    private final UnrolledGnn network;

    /** With weights drawn from the seed. */
    public UtilityTask(UnrolledConfig config) {
        this.config = config;
        this.training = config.training();
        manager = NDManager.newBaseManager(training.device().device(), "PyTorch");
        weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(training.seed(), "weights"));
        network = new UnrolledGnn(weights, config.architecture().hidden(), config.architecture().variant());
    }

    @Override
    public String network() {
        return UnrolledModel.NAME;
    }

    @Override
    public String fingerprint() {
        return config.trainingFingerprint();
    }

    @Override
    public Map<String, String> settings() {
        return Settings.toMap(config);
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
        int rounds = training.rounds(step, random);
        boolean labelled = training.supervision() == Supervision.LABELS;
        List<Allocation> labels = labelled ? ReuseLabels.of(drawn, random) : List.of();
        UnrolledGnn.Decision decision = decide(step, drawn, rounds, random, scratch);
        NDArray utility = new TensorAlphaFair(drawn.alpha()).certaintyEquivalent(decision.rates()).mean();
        Map<String, NDArray> terms = labelled ? ReuseLabels.terms(decision, labels, training.sharpness(step))
                : Map.of(UTILITY, utility.neg());
        return ForwardPass.of(terms, () -> Map.of(UTILITY, (double) utility.getFloat()));
    }

    private UnrolledGnn.Decision decide(int step, RandomNetworks drawn, int rounds, RandomGenerator random,
            NDManager scratch) {
        NDArray code = UnrolledInput.code(drawn.networks().size(), drawn.networks().get(0).sites(),
                drawn.radio().blocks(), random, scratch); // [L, B, R, CODE]
        return network.decide(drawn.networks(), drawn.radio(), code, new int[] {rounds}, (float) drawn.alpha(),
                (float) training.sharpness(step)).get(0);
    }

    @Override
    public UnrolledModel model() {
        return UnrolledModel.of(config.architecture(), config.inference(), config.provenance(), weights.copy());
    }

    @Override
    public void close() {
        manager.close();
    }
}
