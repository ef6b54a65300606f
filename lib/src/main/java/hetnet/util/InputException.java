package hetnet.util;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** What was asked for cannot be done as asked; the message is one sentence for the person who asked. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the person who asked */
    public InputException(String message) {
        super(message);
    }

    private InputException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Does what depends on input alone, so that what fails there is the input's fault.
     *
     * @throws InputException in place of the exceptions by which the kit refuses values, states and files
     */
    public static <T> T blame(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new InputException(e);
        }
    }
}
