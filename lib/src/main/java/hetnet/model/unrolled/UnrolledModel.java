package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.model.hetgnn.TrainedModel;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.train.UnrolledConfig;
import hetnet.util.Require;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/** A trained {@link UnrolledGnn}: one set of weights for any number of UEs, BSs, antennas and RBs. */
public final class UnrolledModel implements AutoCloseable {

    private static final String KIND = "unrolled";
    /** At inference UEs choose their BS all but hard. */
    private static final float SHARPNESS = 80;

    private final NDManager manager;
    private final UnrolledConfig config;
    private final ParameterStore weights;
    private final UnrolledGnn network;

    private UnrolledModel(UnrolledConfig config) {
        this.manager = NDManager.newBaseManager(config.device().device(), "PyTorch");
        this.config = config;
        this.weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(config.seed(), "weights"));
        this.network = new UnrolledGnn(weights, config.hidden(), config.variant());
    }

    /**
     * @param weights by name, as {@link #weights()} gives them
     * @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size
     */
    public static UnrolledModel of(UnrolledConfig config, Map<String, float[]> weights) {
        UnrolledModel model = new UnrolledModel(config);
        try {
            model.weights.restore(weights);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
        model.weights.freeze();
        return model;
    }

    /** The configuration it was trained by. */
    public UnrolledConfig config() {
        return config;
    }

    /** A copy of all weights by name. */
    public Map<String, float[]> weights() {
        return weights.copy();
    }

    /**
     * Decides association and powers in one forward pass, feasible by construction, Eqs. (6) and (7). UEs without a path stay out of
     * coverage; the others get a BS to which they have a path.
     *
     * <p>Beyond its result a round keeps nothing, and it takes some RBs at a time where links are many, so that memory goes with the number of
     * UEs and of their links, not with RBs and rounds: 3.7 GB measured for 100,000 UEs, 61 BSs of which each sees 12, and 51 RBs. Where there
     * are more BSs than {@link UnrolledConfig#strongestSites}, only so many count for each UE.
     *
     * @param alpha    fairness, 0 to 10; trained on 0.25 to 2
     * @param codeSeed of the random code: another seed, another allocation
     * @throws IllegalArgumentException when gains and radio disagree on the number of RBs, or alpha is out of range
     */
    public Allocation allocate(Gains gains, RadioConfig radio, double alpha, long codeSeed) {
        Require.inRange("alpha", alpha, 0, 10, "");
        if (gains.blocks() != radio.blocks()) {
            throw new IllegalArgumentException("the gains have %d RBs but the radio has %d".formatted(gains.blocks(), radio.blocks()));
        }
        int[] users = gains.coveredUsers();
        if (users.length == 0) {
            return nobody(gains, radio);
        }
        int[][] site = UnrolledInput.strongest(gains, users, config.strongestSites());
        int[] sample = UnrolledInput.sample(gains, users, (long) config.usersPerSite() * gains.sites());
        try (NDManager scratch = manager.newSubManager()) {
            RandomGenerator random = Seeds.stream(codeSeed, "code");
            NDArray code = UnrolledInput.code(1, gains.sites(), radio.blocks(), random, scratch);
            int renewing = Math.round(config.renewals() * Math.min(1f, (float) config.strongestSites() / gains.sites()));
            List<Perturbation> renewals = Stream.generate(() -> UnrolledInput.renewal(gains.sites(), radio.blocks(), random, scratch))
                    .limit(renewing).toList();
            LinkSnr all = UnrolledInput.sight(gains, users, site, radio, scratch);
            LinkSnr seen = sample == users ? all
                    : UnrolledInput.sight(gains, sample, UnrolledInput.strongest(gains, sample, config.strongestSites()), radio, scratch);
            UnrolledGnn.Decision decision = network.decide(seen, all, UnrolledInput.panel(radio.antennas(), scratch), code, renewals,
                    config.inferenceRounds(), (float) alpha, SHARPNESS);
            return new Allocation(association(decision.logits().toFloatArray(), users, site, gains),
                    TrainedModel.power(decision.powerFraction().squeeze(0), radio.budgetWatt()));
        }
    }

    private static Allocation nobody(Gains gains, RadioConfig radio) {
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        return new Allocation(association, Baseline.equalPower(gains.sites(), radio));
    }

    /**
     * @param logits flat [K, U'] for the given UEs
     * @param site   BS of each link, shape [K, U']
     */
    private static int[] association(float[] logits, int[] users, int[][] site, Gains gains) {
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < users.length; i++) {
            int best = -1;
            for (int k = 0; k < site.length; k++) {
                boolean path = gains.mean(users[i], site[k][i]) > 0;
                if (path && (best < 0 || logits[k * users.length + i] > logits[best * users.length + i])) {
                    best = k;
                }
            }
            association[users[i]] = site[best][i];
        }
        return association;
    }

    /**
     * Writes weights and configuration.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        SortedMap<String, double[]> arrays = new TreeMap<>();
        SinglePrecision.put(arrays, "", weights.copy());
        new Artefact(KIND, Artefact.fingerprint(config), new TreeMap<>(Settings.toMap(config)), arrays).write(file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param device where to run it, whatever it was trained on
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or no such model
     */
    public static UnrolledModel load(Path file, DeviceChoice device) {
        return Artefact.read(file, KIND).content(file, artefact -> {
            Map<String, String> settings = new LinkedHashMap<>(artefact.properties());
            settings.put("device", device.name());
            UnrolledConfig config = Settings.override(UnrolledConfig.standard(), settings);
            SinglePrecision.requireWidth(artefact.arrays(), config.hidden());
            return of(config, SinglePrecision.take(artefact.arrays(), ""));
        });
    }

    @Override
    public void close() {
        manager.close();
    }
}
