package hetnet.study.bench;

import hetnet.channel.LinkState;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.graph.FeatureScaler;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.io.AtomicFile;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.Wmmse;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import hetnet.util.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One network that both sides of {@code make bench} work on: the paper's layout with U UEs.
 *
 * @param snapshot sites, UEs and channel
 * @param links    what chance decided about the channel
 * @param radio    the paper's
 * @param scenario the paper's, but for the number of UEs
 * @param training the paper's
 * @param split    training and held-out UEs
 * @param start    strongest BSs, and powers between 0 and P/R on each RB: where WMMSE starts, and what the network
 *                 learns from
 * @param scaler   of the features
 */
public record BenchSnapshot(Snapshot snapshot, LinkState links, RadioConfig radio, ScenarioConfig scenario,
        TrainConfig training, Split split,
                     Allocation start, FeatureScaler scaler) {

    /** UEs stand as far apart as in the paper where so many fit. */
    private static final int PAPER_USERS = ScenarioConfig.paper().users();

    /** The paper's layout with other UEs; beyond the paper's number they may stand closer than 1.2 m. */
    public static BenchSnapshot draw(Sites sites, int users, long seed) {
        RadioConfig radio = RadioConfig.paper();
        ScenarioConfig scenario = ScenarioConfig.paper().withUsers(users).withSeed(seed)
                .withSpacingM(users > PAPER_USERS ? 0 : ScenarioConfig.paper().spacingM());
        Users dropped = scenario.drop(sites);
        RandomGenerator random = Seeds.stream(seed, "channel");
        LinkState links = LinkState.draw(users, sites.count(), random);
        Snapshot snapshot = new Snapshot(sites, dropped, scenario.channelModel(radio)
                .at(sites, dropped, links, random));
        TrainConfig training = Settings.override(TrainConfig.paper(),
                Map.of("seed", String.valueOf(seed), "device", "cpu"));
        Split split = Split.random(snapshot.channel().gains(), training.heldOutShare(), Seeds.stream(seed, "split"));
        Allocation start = new Allocation(Baseline.strongest(snapshot.channel()),
                startPower(sites.count(), radio, seed));
        HeteroGraph graph = HeteroGraph.of(sites, dropped, snapshot.channel(), radio);
        return new BenchSnapshot(snapshot, links, radio, scenario, training, split, start,
                FeatureScaler.fit(graph, split.training()));
    }

    private static double[][] startPower(int sites, RadioConfig radio, long seed) {
        RandomGenerator random = Seeds.stream(seed, "start");
        double[][] power = Baseline.equalPower(sites, radio);
        for (double[] row : power) {
            Arrays.setAll(row, r -> row[r] * random.nextDouble());
        }
        return power;
    }

    HeteroGraph graph() {
        return HeteroGraph.of(snapshot.sites(), snapshot.users(), snapshot.channel(), radio);
    }

    /** Rates of {@link #start}, bit/s; shape [U]. */
    double[] rates() {
        return Rates.userRates(snapshot.channel().gains(), start, radio, Scheduler.EQUAL_TIME);
    }

    /** Proportional fairness on it. */
    Problem problem() {
        return new Problem(snapshot.channel().gains(), radio, 1);
    }

    /** WMMSE from {@link #start}. */
    Wmmse.Result wmmse(int iterations) {
        return Wmmse.builder().optIterations(iterations).build().solve(problem(), start.association(),
                start.powerWatt(), ProgressListener.NONE);
    }

    /** A network with the weights that training begins with, but for inference; close it. */
    public HetGnnModel freshModel() {
        HetGnnModel model = new HetGnnModel(training.architecture(), scaler, radio.blocks(), training.device(),
                training.seed());
        model.weights().freeze();
        return model;
    }

    /**
     * Writes all of it for the peer: NAME.npy for each array and {@code settings.properties};
     * {@code environment/bench/snapshot.py} reads it back.
     *
     * @param model whose weights the peer uses too
     */
    public void write(HetGnnModel model, Path folder) {
        arrays().forEach((name, array) -> write(array, folder.resolve(name + ".npy")));
        Map<String, float[]> weights = model.weights().copy();
        model.weights().tensors().forEach((name, tensor) -> write(
                Nd4j.createFromArray(weights.get(name)).reshape(tensor.getShape().getShape()),
                folder.resolve("weight." + name + ".npy")));
        AtomicFile.write(folder.resolve("settings.properties"), settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, INDArray> arrays() {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put("site_position", Nd4j.createFromArray(snapshot.sites().positionM()));
        arrays.put("user_position", Nd4j.createFromArray(snapshot.users().positionM()));
        arrays.put("user_speed", Nd4j.createFromArray(snapshot.users().speedMps()));
        arrays.put("user_heading", Nd4j.createFromArray(snapshot.users().headingRad()));
        arrays.put("link_los", Tensors.of(links.los(), links.users(), links.sites()));
        arrays.put("link_shadow", Tensors.of(links.shadow(), links.users(), links.sites()));
        arrays.put("path_loss", snapshot.channel().pathLossDb());
        arrays.put("distance", snapshot.channel().distanceM());
        arrays.put("gain", Nd4j.createFromArray(meanGains())
                .reshape(snapshot.users().count(), snapshot.sites().count()));
        arrays.put("association", whole(start.association()));
        arrays.put("power", Nd4j.createFromArray(start.powerWatt()));
        arrays.put("rate", Nd4j.createFromArray(rates()));
        arrays.put("training", whole(split.training()));
        arrays.put("held_out", whole(split.heldOut()));
        arrays.put("scaler_ueMean", Nd4j.createFromArray(scaler.ueMean()));
        arrays.put("scaler_ueStd", Nd4j.createFromArray(scaler.ueStd()));
        arrays.put("scaler_bsMean", Nd4j.createFromArray(scaler.bsMean()));
        arrays.put("scaler_bsStd", Nd4j.createFromArray(scaler.bsStd()));
        arrays.put("scaler_linkMean", Nd4j.createFromArray(scaler.linkMean()));
        arrays.put("scaler_linkStd", Nd4j.createFromArray(scaler.linkStd()));
        return arrays;
    }

    private double[] meanGains() {
        double[] gain = new double[snapshot.users().count() * snapshot.sites().count()];
        Arrays.setAll(gain, i -> snapshot.channel().gains()
                .mean(i / snapshot.sites().count(), i % snapshot.sites().count()));
        return gain;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(Settings.toMap(training));
        settings.putAll(Settings.toMap(radio));
        settings.put("wmmseIterations", String.valueOf(BenchCases.WMMSE_ITERATIONS));
        settings.put("shadowingDb", String.valueOf(scenario.shadowingDb()));
        return settings;
    }

    private static INDArray whole(int[] values) {
        return Nd4j.createFromArray(Arrays.stream(values).asDoubleStream().toArray());
    }

    private static void write(INDArray array, Path file) {
        try {
            Nd4j.writeAsNumpy(array, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
