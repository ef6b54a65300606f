package hetnet.report;

import hetnet.util.ProgressListener;
import java.io.PrintStream;

/**
 * How far a stage is: on a terminal one line that is overwritten four times a second, elsewhere one line at its end.
 */
public final class ConsoleProgress implements ProgressListener, AutoCloseable {

    private static final long PERIOD_NANOS = 250_000_000L;

    private final String stage;
    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start - PERIOD_NANOS;
    private int width;

    /** @param terminal whether a carriage return takes {@code out} back to the beginning of the line */
    public ConsoleProgress(String stage, PrintStream out, boolean terminal) {
        this.stage = stage;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void step(int done, int total, String message) {
        long now = System.nanoTime();
        if (terminal && now - shown >= PERIOD_NANOS) {
            shown = now;
            show("%s: %d of %d, %d s so far".formatted(stage, done, total, (now - start) / 1_000_000_000)
                    + (message.isEmpty() ? "" : ", " + message));
        }
    }

    /** Says how long the stage took. */
    @Override
    public void close() {
        show("%s: %s s".formatted(stage, Tables.number((System.nanoTime() - start) / 1e9)));
        out.println();
    }

    private void show(String line) {
        out.print((terminal ? "\r" : "") + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }
}
