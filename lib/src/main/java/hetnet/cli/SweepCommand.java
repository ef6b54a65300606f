package hetnet.cli;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.report.ConsoleProgress;
import hetnet.study.sweep.RowMaker;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepResults;
import hetnet.study.sweep.SweepRow;
import hetnet.study.sweep.SweepSummary;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make sweep MASTER=loop}: every row of a study, one after the other in this thread. What
 * many cores or machines make of the same SPEC is the same.
 */
@Command(name = "sweep", header = "Run a study described by a SPEC, one row after the other.")
final class SweepCommand extends SettingsCommand {

    @Option(names = "--spec", required = true, paramLabel = "FILE", description = "the study, a YAML file")
    private Path spec;

    @Option(names = "--out", paramLabel = "DIR",
            description = "folder of results, in which the study makes one of its own; default: out/sweeps")
    private Path out;

    SweepCommand(Workplace place) {
        super(place);
    }

    @Override
    public Integer call() {
        Sweep sweep = InputException.blame(() -> Sweep.read(spec, place.home()));
        if (!sweep.arrays().isEmpty()) {
            throw new InputException("keep is for Spark, whose Parquet files hold arrays: leave MASTER=loop away");
        }
        Path folder = out == null ? place.home().resolve("out").resolve("sweeps") : out;
        int count = (int) sweep.keys().count();
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (ConsoleProgress shown = new ConsoleProgress("sweep", place.err(), System.console() != null)) {
            RowMaker maker = sweep.open();
            Iterator<SweepRow> rows = LongStream.range(0, count).mapToObj(index -> {
                SweepRow row = sweep.row(maker, index);
                shown.step((int) index + 1, count, row.key().group());
                return row;
            }).iterator();
            SweepSummary summary = SweepResults.write(folder, sweep, rows, () -> Map.of("master", "loop",
                    "started", start.toString()));
            place.out().printf("%d rows, %d of them failed, in %s%n", summary.rows(), summary.failed(),
                    folder.resolve(sweep.id()));
            summary.reasons().forEach((reason, times) -> place.out().printf("  %d x %s%n", times, reason));
        }
        return Hetnet.OK;
    }
}
