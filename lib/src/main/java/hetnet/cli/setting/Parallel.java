package hetnet.cli.setting;

import hetnet.util.InputException;
import hetnet.util.Require;
import picocli.CommandLine.Option;

/** The option of commands that measure many layouts. */
public final class Parallel {

    private static final int MOST = 64;

    @Option(names = "--parallel", defaultValue = "1", paramLabel = "N",
            description = "layouts that are measured side by side, each on one thread")
    private int layouts;

    /**
     * How many layouts are measured side by side.
     *
     * @throws InputException when it is out of range
     */
    public int layouts() {
        return InputException.blame(() -> Require.inRange("parallel", layouts, 1, MOST, "layouts"));
    }
}
