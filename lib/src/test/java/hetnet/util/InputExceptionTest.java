package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputExceptionTest {

    @Test
    void refusalsOfValuesStatesAndFilesAreTheInputsFault() {
        Stream.of(new IllegalArgumentException("why"), new IllegalStateException("why"),
                new UncheckedIOException("why", new IOException("disk"))).forEach(refusal ->
                assertEquals("why", assertThrows(InputException.class, () -> InputException.blame(failing(refusal)))
                        .getMessage()));
    }

    @Test
    void otherErrorsAreTheKitsFaultAndPass() {
        assertThrows(ArrayIndexOutOfBoundsException.class, () ->
                InputException.blame(failing(new ArrayIndexOutOfBoundsException(3))));
        assertEquals(7, InputException.blame(() -> 7));
    }

    private static Supplier<Object> failing(RuntimeException error) {
        return () -> {
            throw error;
        };
    }
}
