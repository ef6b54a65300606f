package hetnet.cli;

import hetnet.channel.imports.ImportOptions;
import hetnet.channel.imports.ImportedNetwork;
import hetnet.channel.imports.NetworkImport;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.report.figure.Figures;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make import}: a scenario folder from a file of another program, with what was read as what,
 * and a map.
 */
@Command(name = "import", header = "Make a scenario folder of a file of another program, and say what was read.")
final class ImportCommand extends SettingsCommand {

    private static final String MAP = "map";

    @Option(names = "--from", required = true, paramLabel = "FILE",
            description = ".npz, .npy, .mat, HDF5 or a table; or a folder of files with arrays")
    private Path from;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "scenario folder to write")
    private Path out;

    ImportCommand(Workplace place) {
        super(place, ImportOptions.none());
    }

    @Override
    public Integer call() {
        ImportOptions options = settings.over(ImportOptions.none());
        ImportedNetwork network = InputException.blame(() -> NetworkImport.read(from, options));
        List<String> files = new ArrayList<>(InputException.blame(() -> network.write(out)));
        Figures.map(MAP).setPoints(network.snapshot().users().positionM(), network.strongest())
                .setSites(network.snapshot().sites()).optHeading("strongest BS").build().save(out);
        files.addAll(List.of(MAP + ".svg", MAP + ".png"));
        network.summary().forEach(place.out()::println);
        place.out().println("Written to %s: %s".formatted(out, String.join(", ", files)));
        return Hetnet.OK;
    }
}
