package hetnet.study.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Python process of {@code environment/bench/peer.py}, which does the kit's work in NumPy and PyTorch Geometric.
 */
public final class BenchPeer implements AutoCloseable {

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final Path results;

    /**
     * Starts the peer.
     *
     * @param python of the environment that has its libraries
     * @param script {@code peer.py}
     * @param folder where results are handed over
     * @throws UncheckedIOException when the program does not start
     */
    public BenchPeer(Path python, Path script, Path folder) {
        try {
            process = new ProcessBuilder(python.toString(), script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the peer does not start: " + e.getMessage(), e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        results = folder.resolve("peer-result.npy");
    }

    /** Takes the snapshot in a folder for all that follows. */
    public void load(Path folder) {
        ask("load", folder.toString());
    }

    /** The peer's side of one kind of work. */
    BenchSide side(String work) {
        return new BenchSide() {
            @Override
            public double run() {
                return Double.parseDouble(ask("run", work));
            }

            @Override
            public double[] numbers() {
                ask("numbers", work, results.toString());
                return Nd4j.createFromNpyFile(results.toFile()).data().asDouble();
            }
        };
    }

    /** @throws IllegalStateException when the peer has ended; what ended it stands on its error stream */
    private String ask(String... words) {
        try {
            commands.write(String.join("\t", List.of(words)) + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (answer != null) {
                return answer;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the peer ended in '%s', see above".formatted(String.join(" ", words)), e);
        }
        throw new IllegalStateException("the peer ended in '%s', see above".formatted(String.join(" ", words)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
