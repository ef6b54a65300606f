package hetnet.train.imitation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.GraphTensors;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.GraphNetwork;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.hetgnn.Prediction;
import hetnet.nn.ParameterStore;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.train.ForwardPass;
import hetnet.train.TrainingPlan;
import hetnet.train.TrainingStep;
import hetnet.train.TrainingTask;
import hetnet.util.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Steps 6 and 7: the paper's network imitates a teacher. Every step is an epoch, a pass over the whole graph; its loss
 * counts the training UEs, and the epoch with the lowest loss on the held-out UEs is kept.
 */
public final class ImitationTask implements TrainingTask<HetGnnModel> {

    /** Measure: the loss on the held-out UEs; NaN when none is held out. */
    public static final String HELD_OUT_LOSS = "held_out_loss";
    /** Measure: share of the training UEs with the teacher's BS. */
    public static final String TRAINING_ACCURACY = "training_accuracy";
    /** Measure: share of the held-out UEs with the teacher's BS; NaN when none is held out. */
    public static final String HELD_OUT_ACCURACY = "held_out_accuracy";
    /** Measure: sum-rate of the hard decisions over all UEs in coverage, bit/s. */
    public static final String SUM_RATE_BPS = "sum_rate_bps";
    /** Measure: Jain's index of the same rates, Eq. (11). */
    public static final String JAIN = "jain";
    /** Measure: mean latency of the same rates, Eq. (12), seconds. */
    public static final String MEAN_LATENCY_S = "mean_latency_s";

    private final LabelledGraph data;
    private final TrainConfig config;
    private final ImitationLoss loss;
    private final HetGnnModel model;
    private final GraphTensors tensors;
    private final Targets targets;

    /** @throws IllegalArgumentException when no training UE has a path to any BS */
    public ImitationTask(LabelledGraph data, TrainConfig config) {
        this(data, config, HetGnnModel.paper(config.architecture()));
    }

    /**
     * The same for another network.
     *
     * @throws IllegalArgumentException when no training UE has a path to any BS
     */
    public ImitationTask(LabelledGraph data, TrainConfig config, GraphNetwork.Factory factory) {
        this.data = data;
        this.config = config;
        this.loss = new ImitationLoss(config.loss(), data.problem().radio());
        FeatureScaler scaler = FeatureScaler.fit(data.graph(), data.split().training());
        model = new HetGnnModel(config.architecture(), scaler, data.problem().blocks(), config.device(), config.seed(),
                factory);
        tensors = GraphTensors.of(scaler.apply(data.graph()), model.manager());
        targets = Targets.of(data, model.manager());
    }

    @Override
    public String network() {
        return HetGnnModel.NAME;
    }

    @Override
    public String fingerprint() {
        return Artefact.fingerprint(config, data.fingerprint());
    }

    @Override
    public Map<String, String> settings() {
        return Settings.toMap(config);
    }

    @Override
    public TrainingPlan plan() {
        return new TrainingPlan("epoch", "whose one batch is the whole graph", config.epochs(), config.patience(),
                config.schedule(), Double.POSITIVE_INFINITY);
    }

    @Override
    public ParameterStore weights() {
        return model.weights();
    }

    @Override
    public NDManager manager() {
        return model.manager();
    }

    @Override
    public ForwardPass forward(int step, NDManager scratch) {
        scratch.tempAttachAll(tensors.list());
        scratch.tempAttachAll(targets.list());
        Prediction prediction = model.network().predict(tensors);
        NDArray efficiency = SoftRates.efficiency(targets.snr(), prediction.powerFraction());
        ImitationLoss.Parts parts = loss.parts(prediction, efficiency, targets);
        return ForwardPass.of(loss.terms(parts, targets.training()), () -> measures(prediction, efficiency, parts));
    }

    private Map<String, Double> measures(Prediction prediction, NDArray efficiency, ImitationLoss.Parts parts) {
        int[] held = data.split().heldOut();
        int[] association = HetGnnModel.association(prediction.associationLogits().toFloatArray(),
                data.problem().gains());
        Metrics metrics = Metrics.of(hardRates(association, efficiency.toFloatArray()), association,
                Metrics.PAYLOAD_BITS);
        int[] wanted = data.labels().association();
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put(HELD_OUT_LOSS, held.length == 0 ? Double.NaN
                : (double) loss.terms(parts, targets.heldOut()).values().stream().reduce(NDArray::add).orElseThrow()
                .getFloat());
        measures.put(TRAINING_ACCURACY, accuracy(association, wanted, data.split().training()));
        measures.put(HELD_OUT_ACCURACY, accuracy(association, wanted, held));
        measures.put(SUM_RATE_BPS, metrics.sumRateBps());
        measures.put(JAIN, metrics.jain());
        measures.put(MEAN_LATENCY_S, metrics.meanLatencyS());
        return measures;
    }

    /** @param efficiency flat [U, B] */
    private double[] hardRates(int[] association, float[] efficiency) {
        Gains gains = data.problem().gains();
        int[] load = new int[gains.sites()];
        for (int b : association) {
            if (b >= 0) {
                load[b]++;
            }
        }
        double[] rate = new double[association.length];
        for (int u = 0; u < rate.length; u++) {
            int b = association[u];
            rate[u] = b < 0 ? 0 : efficiency[u * gains.sites() + b] * Rates.perNatBps(data.problem().radio()) / load[b];
        }
        return rate;
    }

    /** By the held-out UEs; by the training UEs where none is held out. */
    @Override
    public OptionalDouble validate(TrainingStep step) {
        return OptionalDouble.of(data.split().heldOut().length > 0 ? step.measure(HELD_OUT_LOSS) : step.loss());
    }

    @Override
    public HetGnnModel model() {
        return model.trained(config.provenance(fingerprint()));
    }

    @Override
    public void close() {
        model.close();
    }

    /** Share of the given UEs with the same BS in both; NaN for no UE. */
    public static double accuracy(int[] association, int[] teacher, int[] users) {
        int same = 0;
        for (int u : users) {
            if (association[u] == teacher[u]) {
                same++;
            }
        }
        return users.length == 0 ? Double.NaN : (double) same / users.length;
    }
}
