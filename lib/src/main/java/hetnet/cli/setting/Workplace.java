package hetnet.cli.setting;

import hetnet.io.Folders;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.util.InputException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command works and speaks.
 *
 * @param home      the project's folder
 * @param data      folder of layouts, scenes and weights
 * @param figures   folder of tables and figures
 * @param artefacts folder of what one run keeps for the next
 * @param out       receives results
 * @param err       receives progress and errors
 */
public record Workplace(Path home, Path data, Path figures, Path artefacts, PrintStream out, PrintStream err) {

    /** File of the shipped weights of the unrolled network. */
    public Path unrolled() {
        return data.resolve("unrolled.bin");
    }

    /**
     * The unrolled network.
     *
     * @param weights file of its weights; null for the shipped ones
     * @throws InputException naming the file, when it cannot be used
     */
    public UnrolledModel network(Path weights) {
        return InputException.blame(() -> UnrolledModel.load(weights == null ? unrolled() : weights));
    }

    /** That of this process. */
    public static Workplace here() {
        Folders folders = Folders.here();
        return new Workplace(folders.home(), folders.data(), folders.figures(), folders.artefacts(), System.out,
                System.err);
    }
}
