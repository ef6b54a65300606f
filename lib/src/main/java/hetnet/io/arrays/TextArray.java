package hetnet.io.arrays;

import java.util.List;

/**
 * Texts, such as ids.
 *
 * @param values row by row; the shape does not count
 */
public record TextArray(List<String> values) implements ArrayValue {

    /** Keeps a copy. */
    public TextArray {
        values = List.copyOf(values);
    }

    @Override
    public String describe() {
        return "[%d] text".formatted(values.size());
    }
}
