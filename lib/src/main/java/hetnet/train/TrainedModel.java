package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.HeteroGraph;
import hetnet.model.GraphTensors;
import hetnet.model.HetGnn;
import hetnet.model.Prediction;
import hetnet.model.Weights;
import hetnet.radio.Allocation;
import hetnet.scenario.RadioConfig;
import hetnet.scenario.Seeds;

/** A {@link HetGnn} with its weights, feature scaling and configuration: all that inference needs (Step 8). */
public final class TrainedModel implements AutoCloseable {

    private final NDManager manager;
    private final TrainConfig config;
    private final FeatureScaler scaler;
    private final int blocks;
    private final Weights weights;
    private final HetGnn network;

    /**
     * A network with fresh weights, drawn from the seed of the configuration.
     *
     * @param blocks R, the number of RBs that its power head serves
     */
    public TrainedModel(TrainConfig config, FeatureScaler scaler, int blocks) {
        this.manager = NDManager.newBaseManager(config.device().device(), "PyTorch");
        this.config = config;
        this.scaler = scaler;
        this.blocks = blocks;
        this.weights = new Weights(manager, DataType.FLOAT32, Seeds.stream(config.seed(), "weights"));
        this.network = new HetGnn(weights, config.hidden(), blocks);
    }

    public TrainConfig config() {
        return config;
    }

    public FeatureScaler scaler() {
        return scaler;
    }

    public Weights weights() {
        return weights;
    }

    public HetGnn network() {
        return network;
    }

    /** R, the number of RBs of the power head. */
    public int blocks() {
        return blocks;
    }

    /** The manager of the weights; it names the device. */
    NDManager manager() {
        return manager;
    }

    /**
     * Decides association and powers in one forward pass: the BS with the largest logit, and the fractions times the budget. Both
     * are feasible by construction, Eqs. (6) and (7).
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
            return new Allocation(association(prediction.associationLogits(), gains),
                    power(prediction.powerFraction(), radio.budgetWatt()));
        }
    }

    /** @param logits shape [U, B] */
    static int[] association(NDArray logits, Gains gains) {
        long[] best = logits.argMax(1).toLongArray();
        int[] association = new int[best.length];
        for (int u = 0; u < best.length; u++) {
            association[u] = gains.isCovered(u) ? (int) best[u] : Allocation.OUT_OF_COVERAGE;
        }
        return association;
    }

    /** Fractions [B, R] in single precision to powers in watt that spend the budget to the last digit. */
    private static double[][] power(NDArray fraction, double budgetWatt) {
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

    @Override
    public void close() {
        manager.close();
    }
}
