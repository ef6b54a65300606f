package hetnet.report;

import java.io.PrintStream;

/**
 * A line of the terminal, overwritten by a carriage return; where nobody watches, in a file or a pipe, only the last
 * state.
 */
final class TerminalScreen implements Screen {

    private final PrintStream out;
    private final boolean overwrite;
    private int width;

    TerminalScreen(PrintStream out, boolean overwrite) {
        this.out = out;
        this.overwrite = overwrite;
    }

    static TerminalScreen ofProcess() {
        return new TerminalScreen(System.err, System.console() != null);
    }

    @Override
    public void show(Object content, boolean last) {
        String line = content.toString();
        if (overwrite) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length()))
                    + (last ? System.lineSeparator() : ""));
            out.flush();
            width = line.length();
        } else if (last) {
            out.println(line);
        }
    }
}
