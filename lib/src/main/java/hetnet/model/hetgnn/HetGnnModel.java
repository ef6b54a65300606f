package hetnet.model.hetgnn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.graph.FeatureScaler;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.graph.ScaledGraph;
import hetnet.io.SinglePrecision;
import hetnet.model.PowerFractions;
import hetnet.model.Provenance;
import hetnet.model.SavedModel;
import hetnet.model.hetgnn.engine.HetGnnEngine;
import hetnet.model.hetgnn.engine.Scores;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@link HetGnn}, or another {@link GraphNetwork}, with its weights and feature scaling: all that inference needs
 * (Step 8).
 */
public final class HetGnnModel implements AutoCloseable {

    /** Its name in tables, figures, files and commands. */
    public static final String NAME = "hetgnn_paper";

    private static final String BLOCKS = "blocks";
    /** Of weights that are overwritten at once. */
    private static final long UNUSED_SEED = 0;

    private final NDManager manager;
    private final HetGnnArchitecture architecture;
    private final FeatureScaler scaler;
    private final int blocks;
    private final DeviceChoice device;
    private final ParameterStore weights;
    private final GraphNetwork.Factory factory;
    private final GraphNetwork network;
    private final Provenance provenance;
    private volatile HetGnnEngine engine; // null until the first decision by weights that no longer change

    /**
     * A network with fresh weights.
     *
     * @param blocks R, the number of RBs that its power head serves
     * @param device where it runs
     * @param seed   of the weights
     */
    public HetGnnModel(HetGnnArchitecture architecture, FeatureScaler scaler, int blocks, DeviceChoice device,
            long seed) {
        this(architecture, scaler, blocks, device, seed, paper(architecture));
    }

    /**
     * Another network than the paper's.
     *
     * @param blocks  R, the number of RBs that its power head serves
     * @param device  where it runs
     * @param seed    of the weights
     * @param factory makes the network
     */
    public HetGnnModel(HetGnnArchitecture architecture, FeatureScaler scaler, int blocks, DeviceChoice device,
            long seed,
                       GraphNetwork.Factory factory) {
        this(architecture, scaler, blocks, device, seed, factory, Provenance.NONE);
    }

    private HetGnnModel(HetGnnArchitecture architecture, FeatureScaler scaler, int blocks, DeviceChoice device,
            long seed,
                        GraphNetwork.Factory factory, Provenance provenance) {
        this.manager = NDManager.newBaseManager(device.device(), "PyTorch");
        this.architecture = architecture;
        this.scaler = scaler;
        this.blocks = blocks;
        this.device = device;
        this.factory = factory;
        this.provenance = provenance;
        this.weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(seed, "weights"));
        this.network = factory.create(weights, architecture.hidden(), blocks);
    }

    /** The paper's network, or the variant of it that the architecture names. */
    public static GraphNetwork.Factory paper(HetGnnArchitecture architecture) {
        return (weights, hidden, blocks) -> new HetGnn(weights, hidden, blocks, architecture.variant());
    }

    /**
     * A copy with the present weights that is there to decide: what a training gives. Each is closed by itself.
     *
     * @param provenanceOfCopy which training that was
     */
    public HetGnnModel trained(Provenance provenanceOfCopy) {
        return withWeights(new HetGnnModel(architecture, scaler, blocks, device, UNUSED_SEED, factory,
                provenanceOfCopy), weights.copy());
    }

    private static HetGnnModel withWeights(HetGnnModel model, Map<String, float[]> weights) {
        try {
            model.weights.restore(weights);
        } catch (IllegalArgumentException e) {
            model.close();
            throw e;
        }
        model.weights.freeze();
        return model;
    }

    /** What the weights belong to. */
    public HetGnnArchitecture architecture() {
        return architecture;
    }

    /** All settings as text, by name: those of the network and of the training that made it. */
    public Map<String, String> settings() {
        Map<String, String> settings = own(architecture, blocks);
        settings.putAll(provenance.settings());
        return settings;
    }

    private static Map<String, String> own(HetGnnArchitecture architecture, int blocks) {
        Map<String, String> settings = new LinkedHashMap<>(Settings.toMap(architecture));
        settings.put(BLOCKS, Integer.toString(blocks));
        return settings;
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
     * This network as a solver of the problems of one graph: a problem knows no positions, which the network wants to
     * see.
     *
     * @param graph of the snapshot whose gains the problems have, in physical units
     * @return refuses problems of another number of UEs, BSs or RBs; no random numbers, no objective: it decides as it
     *         was taught
     */
    public Solver on(HeteroGraph graph) {
        return new HetGnnSolver(this, graph);
    }

    /** {@link #allocate(HeteroGraph, Gains, RadioConfig, double[])} with the radio's budget for every BS. */
    public Allocation allocate(HeteroGraph graph, Gains gains, RadioConfig radio) {
        double[] budgetWatt = new double[gains.sites()];
        Arrays.fill(budgetWatt, radio.budgetWatt());
        return allocate(graph, gains, radio, budgetWatt);
    }

    /**
     * Decides association and powers in one forward pass: the BS with the largest logit, and the fractions times the
     * budget. Both are feasible by construction, Eqs. (6) and (7). A BS that serves nobody sends nothing: a SoftMax has
     * no "off", and it would disturb the others for nothing.
     *
     * @param graph      of the snapshot, in physical units
     * @param budgetWatt of each BS, watt; shape [B]
     * @throws IllegalArgumentException when the radio has another number of RBs than the model, or the graph other UEs
     *                                  or BSs than the gains
     */
    public Allocation allocate(HeteroGraph graph, Gains gains, RadioConfig radio, double[] budgetWatt) {
        if (radio.blocks() != blocks) {
            throw new IllegalArgumentException("the model was trained for %d RBs and cannot serve %d: train it anew"
                    .formatted(blocks, radio.blocks()));
        }
        if (graph.users() != gains.users() || graph.sites() != gains.sites()) {
            throw new IllegalArgumentException("the graph has %d UEs and %d BSs, but the gains have %d and %d"
                    .formatted(graph.users(), graph.sites(), gains.users(), gains.sites()));
        }
        Scores scores = predict(scaler.apply(graph));
        return Problem.silenced(new Allocation(association(scores.associationLogits(), gains),
                PowerFractions.spend(scores.powerFraction(), budgetWatt)));
    }

    /**
     * What the heads say of a graph: in plain Java on the CPU, wherever the weights lie, and by tensors where
     * {@link GraphNetwork#engine} gives nothing.
     *
     * @param graph as {@link #scaler} leaves it
     */
    public Scores predict(ScaledGraph graph) {
        HetGnnEngine kept = engine;
        Optional<HetGnnEngine> present = kept == null ? network.engine(weights.copy()) : Optional.of(kept);
        if (present.isPresent()) {
            engine = weights.isFrozen() ? present.get() : null;
            return present.get().predict(graph);
        }
        try (NDManager scratch = manager.newSubManager()) {
            Prediction said = network.predict(GraphTensors.of(graph, scratch));
            return new Scores(said.associationLogits().toFloatArray(), said.antennaFraction().toFloatArray(),
                    said.powerFraction().toFloatArray());
        }
    }

    /**
     * The BS with the largest score for each UE in coverage, the first of equal ones.
     *
     * @param logits flat [U * B]
     */
    public static int[] association(float[] logits, Gains gains) {
        int sites = gains.sites();
        int[] association = new int[gains.users()];
        for (int u = 0; u < association.length; u++) {
            int best = u * sites;
            for (int link = best + 1; link < (u + 1) * sites; link++) {
                best = logits[link] > logits[best] ? link : best;
            }
            association[u] = gains.isCovered(u) ? best - u * sites : Allocation.OUT_OF_COVERAGE;
        }
        return association;
    }

    /**
     * Writes weights, scaling and settings.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        new SavedModel(provenance, own(architecture, blocks), weights.copy(),
                ScalerArrays.of(scaler)).write(NAME, file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param device where to run it, whatever it was trained on
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no model
     */
    public static HetGnnModel load(Path file, DeviceChoice device) {
        return SavedModel.read(NAME, file, saved -> of(saved, device, architecture -> {
            SinglePrecision.requireWidth(saved.weights(), architecture.hidden());
            return paper(architecture);
        }));
    }

    /**
     * Reads a model of another network than the paper's.
     *
     * @param factory makes the network, as it did for the training
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no model, or the first weight
     *                                  that does not fit
     */
    public static HetGnnModel load(Path file, DeviceChoice device, GraphNetwork.Factory factory) {
        return SavedModel.read(NAME, file, saved -> of(saved, device, architecture -> factory));
    }

    private static HetGnnModel of(SavedModel saved, DeviceChoice device,
            Function<HetGnnArchitecture, GraphNetwork.Factory> factory) {
        HetGnnArchitecture architecture = Settings.overrideKnown(HetGnnArchitecture.paper(), saved.settings());
        int blocks = Settings.override(RadioConfig.paper(), Map.of(BLOCKS, saved.setting(BLOCKS))).blocks();
        Settings.requireKnown(saved.settings(), own(architecture, blocks).keySet());
        FeatureScaler scaler = ScalerArrays.scaler(saved);
        return withWeights(new HetGnnModel(architecture, scaler, blocks, device, UNUSED_SEED,
                factory.apply(architecture), saved.provenance()), saved.weights());
    }

    @Override
    public void close() {
        manager.close();
    }
}
