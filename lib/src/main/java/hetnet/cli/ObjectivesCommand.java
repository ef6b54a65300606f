package hetnet.cli;

import hetnet.cli.setting.Parallel;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.study.objective.ObjectivesConfig;
import hetnet.study.objective.ObjectivesResults;
import hetnet.study.objective.ObjectivesStudy;
import hetnet.study.objective.ObjectivesTargets;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make bench-objectives}: {@link ObjectivesStudy}. Writes {@code objectives.csv} among the
 * figures, and prints what was wanted and what came of it.
 */
@Command(name = "bench-objectives", header = "Measure wishes beyond fairness on many layouts of two tiers.")
final class ObjectivesCommand extends SettingsCommand {

    private static final String MEANING = "value: of the objective that is asked for. A wish of energy has the price "
            + "of a watt in nat of one UE.";

    @Option(names = "--model", paramLabel = "FILE",
            description = "weights of the unrolled network; default: the shipped ones")
    private Path weights;

    @Mixin
    private Parallel parallel;

    ObjectivesCommand(Workplace place) {
        super(place, ObjectivesConfig.standard());
    }

    @Override
    public Integer call() {
        ObjectivesConfig config = settings.over(ObjectivesConfig.standard());
        int atOnce = parallel.layouts();
        ResultFolder folder = new ResultFolder(place.figures());
        UnrolledModel model = place.network(weights);
        try (ConsoleProgress shown = new ConsoleProgress("objectives", place.err(), System.console() != null)) {
            ObjectivesResults results = new ObjectivesStudy(config, model).run(atOnce,
                    QualityCommand.withTimeLeft(shown));
            String line = "settings: %s parallel=%d weights=%s".formatted(Settings.line(config), atOnce,
                    model.fingerprint());
            folder.write(Map.of("objectives.csv", csv -> Tables.writeCsv(results.table(), csv, line, MEANING)));
            place.out().println(ObjectivesTargets.table(results).printAll());
        }
        return Hetnet.OK;
    }
}
