package hetnet.cli;

import hetnet.channel.Gains;
import hetnet.channel.generators.NetworkGenerator;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.AtomicFile;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.SeedModels;
import hetnet.train.utility.UnrolledConfig;
import hetnet.util.InputException;
import hetnet.util.Require;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make train-seeds}: trains the unrolled network with seeds 1, 2, ... and keeps the one that
 * is best on validation layouts, which are neither those of the training nor those of the test. Writes the weights of
 * every seed to data/seeds, what each reached to data/seeds/validation.csv, and the weights and the log of the best to
 * data. Weights that are there are not trained again.
 */
@Command(name = "train-seeds",
        header = "Train it with several seeds into data/seeds and keep the best on validation layouts.")
final class TrainSeedsCommand extends SettingsCommand {

    private static final int USERS = 300;
    private static final int MOST_SEEDS = 100;

    @Option(names = "--seeds", defaultValue = "5", paramLabel = "N", description = "trainings, of seeds 1 to N")
    private int seeds;

    @Option(names = "--layouts", defaultValue = "20", paramLabel = "N",
            description = "validation layouts of each side and kind of propagation")
    private int layouts;

    TrainSeedsCommand(Workplace place) {
        super(place, UnrolledConfig.standard());
    }

    /** @return {@link Hetnet#OK}, or what the training that did not end gave */
    @Override
    public Integer call() throws IOException {
        InputException.blame(() -> Require.inRange("seeds", seeds, 1, MOST_SEEDS, "seeds"));
        InputException.blame(() -> Require.inRange("layouts", layouts, 1, 1000, "layouts"));
        if (settings.given().contains("seed")) {
            throw new InputException("train-seeds takes the seeds 1 to %d: leave seed out".formatted(seeds));
        }
        UnrolledConfig base = settings.over(UnrolledConfig.standard());
        for (int seed = 1; seed <= seeds; seed++) {
            Path file = SeedModels.file(place.data(), seed);
            if (Files.exists(file)) {
                place.out().printf("%s is there%n", file);
                continue;
            }
            Files.createDirectories(file.getParent());
            int status = TrainCommand.train(Settings.override(base, Map.of("seed", Integer.toString(seed))), null, file,
                    place);
            if (status != Hetnet.OK) {
                return status;
            }
        }
        keepTheBest(layouts, place.data(), place.out());
        return Hetnet.OK;
    }

    private static void keepTheBest(int layouts, Path data, PrintStream out) throws IOException {
        SeedModels models = InputException.blame(() -> SeedModels.load(data));
        Tables.Rows rows = Tables.named("validation", "seed", "side_m", "propagation", "layouts", "gain_nat");
        Map<Integer, Double> gains = new LinkedHashMap<>();
        models.models().forEach((seed, model) -> gains.put(seed, validate(seed, model, layouts, rows)));
        int best = gains.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        gains.forEach((seed, gain) -> out.printf("seed %d: mean ln R %.4f above the baseline's%s%n", seed, gain,
                seed == best ? ", the best: kept" : ""));
        Tables.writeCsv(rows.build(), data.resolve("seeds/validation.csv"),
                "mean ln R above the baseline's on validation layouts, alpha = 1; kept: seed " + best);
        copy(SeedModels.file(data, best), data.resolve("unrolled.bin"));
        copy(TrainCommand.log(SeedModels.file(data, best)), data.resolve("unrolled-log.csv"));
    }

    private static void copy(Path from, Path to) throws IOException {
        AtomicFile.write(to, Files.readAllBytes(from));
    }

    /** Mean over all sides and both kinds of propagation of mean ln R above the baseline's. */
    private static double validate(int seed, UnrolledModel model, int layouts, Tables.Rows rows) {
        RadioConfig radio = QualityLayouts.radio();
        Solver baseline = new Baseline();
        double total = 0;
        int kinds = 0;
        for (int side : QualityLayouts.SIDES_M) {
            for (boolean uma : new boolean[] {true, false}) {
                double gain = 0;
                for (int i = 0; i < layouts; i++) {
                    RandomGenerator random = Seeds.stream(i, "validation-%d-%b".formatted(side, uma));
                    NetworkGenerator generator = uma ? UniformNetwork.random(QualityLayouts.SITES, USERS, side, radio)
                            : new RandomisedNetwork(QualityLayouts.SITES, USERS, side, radio);
                    Gains gains = generator.draw(random).channel().gains();
                    Problem problem = new Problem(gains, radio, 1);
                    gain += (model.solve(problem, SolveContext.of(1))
                            .utility() - baseline.solve(problem, SolveContext.of(1)).utility())
                            / problem.covered().length / layouts;
                }
                rows.row(seed, side, uma ? "uma" : "randomised", layouts, gain);
                total += gain;
                kinds++;
            }
        }
        return total / kinds;
    }
}
