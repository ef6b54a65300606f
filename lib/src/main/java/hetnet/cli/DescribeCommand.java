package hetnet.cli;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.Scene;
import hetnet.network.RadioConfig;
import hetnet.util.InputException;
import java.io.PrintStream;

/** Reads a scenario folder before a report is made of it: one line on what is there, or one on what is wrong with it. */
public final class DescribeCommand {

    private DescribeCommand() {
    }

    /** @param args the folder */
    public static void main(String[] args) {
        System.exit(run(args[0], System.out, System.err));
    }

    /** @return 0; 2 and one sentence on {@code err} when the folder cannot be used */
    public static int run(String folder, PrintStream out, PrintStream err) {
        try {
            out.println(InputException.blame(() -> Scene.of(folder, ScenarioConfig.paper(), RadioConfig.paper())).describe());
            return 0;
        } catch (InputException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return 2;
        }
    }
}
