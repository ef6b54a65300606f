package hetnet.cli;

import hetnet.cli.setting.Parallel;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.study.front.FrontConfig;
import hetnet.study.front.FrontFigure;
import hetnet.study.front.FrontLayouts;
import hetnet.study.front.FrontResults;
import hetnet.study.front.FrontStudy;
import hetnet.study.front.FrontTimes;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make bench-front}: {@link FrontStudy} on every class of layouts. Writes {@code front.csv}
 * and a figure of each class among the figures, and prints how long each method takes to close parts of the gap.
 */
@Command(name = "front", header = "Measure utility against time, every solver and mode at growing budgets.")
final class FrontCommand extends SettingsCommand {

    private static final String MEANING = "Gap closed: mean ln R above the baseline's, as a part of that of the best "
            + "known (the best of the references alone, at any budget), alpha = 1. Seconds: processor time of the one "
            + "thread that decides, median of repeats when short, warm.";

    @Option(names = "--model", paramLabel = "FILE",
            description = "weights of the unrolled network; default: the shipped ones")
    private Path weights;

    @Option(names = "--scenario", paramLabel = "DIRS", description = "further scenes, separated as in a class path")
    private String scenes;

    @Option(names = "--classes", paramLabel = "NAMES", split = ",",
            description = "classes of layouts to be measured; default: all")
    private List<String> classes;

    @Mixin
    private Parallel parallel;

    FrontCommand(Workplace place) {
        super(place, FrontConfig.standard());
    }

    @Override
    public Integer call() {
        FrontConfig config = settings.over(FrontConfig.standard());
        int atOnce = parallel.layouts();
        List<Layout> layouts = InputException.blame(() -> layouts(config));
        ResultFolder folder = new ResultFolder(place.figures());
        InputException.blame(() -> OutputPaths.folder(place.artefacts()));
        UnrolledModel model = place.network(weights);
        FrontStudy study = new FrontStudy(config, model, place.artefacts());
        try (ConsoleProgress shown = new ConsoleProgress("front", place.err(), System.console() != null)) {
            FrontResults results = study.run(layouts, atOnce, QualityCommand.withTimeLeft(shown));
            String line = "settings: %s parallel=%d weights=%s".formatted(Settings.line(config), atOnce,
                    model.fingerprint());
            folder.write(Map.of("front.csv", csv -> Tables.writeCsv(results.table(), csv, line, MEANING)));
            for (String group : results.groups()) {
                FrontFigure.of(results, group, "front_" + group).save(place.figures(), line);
            }
            place.out().println(new FrontTimes(results).all());
        }
        return Hetnet.OK;
    }

    /** Those of the kit and of the scenes that were given; of the classes that were, where any were. */
    private List<Layout> layouts(FrontConfig config) {
        List<Path> own = Stream.of("etoile", "etoile-fading").map(place.data()::resolve).toList();
        List<Layout> all = FrontLayouts.all(config, place.data(),
                QualityLayouts.scenarios(own, scenes, FrontLayouts.fadingGroups()));
        return classes == null ? all : QualityLayouts.only(all, classes);
    }
}
