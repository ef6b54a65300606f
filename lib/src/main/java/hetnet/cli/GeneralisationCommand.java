package hetnet.cli;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.generalisation.GeneralisationKinds;
import hetnet.study.generalisation.GeneralisationStudy;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.study.sweep.SweptStudy;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make generalisation}: {@link GeneralisationStudy} at full size. Writes
 * {@code generalisation.csv}, its heatmap, its summary and the times among the figures.
 */
@Command(name = "generalisation", header = "Measure where the trained network holds and where it breaks.")
final class GeneralisationCommand extends SettingsCommand {

    @Option(names = "--model", paramLabel = "FILE",
            description = "weights of the unrolled network; default: the shipped ones")
    private Path model;

    @Option(names = "--scenario", paramLabel = "DIR", description = "a further scene")
    private Path scenario;

    @Option(names = "--rows", paramLabel = "DIR", description = "a study that make sweep "
            + "SPEC=data/studies/generalisation.yaml has made: its rows, no run")
    private Path rows;

    GeneralisationCommand(Workplace place) {
        super(place, GeneralisationConfig.standard());
    }

    @Override
    public Integer call() {
        GeneralisationConfig config = settings.over(GeneralisationConfig.standard());
        ResultFolder folder = new ResultFolder(place.figures());
        if (rows != null) {
            SweptStudy study = InputException.blame(() -> swept(config));
            write(folder, study.scores(), Settings.line(study.settings(GeneralisationConfig.standard())) + " weights="
                    + study.weights());
            return Hetnet.OK;
        }
        List<Path> scenes = scenario == null ? List.of() : List.of(scenario);
        InputException.blame(() -> OutputPaths.folder(place.artefacts()));
        List<Layout> layouts = InputException.blame(() -> GeneralisationKinds.all(config, place.data(), scenes));
        UnrolledModel network = place.network(model);
        try (ConsoleProgress shown = new ConsoleProgress("generalisation", place.err(), System.console() != null)) {
            write(folder, GeneralisationStudy.measure(config, network::allocate, layouts, place.artefacts(),
                    QualityCommand.withTimeLeft(shown)), Settings.line(config) + " weights=" + network.fingerprint());
        }
        return Hetnet.OK;
    }

    /** @throws IllegalArgumentException when the rows are none of such a study, or something else is given with them */
    private SweptStudy swept(GeneralisationConfig given) {
        if (model != null || scenario != null || !given.equals(GeneralisationConfig.standard())) {
            throw new IllegalArgumentException("ROWS has the settings of its SPEC, and goes with no others");
        }
        return SweptStudy.read(rows, place.home(), "generalisation");
    }

    private void write(ResultFolder folder, QualityResults results, String settings) {
        Table table = GeneralisationStudy.table(results);
        Table summary = GeneralisationStudy.summary("generalisation_summary", table);
        String line = "settings: " + settings;
        folder.write(Map.of("generalisation.csv", file -> Tables.writeCsv(table, file, line),
                "generalisation_summary.csv", file -> Tables.writeCsv(summary, file, line),
                "generalisation_timing.csv", file -> Tables.writeCsv(results.timing(), file, line)));
        GeneralisationStudy.heat("generalisation_heat", table).save(place.figures(), line);
        place.out().println(summary.printAll().stripTrailing());
    }
}
