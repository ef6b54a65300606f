package hetnet.cli.mimo;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.network.Layouts;
import hetnet.report.Tables;
import hetnet.study.mimo.PrecodingAblation;
import hetnet.study.mimo.PrecodingAblations;
import hetnet.study.mimo.PrecodingAblationsConfig;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make ablations-mimo}: small trainings of the network that precodes, whole and without one
 * of its parts, with several seeds. Writes {@code mimo_ablations.csv} among the data after each of them; trainings that
 * are there already and are not asked for keep their rows.
 */
@Command(name = "ablations-mimo", header = "Train the network that precodes, and without one of its parts, several "
        + "times from fresh weights.")
public final class AblationsMimoCommand extends SettingsCommand {

    @Option(names = "--out", paramLabel = "FILE", description = "table to write; default: data/mimo_ablations.csv")
    private Path table;

    @Option(names = "--variants", split = ",", paramLabel = "NAMES",
            description = "whole, tied_prices, own_cell, labels; default: all")
    private List<String> names;

    /** @param place its data has the five sites, and receives the table */
    public AblationsMimoCommand(Workplace place) {
        super(place, PrecodingAblationsConfig.standard());
    }

    @Override
    public Integer call() {
        PrecodingAblationsConfig config = settings.over(PrecodingAblationsConfig.standard());
        List<PrecodingAblation> variants = InputException.blame(() -> names == null
                ? List.of(PrecodingAblation.values()) : names.stream().map(PrecodingAblation::of).toList());
        PrecodingAblations study = new PrecodingAblations(config,
                PrecodingAblations.judges(Layouts.read(place.data().resolve("o1-five-sites.csv"))));
        Path file = InputException.blame(() ->
                OutputPaths.file(table == null ? place.data().resolve("mimo_ablations.csv") : table));
        long first = config.training().seed();
        for (long seed = first; seed < first + config.seeds(); seed++) {
            for (PrecodingAblation variant : variants) {
                Table rows = study.run(variant, seed);
                Tables.writeCsv(Files.exists(file) ? PrecodingAblations.merged(List.of(Tables.readCsv(file), rows))
                        : rows, file, Settings.line(config));
                place.out().printf("%s, seed %d%n", variant.label(), seed);
            }
        }
        place.out().printf("Written: %s%n", file);
        return 0;
    }
}
