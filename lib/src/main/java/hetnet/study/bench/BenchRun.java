package hetnet.study.bench;

import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.report.Tables;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Measures one kind of work after the other, the kit's time and the peer's; what both sides give is compared before it
 * is timed.
 */
public record BenchRun(BenchConfig config, Sites sites, UnrolledModel unrolled, BenchPeer peer, Path exchange,
        PrintStream out) {

    /** What is measured on one network. */
    @FunctionalInterface
    private interface Work {
        Stream<Supplier<BenchResult>> of(BenchCases cases, DecisionCases decisions, HetGnnModel model);
    }

    /** Measures and writes the tables. */
    public void write(Path figures) {
        out.println(onlyAgreement() ? "largest differences between the kit and its peers"
                : "%d threads on both sides; medians, least to most, and the peer's time over the kit's"
                .formatted(threads()));
        List<BenchResult> results = new ArrayList<>(measure(config.users(), this::paper));
        List<BenchResult> scaling = new ArrayList<>();
        for (int users : BenchConfig.SCALING_USERS) {
            if (users <= config.largestUsers()) {
                scaling.addAll(measure(users, this::scaling));
            }
        }
        if (onlyAgreement()) {
            return;
        }
        BenchReport report = new BenchReport(results, scaling, threads());
        String settings = "settings: " + Settings.line(config);
        Tables.writeCsv(report.table(), figures.resolve("bench.csv"), settings);
        Tables.writeCsv(report.exponents(), figures.resolve("bench_exponents.csv"), settings);
        report.figure().save(figures);
        Tables.writeCsv(floors(results), figures.resolve("bench_floor.csv"), settings);
        out.println(report.exponents().printAll().stripTrailing());
    }

    private Table floors(List<BenchResult> results) {
        int hidden = TrainConfig.paper().architecture().hidden();
        return BenchFloor.table(BenchFloor.of(config.users(), sites.count(), RadioConfig.paper().blocks(), hidden),
                results, MachinePeak.measure(threads()));
    }

    /** Draws a network, hands it to the peer and measures on it. */
    private List<BenchResult> measure(int users, Work work) {
        BenchSnapshot network = BenchSnapshot.draw(sites, users, config.seed());
        try (HetGnnModel model = network.freshModel()) {
            network.write(model, exchange);
            peer.load(exchange);
            return work.of(new BenchCases(network, model, peer), new DecisionCases(network, unrolled), model)
                    .map(Supplier::get)
                    .peek(result -> out.println(onlyAgreement() ? BenchReport.agreement(result)
                            : BenchReport.line(result))).toList();
        }
    }

    private boolean onlyAgreement() {
        return config.seconds() == 0;
    }

    private Stream<Supplier<BenchResult>> paper(BenchCases cases, DecisionCases decisions, HetGnnModel model) {
        return Stream.of(measured(Stream.of(cases.channel(), cases.fading(), cases.metrics(), cases.wmmseIteration(),
                cases.graph(), cases.inference())), Stream.<Supplier<BenchResult>>of(() ->
                cases.training(config.seconds(), config.fewestPairs())),
                measured(Stream.concat(Stream.of(cases.decision()), decisions.all(model).stream())))
                .flatMap(Function.identity());
    }

    private Stream<Supplier<BenchResult>> scaling(BenchCases cases, DecisionCases decisions, HetGnnModel model) {
        return measured(Stream.of(cases.wmmseIteration(), cases.inference(), decisions.alone()));
    }

    private Stream<Supplier<BenchResult>> measured(Stream<BenchCase> work) {
        return work.filter(w -> !onlyAgreement() || w.isCompared())
                .map(w -> () -> w.measure(config.seconds(), config.fewestPairs()));
    }

    private static int threads() {
        return Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS",
                String.valueOf(Runtime.getRuntime().availableProcessors())));
    }
}
