package hetnet.model.hetgnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.train.TrainConfig;
import hetnet.util.Require;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A {@link HetGnn}, or another {@link GraphNetwork}, with its weights, feature scaling and configuration: all that inference needs (Step 8). */
public final class TrainedModel implements AutoCloseable {

    private static final String KIND = "model";
    private static final String BLOCKS = "blocks";
    private static final String WEIGHT = "weight.";

    private final NDManager manager;
    private final TrainConfig config;
    private final FeatureScaler scaler;
    private final int blocks;
    private final ParameterStore weights;
    private final GraphNetwork network;

    /**
     * A network with fresh weights, drawn from the seed of the configuration.
     *
     * @param blocks R, the number of RBs that its power head serves
     */
    public TrainedModel(TrainConfig config, FeatureScaler scaler, int blocks) {
        this(config, scaler, blocks, paper(config));
    }

    /**
     * Another network than the paper's.
     *
     * @param blocks  R, the number of RBs that its power head serves
     * @param factory makes the network
     */
    public TrainedModel(TrainConfig config, FeatureScaler scaler, int blocks, GraphNetwork.Factory factory) {
        this.manager = NDManager.newBaseManager(config.device().device(), "PyTorch");
        this.config = config;
        this.scaler = scaler;
        this.blocks = blocks;
        this.weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(config.seed(), "weights"));
        this.network = factory.create(weights, config.hidden(), blocks);
    }

    /** The paper's network, or the variant of it that the configuration names. */
    public static GraphNetwork.Factory paper(TrainConfig config) {
        return (weights, hidden, blocks) -> new HetGnn(weights, hidden, blocks, config.variant());
    }

    /** The configuration it was trained by. */
    public TrainConfig config() {
        return config;
    }

    /** The scaling of the features, fitted on the training UEs. */
    public FeatureScaler scaler() {
        return scaler;
    }

    /** All trained tensors. */
    public ParameterStore weights() {
        return weights;
    }

    /** The network that the weights belong to. */
    public GraphNetwork network() {
        return network;
    }

    /** R, the number of RBs of the power head. */
    public int blocks() {
        return blocks;
    }

    /** The manager of the weights; it names the device. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Decides association and powers in one forward pass: the BS with the largest logit, and the fractions times the budget. Both
     * are feasible by construction, Eqs. (6) and (7). A BS that serves nobody sends nothing.
     *
     * @param graph of the snapshot, in physical units
     * @throws IllegalArgumentException when the radio has another number of RBs than the model
     */
    public Allocation allocate(HeteroGraph graph, Gains gains, RadioConfig radio) {
        if (radio.blocks() != blocks) {
            throw new IllegalArgumentException("the model was trained for %d RBs and cannot serve %d: train it anew"
                    .formatted(blocks, radio.blocks()));
        }
        try (NDManager scratch = manager.newSubManager()) {
            GraphTensors tensors = GraphTensors.of(scaler.apply(graph), scratch, DataType.FLOAT32);
            Prediction prediction = network.predict(tensors);
            Allocation allocation = new Allocation(association(prediction.associationLogits(), gains),
                    power(prediction.powerFraction(), radio.budgetWatt()));
            silenceEmptySites(allocation);
            return allocation;
        }
    }

    /** A SoftMax has no "off": a BS that serves nobody would disturb the others for nothing. */
    private static void silenceEmptySites(Allocation allocation) {
        int[] load = allocation.load();
        for (int b = 0; b < load.length; b++) {
            if (load[b] == 0) {
                Arrays.fill(allocation.powerWatt()[b], 0);
            }
        }
    }

    /** @param logits shape [U, B] */
    public static int[] association(NDArray logits, Gains gains) {
        long[] best = logits.argMax(1).toLongArray();
        int[] association = new int[best.length];
        for (int u = 0; u < best.length; u++) {
            association[u] = gains.isCovered(u) ? (int) best[u] : Allocation.OUT_OF_COVERAGE;
        }
        return association;
    }

    /** Fractions [B, R] in single precision to powers in watt that spend the budget to the last digit. */
    public static double[][] power(NDArray fraction, double budgetWatt) {
        int sites = (int) fraction.getShape().get(0);
        int blocks = (int) fraction.getShape().get(1);
        float[] values = fraction.toFloatArray();
        double[][] power = new double[sites][blocks];
        for (int b = 0; b < sites; b++) {
            double sum = 0;
            for (int r = 0; r < blocks; r++) {
                sum += values[b * blocks + r];
            }
            for (int r = 0; r < blocks; r++) {
                power[b][r] = budgetWatt * values[b * blocks + r] / sum;
            }
        }
        return power;
    }

    /**
     * Writes weights, scaling and configuration.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        SortedMap<String, String> properties = new TreeMap<>(Settings.toMap(config));
        properties.put(BLOCKS, Integer.toString(blocks));
        SortedMap<String, double[]> arrays = new TreeMap<>();
        SinglePrecision.put(arrays, WEIGHT, weights.copy());
        arrays.put("scaler.ueMean", scaler.ueMean());
        arrays.put("scaler.ueStd", scaler.ueStd());
        arrays.put("scaler.bsMean", scaler.bsMean());
        arrays.put("scaler.bsStd", scaler.bsStd());
        arrays.put("scaler.linkMean", scaler.linkMean());
        arrays.put("scaler.linkStd", scaler.linkStd());
        new Artefact(KIND, Artefact.fingerprint(config, blocks), properties, arrays).write(file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param device where to run it, whatever it was trained on
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no model
     */
    public static TrainedModel load(Path file, DeviceChoice device) {
        return Artefact.read(file, KIND).content(file, artefact -> of(artefact, device, config -> {
            SinglePrecision.requireWidth(artefact.arrays(), config.hidden());
            return paper(config);
        }));
    }

    /**
     * Reads a model of another network than the paper's.
     *
     * @param factory makes the network, as it did for the training
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no model, or the first weight that does not fit
     */
    public static TrainedModel load(Path file, DeviceChoice device, GraphNetwork.Factory factory) {
        return Artefact.read(file, KIND).content(file, artefact -> of(artefact, device, config -> factory));
    }

    private static TrainedModel of(Artefact artefact, DeviceChoice device, Function<TrainConfig, GraphNetwork.Factory> factory) {
        SortedMap<String, String> properties = new TreeMap<>(artefact.properties());
        properties.remove(BLOCKS);
        properties.put("device", device.name());
        TrainConfig config = Settings.override(TrainConfig.paper(), properties);
        int blocks = Settings.override(RadioConfig.paper(), Map.of(BLOCKS, artefact.property(BLOCKS))).blocks();
        FeatureScaler scaler = new FeatureScaler(scale(artefact, "ueMean", HeteroGraph.UE_FEATURES),
                scale(artefact, "ueStd", HeteroGraph.UE_FEATURES), scale(artefact, "bsMean", HeteroGraph.BS_FEATURES),
                scale(artefact, "bsStd", HeteroGraph.BS_FEATURES), scale(artefact, "linkMean", HeteroGraph.LINK_FEATURES),
                scale(artefact, "linkStd", HeteroGraph.LINK_FEATURES));
        Map<String, float[]> weights = SinglePrecision.take(artefact.arrays(), WEIGHT);
        TrainedModel model = new TrainedModel(config, scaler, blocks, factory.apply(config));
        try {
            model.weights.restore(weights);
            model.weights.freeze();
            return model;
        } catch (IllegalArgumentException e) {
            model.close();
            throw e;
        }
    }

    private static double[] scale(Artefact artefact, String name, int features) {
        double[] values = artefact.array("scaler." + name, features);
        for (double value : values) {
            Require.inRange(name, value, -Double.MAX_VALUE, Double.MAX_VALUE, "");
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
