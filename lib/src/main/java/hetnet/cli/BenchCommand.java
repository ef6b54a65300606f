package hetnet.cli;

import hetnet.channel.generators.PaperLayout;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.Sites;
import hetnet.study.bench.BenchConfig;
import hetnet.study.bench.BenchPeer;
import hetnet.study.bench.BenchRun;
import hetnet.util.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make bench}: the kit's time beside that of peers that do the same work on the same machine
 * in the same run, and how it grows with the number of UEs. {@link BenchRun} does the work. Writes {@code bench.csv},
 * {@code bench_exponents.csv} and the figure {@code bench_scaling}.
 */
@Command(name = "bench", header = "Measure speed beside NumPy and PyTorch Geometric in the same run.")
final class BenchCommand extends SettingsCommand {

    private static final String PEER = "environment/bench/peer.py";

    @Option(names = "--python", required = true, paramLabel = "FILE",
            description = "the Python that has the peers' libraries")
    private Path python;

    BenchCommand(Workplace place) {
        super(place, BenchConfig.standard());
    }

    /** Measures and writes the tables. @throws IOException when the exchange with the peers fails */
    @Override
    public Integer call() throws IOException {
        BenchConfig config = settings.over(BenchConfig.standard());
        Path exchange = Files.createTempDirectory("hetnet-bench");
        UnrolledModel unrolled = place.network(null);
        try (BenchPeer peer = new BenchPeer(python, place.home().resolve(PEER), exchange)) {
            Sites sites = InputException.blame(() -> PaperLayout.sites(place.data()));
            new BenchRun(config, sites, unrolled, peer, exchange, place.out()).write(place.figures());
            return Hetnet.OK;
        } catch (IllegalStateException e) { // the sides differ, or the peer has ended
            throw new InputException(e.getMessage());
        } finally {
            delete(exchange);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
