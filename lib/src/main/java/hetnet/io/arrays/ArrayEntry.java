package hetnet.io.arrays;

import java.util.function.Supplier;

/**
 * An array that may not be read yet.
 *
 * @param describe shape and type in a few words
 * @param read     reads it
 */
record ArrayEntry(String describe, Supplier<ArrayValue> read) {

    /** An array in memory. */
    static ArrayEntry of(ArrayValue value) {
        return new ArrayEntry(value.describe(), () -> value);
    }

    ArrayValue value() {
        return read.get();
    }
}
