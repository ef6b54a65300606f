package hetnet.cli;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.MotionFolder;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.channel.imports.NetworkExport;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.network.RadioConfig;
import hetnet.report.ResultArrays;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code make export}: a scenario folder, or the results of an evaluation, for other programs. */
@Command(name = "export", header = "Write a scenario folder, or results, as arrays or a table for other programs.")
final class ExportCommand extends SettingsCommand {

    @Option(names = "--scenario", paramLabel = "DIR", description = "scenario folder")
    private Path scenario;

    @Option(names = "--results", paramLabel = "DIR", description = "folder that make evaluate wrote")
    private Path results;

    @Option(names = "--out", required = true, paramLabel = "FILE",
            description = "file to write; its name ends with .npz, .mat or, for a scenario, .csv")
    private Path out;

    ExportCommand(Workplace place) {
        super(place);
    }

    @Override
    public Integer call() {
        if ((scenario == null) == (results == null)) {
            throw new InputException("either SCENARIO or RESULTS must be given, and one of them alone");
        }
        InputException.blame(() -> NetworkExport.ending(OutputPaths.file(out)));
        if (results != null) {
            InputException.blame(() -> {
                NetworkExport.write(ResultArrays.of(results), out);
                return out;
            });
        } else if (MotionFolder.isOne(scenario)) {
            MotionFolder motion = InputException.blame(() -> MotionFolder.open(scenario, radio(MotionFolder
                    .blocks(scenario))));
            motion.notes().forEach(note -> place.err().println("note: " + note));
            InputException.blame(() -> {
                NetworkExport.write(motion, out);
                return out;
            });
        } else {
            ScenarioFolder folder = InputException.blame(() -> ScenarioFolder.open(scenario, radio(ScenarioFolder
                    .blocks(scenario))));
            folder.notes().forEach(note -> place.err().println("note: " + note));
            NetworkExport.write(folder.snapshot(), los(folder), out);
        }
        place.out().println("Written: " + out);
        return Hetnet.OK;
    }

    private static RadioConfig radio(OptionalInt blocks) {
        RadioConfig radio = RadioConfig.paper();
        return radio.withBlocks(blocks.orElse(radio.blocks()));
    }

    private static boolean[] los(ScenarioFolder folder) {
        Snapshot snapshot = folder.snapshot();
        int sites = snapshot.sites().count();
        boolean[] los = new boolean[folder.hasLos() ? snapshot.users().count() * sites : 0];
        for (int link = 0; link < los.length; link++) {
            los[link] = folder.isLos(link / sites, link % sites);
        }
        return los;
    }
}
