package hetnet.cli;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.Scene;
import hetnet.cli.setting.Workplace;
import hetnet.network.RadioConfig;
import hetnet.report.Tables;
import hetnet.study.docs.OutcomeTable;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What a report says of files: of a scenario folder, before it is run, one line on what is there, or one on what is
 * wrong with it; of the results that a notebook keeps, a table for people in Markdown.
 */
@Command(name = "describe", header = "Say in one line what is in a scenario folder, or in a table what is in results.")
final class DescribeCommand implements Callable<Integer> {

    private final Workplace place;

    private static final String RESULTS = ".csv";

    @Parameters(paramLabel = "DIR|FILE", description = "the scenario folder, or a .csv with a row per method")
    private String name;

    DescribeCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.out().println(InputException.blame(() -> name.endsWith(RESULTS)
                ? OutcomeTable.of(Tables.readCsv(Path.of(name)))
                : Scene.of(name, ScenarioConfig.paper(), RadioConfig.paper()).describe()));
        return Hetnet.OK;
    }
}
