package hetnet.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.model.GraphNetwork;
import hetnet.model.GraphTensors;
import hetnet.model.HetGnn;
import hetnet.model.Prediction;
import hetnet.model.RateTensors;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.scenario.RadioConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The optimisation loop of Step 7: full-graph passes, the loss on the training UEs, Adam under cosine annealing, and early stopping on
 * the held-out UEs, whose best weights are kept.
 */
public final class Trainer {

    private final HeteroGraph graph;
    private final Gains gains;
    private final RadioConfig radio;
    private final Split split;
    private final TrainConfig config;
    private final GraphNetwork.Factory factory;

    /** @param graph features in physical units; the trainer fits their scaling on the training UEs */
    public Trainer(HeteroGraph graph, Gains gains, RadioConfig radio, Split split, TrainConfig config) {
        this(graph, gains, radio, split, config, HetGnn::new);
    }

    /** The same loop for another network. */
    public Trainer(HeteroGraph graph, Gains gains, RadioConfig radio, Split split, TrainConfig config, GraphNetwork.Factory factory) {
        this.graph = graph;
        this.gains = gains;
        this.radio = radio;
        this.split = split;
        this.config = config;
        this.factory = factory;
    }

    /**
     * Trains a fresh network on the labels of a teacher. An interrupted thread stops at the end of its epoch and keeps what it has.
     *
     * @param teacher    labels: association and powers
     * @param teacherBps the teacher's rates, shape [U]
     * @param onEpoch    called after every epoch
     * @throws IllegalStateException when a loss term is not finite: training stops before the step that would spoil the weights
     */
    public TrainingRun train(Allocation teacher, double[] teacherBps, Consumer<Epoch> onEpoch) {
        long start = System.nanoTime();
        FeatureScaler scaler = FeatureScaler.fit(graph, split.training());
        TrainedModel model = new TrainedModel(config, scaler, radio.blocks(), factory);
        List<Epoch> log = new ArrayList<>();
        int best = 0;
        boolean interrupted = false;
        try (NDManager manager = model.manager().newSubManager()) {
            GraphTensors tensors = GraphTensors.of(scaler.apply(graph), manager, DataType.FLOAT32);
            Targets targets = Targets.of(gains, radio, teacher, teacherBps, split, manager);
            Adam adam = new Adam(model.weights(), manager);
            Map<String, float[]> kept = model.weights().copy();
            double lowest = Double.POSITIVE_INFINITY;
            for (int e = 1; e <= config.epochs() && e - best <= config.patience() && !interrupted; e++) {
                Map<String, float[]> before = model.weights().copy();
                Epoch epoch = epoch(e, model, tensors, targets, adam, teacher);
                log.add(epoch);
                double judged = split.heldOut().length > 0 ? epoch.heldOutLoss() : epoch.trainingLoss();
                if (judged < lowest) {
                    lowest = judged;
                    best = e;
                    kept = before;
                }
                onEpoch.accept(epoch);
                interrupted = Thread.interrupted();
            }
            model.weights().restore(kept);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
        return new TrainingRun(model, List.copyOf(log), best, interrupted, (System.nanoTime() - start) / 1e9);
    }

    private Epoch epoch(int number, TrainedModel model, GraphTensors tensors, Targets targets, Adam adam, Allocation teacher) {
        Loss loss = new Loss(config, radio);
        double learningRate = config.learningRate(number - 1);
        try (NDManager step = model.manager().newSubManager()) {
            step.tempAttachAll(tensors.list());
            step.tempAttachAll(targets.list());
            Prediction prediction;
            NDArray efficiency;
            Map<String, NDArray> terms;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                prediction = model.network().predict(tensors);
                efficiency = RateTensors.linkEfficiency(targets.snr(), prediction.powerFraction());
                terms = loss.terms(prediction, efficiency, targets, targets.training());
                requireFinite(terms, number);
                collector.backward(sum(terms));
            }
            double heldOut = split.heldOut().length == 0 ? Double.NaN
                    : sum(loss.terms(prediction, efficiency, targets, targets.heldOut())).getFloat();
            Epoch epoch = report(number, learningRate, prediction, efficiency, terms, heldOut, teacher);
            adam.step(learningRate);
            return epoch;
        }
    }

    private Epoch report(int number, double learningRate, Prediction prediction, NDArray efficiency, Map<String, NDArray> terms,
                         double heldOutLoss, Allocation teacher) {
        int[] association = TrainedModel.association(prediction.associationLogits(), gains);
        Metrics metrics = Metrics.of(hardRates(association, efficiency.toFloatArray()), association, Metrics.PAYLOAD_BITS);
        Map<String, Double> values = new LinkedHashMap<>();
        terms.forEach((name, term) -> values.put(name, (double) term.getFloat()));
        double trainingLoss = values.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Epoch(number, learningRate, values, trainingLoss, heldOutLoss,
                accuracy(association, teacher.association(), split.training()),
                accuracy(association, teacher.association(), split.heldOut()),
                metrics.sumRateBps(), metrics.jain(), metrics.meanLatencyS());
    }

    /** @param efficiency flat [U, B] */
    private double[] hardRates(int[] association, float[] efficiency) {
        int sites = gains.sites();
        int[] load = new int[sites];
        for (int b : association) {
            if (b >= 0) {
                load[b]++;
            }
        }
        double[] rate = new double[association.length];
        for (int u = 0; u < rate.length; u++) {
            int b = association[u];
            rate[u] = b < 0 ? 0 : efficiency[u * sites + b] * radio.blockBandwidthHz() / load[b];
        }
        return rate;
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

    private static NDArray sum(Map<String, NDArray> terms) {
        return terms.values().stream().reduce(NDArray::add).orElseThrow();
    }

    private static void requireFinite(Map<String, NDArray> terms, int epoch) {
        terms.forEach((name, term) -> {
            float value = term.getFloat();
            if (!Float.isFinite(value)) {
                throw new IllegalStateException("the %s loss is %s in epoch %d: training stopped before this step; lower learningRate"
                        .formatted(name, value, epoch));
            }
        });
    }
}
