package hetnet.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.model.unrolled.UnrolledInput;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.FiniteChecks;
import hetnet.nn.Gradients;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.util.Require;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * Trains {@link UnrolledGnn} without labels: every step draws random networks and moves the weights along the gradient
 * of the alpha-fair utility of its own decisions. Each step draws from its own random stream, so that a training
 * resumed from a checkpoint goes on bit for bit as if it had never stopped.
 */
public final class UtilityTrainer implements AutoCloseable {

    private static final String KIND = "unrolled checkpoint";
    private static final String WEIGHT = "weight.";
    private static final String MOMENT = "moment.";
    private static final String LOG = "log.";
    private static final double LARGEST_NORM = 1;

    private final UnrolledConfig whole;
    private final UtilitySettings config;
    private final Checkpoint checkpoint;
    private final NDManager manager;
    private final ParameterStore weights;
    private final UnrolledGnn network;
    private final Adam adam;
    private final List<UtilityStep> log = new ArrayList<>();

    /**
     * Goes on from the checkpoint where there is one, else starts with weights drawn from the seed.
     *
     * @param checkpoint what to resume from and to write; it stays when training has ended
     * @throws IllegalArgumentException naming the file, when it is damaged, lacks something or is of another
     *                                  configuration
     */
    public UtilityTrainer(UnrolledConfig config, Checkpoint checkpoint) {
        this.whole = config;
        this.config = config.training();
        this.checkpoint = checkpoint;
        manager = NDManager.newBaseManager(config.training().device().device(), "PyTorch");
        weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(config.training().seed(), "weights"));
        network = new UnrolledGnn(weights, config.architecture().hidden(), config.architecture().variant());
        adam = new Adam(weights, manager);
        try {
            checkpoint.resume(KIND, config.trainingFingerprint(), this::take);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Steps done so far, those before a resumption included. */
    public int done() {
        return log.size();
    }

    /**
     * Takes the steps that are left. An interrupted thread stops at the end of its step, with a checkpoint.
     *
     * @param onStep called after every step
     * @throws IllegalStateException when utility or gradient is not finite: training stops before the step that would
     *                               spoil the weights, and the last checkpoint stays
     */
    public UtilityTraining train(Consumer<UtilityStep> onStep) {
        boolean interrupted = false;
        while (done() < config.steps() && !interrupted) {
            UtilityStep step = Gradients.alone(() -> step(done()));
            log.add(step);
            interrupted = Thread.interrupted(); // before the listener, whose output an interrupt could break
            onStep.accept(step);
            interrupted |= Thread.interrupted();
            if (interrupted || checkpoint.isDue(done()) || done() == config.steps()) {
                save();
            }
        }
        return new UtilityTraining(UnrolledModel.of(whole.architecture(), whole.inference(), config.device(),
                whole.provenance(), weights.copy()), List.copyOf(log), interrupted);
    }

    /** @param number counted from 0 */
    private UtilityStep step(int number) {
        RandomGenerator random = Seeds.stream(config.seed(), "step-" + number);
        RandomNetworks drawn = RandomNetworks.draw(config, number, random);
        int rounds = config.rounds(number, random);
        int sites = drawn.networks().get(0).sites();
        int[] users = MathArrays.natural(config.users());
        int[][] site = UnrolledInput.strongest(drawn.networks().get(0), users, sites); // all
        List<Allocation> labels = config.supervision() == Supervision.UTILITY ? List.of()
                : Imitation.labels(drawn, random);
        try (NDManager scratch = manager.newSubManager()) {
            NDArray snr = UnrolledInput.snr(drawn.networks(), users, site, drawn.radio(), scratch);
            NDArray panel = UnrolledInput.panel(drawn.radio().antennas(), scratch);
            NDArray code = UnrolledInput.code(config.batch(), sites, drawn.radio().blocks(), random, scratch);
            NDArray utility;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                UnrolledGnn.Decision decision = network.decide(snr, panel, code, rounds, (float) drawn.alpha(),
                        (float) config.sharpness(number));
                utility = new TensorAlphaFair(drawn.alpha()).certaintyEquivalent(decision.rates()).mean();
                collector.backward(config.supervision() == Supervision.UTILITY ? utility.neg()
                        : Imitation.loss(decision, labels, config.sharpness(number)));
            }
            double norm = adam.clip(LARGEST_NORM);
            String where = "step %d, a batch of %d networks".formatted(number + 1, config.batch());
            FiniteChecks.require("utility", utility.getFloat(), where);
            FiniteChecks.require("norm of the gradient", norm, where);
            adam.step(config.learningRate(number));
            return new UtilityStep(number + 1, utility.getFloat(), norm, config.learningRate(number));
        }
    }

    private void save() {
        SortedMap<String, double[]> arrays = new TreeMap<>();
        SinglePrecision.put(arrays, WEIGHT, weights.copy());
        SinglePrecision.put(arrays, MOMENT, adam.moments());
        putLog(arrays, "utility", UtilityStep::utility);
        putLog(arrays, "norm", UtilityStep::norm);
        putLog(arrays, "learningRate", UtilityStep::learningRate);
        checkpoint.write(new Artefact(KIND, whole.trainingFingerprint(), new TreeMap<>(Settings.toMap(whole)), arrays));
    }

    private void putLog(SortedMap<String, double[]> arrays, String name, ToDoubleFunction<UtilityStep> value) {
        arrays.put(LOG + name, log.stream().mapToDouble(value).toArray());
    }

    private void take(Artefact state) {
        double[] utility = state.array(LOG + "utility");
        int steps = Require.inRange("steps", utility.length, 1, config.steps(), "steps");
        double[] norm = state.array(LOG + "norm", steps);
        double[] learningRate = state.array(LOG + "learningRate", steps);
        weights.restore(SinglePrecision.take(state.arrays(), WEIGHT));
        adam.restore(steps, SinglePrecision.take(state.arrays(), MOMENT));
        for (int i = 0; i < steps; i++) {
            log.add(new UtilityStep(i + 1, utility[i], norm[i], learningRate[i]));
        }
    }

    /** Frees weights and moments; models that {@link #train} gave live on. */
    @Override
    public void close() {
        manager.close();
    }
}
