package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the refusal of a number must say. */
public final class OutOfRange {

    private static final Pattern SENTENCE = Pattern.compile("(\\w+) = \\S+( \\S+)? is out of range: allowed are "
            + "(\\S+) to (\\S+?)\\2?");

    private OutOfRange() {
    }

    /** One sentence with the name, and a range in which the refused value does not lie. */
    public static void check(String message, String name, double value) {
        Matcher sentence = SENTENCE.matcher(message);
        assertTrue(sentence.matches(), message);
        assertEquals(name, sentence.group(1), message);
        double min = Double.parseDouble(sentence.group(3));
        double max = Double.parseDouble(sentence.group(4));
        assertTrue(min <= max, message);
        assertFalse(value >= min && value <= max, message);
    }
}
