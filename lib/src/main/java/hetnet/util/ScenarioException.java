package hetnet.util;

import java.nio.file.Path;

/** Input files that cannot be used; the message is one sentence with file, line and reason. */
public final class ScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** An error of the file (or folder) as a whole. */
    public ScenarioException(Path file, String reason) {
        super("%s: %s".formatted(file, reason));
    }

    /** @param line counted from 1 */
    public ScenarioException(Path file, int line, String reason) {
        super("%s, line %d: %s".formatted(file, line, reason));
    }
}
