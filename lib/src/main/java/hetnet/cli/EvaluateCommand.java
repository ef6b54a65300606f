package hetnet.cli;

import hetnet.io.Folders;
import hetnet.io.ResultFolder;
import hetnet.report.ConsoleProgress;
import hetnet.study.Evaluation;
import hetnet.study.Evaluator;
import hetnet.util.InputException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The command behind {@code make evaluate}: references, teacher and networks on a scenario folder, their metrics on the terminal and
 * their decisions in files. {@link EvaluateOptions} has its arguments, {@link hetnet.channel.generators.ScenarioFolder} what it reads.
 */
public final class EvaluateCommand {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private EvaluateCommand() {
    }

    /** Ends the process with the status of {@link #run}. */
    public static void main(String[] args) {
        System.exit(run(args, Folders.here().data(), System.out, System.err));
    }

    /**
     * @param data folder of the shipped weights
     * @param out  receives the results
     * @param err  receives progress and errors
     * @return 0; 2 and one sentence on {@code err} when the input, a setting or the output folder cannot be used; 1 and a stack trace
     *         when the kit itself failed. Unless it is 0, no file was written
     */
    static int run(String[] args, Path data, PrintStream out, PrintStream err) {
        boolean terminal = System.console() != null;
        try {
            EvaluateOptions options = InputException.blame(() -> EvaluateOptions.parse(data, args));
            ResultFolder folder = new ResultFolder(options.out());
            try (Evaluator evaluator = new Evaluator(options.evaluation())) {
                Evaluation evaluation = evaluator.run(stage -> new ConsoleProgress(stage, err, terminal));
                out.println(evaluation.text());
                folder.write(evaluation.files());
                out.println("Written to %s: %s".formatted(options.out(), String.join(", ", evaluation.files().keySet())));
            }
            return OK;
        } catch (InputException | UncheckedIOException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return REFUSED;
        } catch (OutOfMemoryError e) {
            err.println("hetnet-lab: the scenario needs more memory than the %d MiB that environment/jvm.options allows"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return FAILED;
        } catch (RuntimeException | Error e) {
            e.printStackTrace(err);
            return FAILED;
        }
    }
}
