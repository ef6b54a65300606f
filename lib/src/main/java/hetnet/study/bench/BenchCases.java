package hetnet.study.bench;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.graph.ScaledGraph;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.solver.wmmse.Wmmse;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingStep;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The work that {@code make bench} measures on one network, each with the peer that does the same. */
public final class BenchCases {

    /** Iterations in one run, so that what a run sets up weighs little in one iteration. */
    static final int WMMSE_ITERATIONS = 10;
    /** Double precision: formulas in another order of operations. */
    private static final double SAME_FORMULAS = 1e-9;
    /** Single precision: sums over neighbours in another order. */
    private static final double SAME_NETWORK = 1e-5;
    /**
     * Single precision after so few steps of Adam that its division by the size of a gradient has not yet blown
     * rounding up.
     */
    private static final double SAME_TRAINING = 1e-3;
    /** Standard errors of the mean of U x B x R exponential factors, from other random numbers. */
    private static final double SAME_MEAN = 6;
    private static final int COMPARED_EPOCHS = 3;
    /** Until the compiler has settled, in a tenth of a training: the other epochs are as long as those after these. */
    private static final int WARM_UP_EPOCHS = 30;

    private static final String NUMPY = "NumPy";
    private static final String PYG = "PyTorch Geometric";

    private final BenchSnapshot network;
    private final HetGnnModel model;
    private final BenchPeer peer;
    private final ScaledGraph graph;

    /**
     * @param model   whose weights the peer has too
     * @param peer    has loaded the network
     */
    public BenchCases(BenchSnapshot network, HetGnnModel model, BenchPeer peer) {
        this.network = network;
        this.model = model;
        this.peer = peer;
        graph = model.scaler().apply(network.graph());
    }

    /** UMa gains from positions and drawn link states. */
    public BenchCase channel() {
        ChannelModel channel = network.scenario().channelModel(network.radio());
        return against("channel", NUMPY, 1, SAME_FORMULAS, () ->
                channel.at(network.snapshot().sites(), network.snapshot().users(),
                network.links(), null), this::numbers);
    }

    private double[] numbers(Channel channel) {
        int sites = channel.gains().sites();
        double[] gain = new double[channel.gains().users() * sites];
        Arrays.setAll(gain, i -> channel.gains().mean(i / sites, i % sites) / network.radio().noiseWatt());
        return join(channel.flatDistanceM(), channel.flatPathLossDb(), gain);
    }

    /**
     * The same with Rayleigh fading on every RB. The random numbers are each side's own, so that only their mean is
     * compared.
     */
    public BenchCase fading() {
        ChannelModel channel = ChannelModel.builder().setRadio(network.radio()).optFading(Fading.RAYLEIGH).build();
        var random = Seeds.stream(network.scenario().seed(), "fading");
        long draws = (long) gains().users() * gains().sites() * gains().blocks();
        return against("fading", NUMPY, 1, SAME_MEAN / Math.sqrt(draws), () -> channel.at(network.snapshot().sites(),
                network.snapshot().users(), network.links(), random).gains(),
                faded -> new double[] {meanFading(faded)});
    }

    private double meanFading(Gains faded) {
        return IntStream.range(0, faded.users() * faded.sites()).mapToDouble(i ->
                faded.mean(i / faded.sites(), i % faded.sites()) / gains().mean(i / faded.sites(), i % faded.sites()))
                .average().orElseThrow();
    }

    /** Rates under equal time sharing and their metrics. */
    public BenchCase metrics() {
        return against("rates and metrics", "metrics", NUMPY, 1, SAME_FORMULAS,
                () -> Metrics.of(network.rates(), network.start().association()),
                m -> new double[] {m.sumRateBps(), m.jain(), m.p5Bps(), m.meanLatencyS(), m.meanLogRate()});
    }

    /** One WMMSE iteration. */
    public BenchCase wmmseIteration() {
        return against("WMMSE iteration", "wmmse", NUMPY, WMMSE_ITERATIONS, SAME_FORMULAS,
                () -> network.wmmse(WMMSE_ITERATIONS), this::numbers);
    }

    private double[] numbers(Wmmse.Result result) {
        return join(shares(result.powerWatt()), result.objective());
    }

    /** Graph and scaled features of a network. */
    public BenchCase graph() {
        return against("graph", PYG, 1, SAME_NETWORK, () -> model.scaler().apply(network.graph()),
                built -> joined(List.of(built.ue(), built.bs(), built.antenna(), built.link())));
    }

    /** A forward pass of the paper's network. */
    public BenchCase inference() {
        return against("HetGNN inference", "inference", PYG, 1, SAME_NETWORK, () -> model.predict(graph),
                p -> joined(List.of(p.associationLogits(), p.antennaFraction(), p.powerFraction())));
    }

    /** From a channel to association and powers by the paper's network. */
    public BenchCase decision() {
        return against("HetGNN decision", "decision", PYG, 1, SAME_NETWORK, this::decide,
                a -> join(Arrays.stream(a.association()).asDoubleStream().toArray(), shares(a.powerWatt())));
    }

    private Allocation decide() {
        return model.allocate(network.graph(), gains(), network.radio());
    }

    /**
     * Epochs of training, one of the peer after each of the kit's; the first ones are compared, and those until both
     * sides are warm are not timed.
     *
     * @throws IllegalStateException when the losses differ
     */
    public BenchResult training(double seconds, int fewestPairs) {
        BenchSide other = peer.side("training");
        List<double[]> pairs = new ArrayList<>();
        double[] difference = {0};
        long[] lastNanos = {System.nanoTime()};
        long[] begin = {0};
        int untimed = seconds > 0 ? WARM_UP_EPOCHS : COMPARED_EPOCHS;
        LabelledGraph data = LabelledGraph.of(network.graph(), network.problem(),
                network.split(), network.start());
        TrainingLoop.train(new ImitationTask(data, network.training()), Checkpoint.none(),
                epoch -> {
                    double ours = (System.nanoTime() - lastNanos[0]) / 1e9;
                    BenchCase.rest();
                    double theirs = other.run();
                    BenchCase.rest();
                    if (epoch.step() <= COMPARED_EPOCHS) {
                        difference[0] = Math.max(difference[0], BenchCase.difference(losses(epoch), other.numbers()));
                    }
                    if (epoch.step() <= untimed) {
                        begin[0] = System.nanoTime();
                    } else {
                        pairs.add(new double[] {ours, theirs});
                    }
                    if (pairs.size() >= fewestPairs && System.nanoTime() - begin[0] > seconds * 1e9) {
                        Thread.currentThread().interrupt();
                    }
                    lastNanos[0] = System.nanoTime();
                }).model().close();
        return BenchResult.of("HetGNN training step", users(), PYG, pairs, difference[0], SAME_TRAINING);
    }

    private static double[] losses(TrainingStep epoch) {
        return new double[] {epoch.loss(), epoch.measure(ImitationTask.HELD_OUT_LOSS)};
    }

    private <T> BenchCase against(String what, String name, int units, double tolerance, Supplier<T> work,
            Function<T, double[]> numbers) {
        return against(what, what, name, units, tolerance, work, numbers);
    }

    private <T> BenchCase against(String what, String command, String name, int units, double tolerance,
            Supplier<T> work,
                                  Function<T, double[]> numbers) {
        return new BenchCase(what, users(), name, units, tolerance, BenchSide.of(work, numbers), peer.side(command));
    }

    private int users() {
        return network.snapshot().users().count();
    }

    private Gains gains() {
        return network.snapshot().channel().gains();
    }

    /** Powers in units of P/R, flat. */
    private double[] shares(double[][] powerWatt) {
        double equal = network.radio().budgetWatt() / network.radio().blocks();
        return Arrays.stream(powerWatt).flatMapToDouble(Arrays::stream).map(p -> p / equal).toArray();
    }

    private static double[] joined(List<float[]> parts) {
        return parts.stream().flatMapToDouble(part -> IntStream.range(0, part.length).mapToDouble(i -> part[i]))
                .toArray();
    }

    private static double[] join(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    }
}
