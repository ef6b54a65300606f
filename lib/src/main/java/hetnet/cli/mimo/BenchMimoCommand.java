package hetnet.cli.mimo;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.mimo.model.PrecodingModel;
import hetnet.network.Layouts;
import hetnet.report.Tables;
import hetnet.study.mimo.MimoClass;
import hetnet.study.mimo.MimoStudy;
import hetnet.study.mimo.MimoSummary;
import hetnet.util.InputException;
import hetnet.util.Require;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make bench-mimo}: the network that precodes beside linear schemes and WMMSE on layouts that
 * it never saw. Writes {@code mimo_results.csv} and its means, {@code mimo_summary.csv}, among the data.
 */
@Command(name = "bench-mimo", header = "Compare the network that precodes with WMMSE on layouts that it never saw.")
public final class BenchMimoCommand extends SettingsCommand {

    @Option(names = "--model", paramLabel = "FILE", description = "weights; default: the shipped ones")
    private Path weights;

    @Option(names = "--out", paramLabel = "FILE", description = "table to write; default: data/mimo_results.csv")
    private Path table;

    @Option(names = "--layouts", defaultValue = "24", paramLabel = "N", description = "layouts of each class")
    private int layouts;

    @Option(names = "--starts", defaultValue = "10", paramLabel = "N", description = "starts of WMMSE, power per BS")
    private int starts;

    @Option(names = "--antenna-starts", defaultValue = "4", paramLabel = "N",
            description = "starts of WMMSE, power per antenna")
    private int antennaStarts;

    @Option(names = "--iterations", defaultValue = "100", paramLabel = "N", description = "of each start")
    private int iterations;

    @Option(names = "--classes", paramLabel = "NAMES", split = ",", description = "classes of layouts; default: all")
    private List<String> names;

    @Option(names = "--methods", paramLabel = "PART",
            description = "network or references: measured alone, others keep their rows; default: both")
    private String methods;

    @Option(names = "--scenario", paramLabel = "DIRS",
            description = "folders with csi.csv.gz, separated as in a class path")
    private String scenes;

    /** @param place its data has weights and layouts, and receives the table */
    public BenchMimoCommand(Workplace place) {
        super(place);
    }

    @Override
    public Integer call() {
        InputException.blame(() -> Require.inRange("layouts", layouts, 1, 10_000, "layouts"));
        PrecodingModel model = InputException.blame(() -> PrecodingModel.load(
                weights == null ? PrecodingModel.shipped(place.data()) : weights));
        MimoStudy study = InputException.blame(() -> new MimoStudy(model, layouts, starts, antennaStarts, iterations,
                place.out()::println));
        Set<MimoStudy.Part> parts = parts();
        Path file = InputException.blame(() ->
                OutputPaths.file(table == null ? place.data().resolve("mimo_results.csv") : table));
        Table measured = InputException.blame(() -> study.run(classes(), parts));
        Table results = Files.exists(file) ? MimoSummary.merged(List.of(Tables.readCsv(file), measured)) : measured;
        Tables.writeCsv(results, file, "%d and %d starts of %d iterations, weights %s"
                .formatted(starts, antennaStarts, iterations, model.fingerprint()));
        place.out().printf("Written: %s%n", file);
        if (results.stringColumn("method").contains("slnr")) {
            Table summary = MimoSummary.of(results);
            Path brief = file.resolveSibling(file.getFileName().toString().replaceFirst("(_results)?\\.csv$", "")
                    + "_summary.csv");
            Tables.writeCsv(summary, brief, "means of " + file.getFileName());
            place.out().println(summary.printAll());
            Table prices = MimoSummary.prices(results);
            if (!prices.isEmpty()) {
                Tables.writeCsv(prices, file.resolveSibling(brief.getFileName().toString()
                        .replace("_summary", "_prices")), "of " + file.getFileName());
                place.out().println(prices.printAll());
            }
        }
        return 0;
    }

    private Set<MimoStudy.Part> parts() {
        return methods == null ? EnumSet.allOf(MimoStudy.Part.class) : switch (methods) {
            case "network" -> EnumSet.of(MimoStudy.Part.NETWORK);
            case "references" -> EnumSet.of(MimoStudy.Part.REFERENCES);
            default -> throw new InputException("methods '%s' are unknown: network or references".formatted(methods));
        };
    }

    private List<MimoClass> classes() {
        List<MimoClass> all = new ArrayList<>(MimoClass.all(Layouts.read(place.data().resolve("o1-five-sites.csv"))));
        if (scenes != null) {
            for (String scene : scenes.split(Pattern.quote(File.pathSeparator))) {
                all.add(MimoClass.folder(Path.of(scene)));
            }
        }
        if (names == null) {
            return all;
        }
        List<MimoClass> chosen = all.stream().filter(one -> names.contains(one.name())).toList();
        if (chosen.size() < names.size()) {
            throw new InputException("of classes %s not all are known: they are %s".formatted(String.join(", ", names),
                    String.join(", ", all.stream().map(MimoClass::name).toList())));
        }
        return chosen;
    }
}
