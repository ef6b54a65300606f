package hetnet.cli;

import ai.djl.ndarray.NDManager;
import hetnet.io.Folders;
import hetnet.model.hetgnn.TrainedModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.Layouts;
import hetnet.network.Sites;
import hetnet.nn.DeviceChoice;
import hetnet.report.Tables;
import hetnet.study.bench.BenchCase;
import hetnet.study.bench.BenchCases;
import hetnet.study.bench.BenchConfig;
import hetnet.study.bench.BenchPeer;
import hetnet.study.bench.BenchReport;
import hetnet.study.bench.BenchResult;
import hetnet.study.bench.BenchSnapshot;
import hetnet.util.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The command behind {@code make bench}: the kit's time beside that of peers that do the same work on the same machine in the same run,
 * and how it grows with the number of UEs. What both sides give is compared before it is timed. Writes {@code bench.csv},
 * {@code bench_exponents.csv} and the figure {@code bench_scaling}.
 */
public final class BenchCommand {

    private static final String PEER = "environment/bench/peer.py";
    private static final int OK = 0;
    private static final int REFUSED = 2;

    private final BenchConfig config;
    private final Sites sites;
    private final UnrolledModel unrolled;
    private final BenchPeer peer;
    private final Path exchange;
    private final PrintStream out;

    private BenchCommand(BenchConfig config, Sites sites, UnrolledModel unrolled, BenchPeer peer, Path exchange, PrintStream out) {
        this.config = config;
        this.sites = sites;
        this.unrolled = unrolled;
        this.peer = peer;
        this.exchange = exchange;
        this.out = out;
    }

    /**
     * Measures and writes the tables.
     *
     * @param args the Python of the peers, and KEY=value for fields of {@link BenchConfig}
     * @throws IOException when a file cannot be written, or the peers cannot be started
     */
    public static void main(String[] args) throws IOException {
        Folders folders = Folders.here();
        try {
            BenchConfig config = Settings.override(BenchConfig.standard(), settings(Arrays.copyOfRange(args, 1, args.length)));
            Path exchange = Files.createTempDirectory("hetnet-bench");
            try (UnrolledModel unrolled = UnrolledModel.load(folders.data().resolve("unrolled.bin"), DeviceChoice.CPU);
                    BenchPeer peer = new BenchPeer(Path.of(args[0]), folders.home().resolve(PEER), exchange)) {
                Sites sites = Layouts.read(folders.data().resolve("o1-five-sites.csv"));
                new BenchCommand(config, sites, unrolled, peer, exchange, System.out).run(folders.figures());
            } finally {
                delete(exchange);
            }
            System.exit(OK);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            System.err.println("hetnet-lab: " + e.getMessage());
            System.exit(REFUSED);
        }
    }

    private static Map<String, String> settings(String[] arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'%s' is not of the form KEY=value".formatted(argument));
            }
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    private void run(Path figures) {
        out.println(onlyAgreement() ? "largest differences between the kit and its peers"
                : "%d threads on both sides; medians, least to most, and the peer's time over the kit's".formatted(threads()));
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
        out.println(report.exponents().printAll().stripTrailing());
    }

    /** Draws a network, hands it to the peer and measures on it. */
    private List<BenchResult> measure(int users, Function<BenchCases, Stream<Supplier<BenchResult>>> work) {
        BenchSnapshot network = BenchSnapshot.draw(sites, users, config.seed());
        try (TrainedModel model = network.freshModel(); NDManager manager = NDManager.newBaseManager(model.config().device().device(), "PyTorch")) {
            network.write(model, exchange);
            peer.load(exchange);
            return work.apply(new BenchCases(network, model, peer, manager)).map(Supplier::get)
                    .peek(result -> out.println(onlyAgreement() ? BenchReport.agreement(result) : BenchReport.line(result))).toList();
        }
    }

    private boolean onlyAgreement() {
        return config.seconds() == 0;
    }

    private Stream<Supplier<BenchResult>> paper(BenchCases cases) {
        return Stream.of(measured(cases.channel(), cases.fading(), cases.metrics(), cases.wmmseIteration(), cases.graph(), cases.inference()),
                Stream.<Supplier<BenchResult>>of(() -> cases.training(config.seconds(), config.fewestPairs())),
                measured(cases.decision(), cases.decisionAgainstWmmse(), cases.unrolledAgainstWmmse(unrolled),
                        cases.unrolledAgainstRestarts(unrolled))).flatMap(Function.identity());
    }

    private Stream<Supplier<BenchResult>> scaling(BenchCases cases) {
        return measured(cases.wmmseIteration(), cases.inference(), cases.unrolled(unrolled));
    }

    private Stream<Supplier<BenchResult>> measured(BenchCase... work) {
        return Stream.of(work).filter(w -> !onlyAgreement() || w.isCompared()).map(w -> () -> w.measure(config.seconds(), config.fewestPairs()));
    }

    private static int threads() {
        return Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", String.valueOf(Runtime.getRuntime().availableProcessors())));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
