package hetnet.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.GraphNetwork;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.hetgnn.Prediction;
import hetnet.network.RadioConfig;
import hetnet.nn.FiniteChecks;
import hetnet.nn.Gradients;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The optimisation loop of Step 7: full-graph passes, the loss on the training UEs, Adam under cosine annealing, and
 * early stopping on the held-out UEs, whose best weights are kept.
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
        this(graph, gains, radio, split, config, HetGnnModel.paper(config.architecture()));
    }

    /** The same loop for another network. */
    public Trainer(HeteroGraph graph, Gains gains, RadioConfig radio, Split split, TrainConfig config,
            GraphNetwork.Factory factory) {
        this.graph = graph;
        this.gains = gains;
        this.radio = radio;
        this.split = split;
        this.config = config;
        this.factory = factory;
    }

    /** As {@link #train(Allocation, double[], Checkpoint, Consumer)}, and keeps nothing. */
    public TrainingRun train(Allocation teacher, double[] teacherBps, Consumer<Epoch> onEpoch) {
        return train(teacher, teacherBps, Checkpoint.none(), onEpoch);
    }

    /**
     * Trains a network on the labels of a teacher: from the checkpoint on where there is one, bit for bit as if the
     * training had never stopped, else from fresh weights. An interrupted thread stops at the end of its epoch, with a
     * checkpoint.
     *
     * @param teacher    labels: association and powers
     * @param teacherBps the teacher's rates, shape [U]
     * @param onEpoch    called for every epoch of the checkpoint, then after every further one
     * @throws IllegalArgumentException naming the file, when a checkpoint is damaged, lacks something or is of another
     *                                  training
     * @throws IllegalStateException    when a loss term or the gradient is not finite: training stops before the step
     *                                  that would spoil the weights, and the last checkpoint stays
     */
    public TrainingRun train(Allocation teacher, double[] teacherBps, Checkpoint checkpoint, Consumer<Epoch> onEpoch) {
        FeatureScaler scaler = FeatureScaler.fit(graph, split.training());
        HetGnnModel model = new HetGnnModel(config.architecture(), scaler, radio.blocks(), config.device(),
                config.seed(), factory);
        try (NDManager manager = model.manager().newSubManager()) {
            GraphTensors tensors = GraphTensors.of(scaler.apply(graph), manager, DataType.FLOAT32);
            Targets targets = Targets.of(gains, radio, teacher, teacherBps, split, manager);
            TrainingState state = new TrainingState(config, fingerprint(teacher, teacherBps), model.weights(), manager);
            state.resume(checkpoint);
            if (state.done() > 0) {
                checkpoint.say("the training goes on after epoch %d, where it stopped last time"
                        .formatted(state.done()));
            }
            state.log().forEach(onEpoch);
            boolean interrupted = false;
            while (!state.isOver() && !interrupted) {
                Map<String, float[]> before = model.weights().copy();
                Epoch epoch = Gradients.alone(() -> epoch(state.done() + 1, model, tensors, targets, state.adam(),
                        teacher));
                state.add(epoch, split.heldOut().length > 0 ? epoch.heldOutLoss() : epoch.trainingLoss(), before);
                interrupted = Thread.interrupted(); // before the listener, whose output an interrupt could break
                onEpoch.accept(epoch);
                interrupted |= Thread.interrupted();
                if (interrupted || state.isOver() || checkpoint.isDue(state.done())) {
                    state.write(checkpoint);
                }
            }
            model.weights().restore(state.bestWeights());
            String ending = interrupted ? "stopped after epoch %d; %s".formatted(state.done(), checkpoint.place())
                    : "best epoch %d of %d".formatted(state.best(), state.done());
            HetGnnModel trained = model.trained(config.provenance(fingerprint(teacher, teacherBps)));
            return new TrainingRun(trained, state.log(), state.best(), interrupted, state.seconds(), ending);
        } finally {
            model.close();
        }
    }

    /** Of everything that decides the training. */
    private String fingerprint(Allocation teacher, double[] teacherBps) {
        return Artefact.fingerprint(config, radio, gains.digest(), Arrays.toString(split.training()),
                Arrays.toString(split.heldOut()), Arrays.toString(teacher.association()),
                Arrays.deepToString(teacher.powerWatt()), Arrays.toString(teacherBps),
                Arrays.toString(graph.ue().data().asDouble()), Arrays.toString(graph.bs().data().asDouble()),
                Arrays.toString(graph.antenna().data().asDouble()), Arrays.toString(graph.link().data().asDouble()));
    }

    private Epoch epoch(int number, HetGnnModel model, GraphTensors tensors, Targets targets, Adam adam,
            Allocation teacher) {
        Loss loss = new Loss(config.loss(), radio);
        String where = "epoch %d, whose one batch is the whole graph".formatted(number);
        double learningRate = config.learningRate(number - 1);
        try (NDManager step = model.manager().newSubManager()) {
            step.tempAttachAll(tensors.list());
            step.tempAttachAll(targets.list());
            Prediction prediction;
            NDArray efficiency;
            Map<String, NDArray> terms;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                prediction = model.network().predict(tensors);
                efficiency = SoftRates.efficiency(targets.snr(), prediction.powerFraction());
                terms = loss.terms(prediction, efficiency, targets, targets.training());
                terms.forEach((name, term) -> FiniteChecks.require(name + " loss", term.getFloat(), where));
                collector.backward(sum(terms));
            }
            double heldOut = split.heldOut().length == 0 ? Double.NaN
                    : sum(loss.terms(prediction, efficiency, targets, targets.heldOut())).getFloat();
            Epoch epoch = report(number, learningRate, prediction, efficiency, terms, heldOut, teacher);
            FiniteChecks.require("norm of the gradient", adam.norm(), where);
            adam.step(learningRate);
            return epoch;
        }
    }

    private Epoch report(int number, double learningRate, Prediction prediction, NDArray efficiency,
            Map<String, NDArray> terms,
                         double heldOutLoss, Allocation teacher) {
        int[] association = HetGnnModel.association(prediction.associationLogits(), gains);
        Metrics metrics = Metrics.of(hardRates(association, efficiency.toFloatArray()), association,
                Metrics.PAYLOAD_BITS);
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
            rate[u] = b < 0 ? 0 : efficiency[u * sites + b] * Rates.perNatBps(radio) / load[b];
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
}
