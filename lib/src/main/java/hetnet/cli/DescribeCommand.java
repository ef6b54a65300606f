package hetnet.cli;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.Scene;
import hetnet.network.RadioConfig;
import hetnet.util.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Reads a scenario folder before a report is made of it: one line on what is there, or one on what is wrong with it.
 */
@Command(name = "describe", header = "Say in one line what is in a scenario folder.")
final class DescribeCommand implements Callable<Integer> {

    private final Workplace place;

    @Parameters(paramLabel = "DIR", description = "the scenario folder")
    private String folder;

    DescribeCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.out().println(InputException.blame(() -> Scene.of(folder, ScenarioConfig.paper(), RadioConfig.paper()))
                .describe());
        return Hetnet.OK;
    }
}
