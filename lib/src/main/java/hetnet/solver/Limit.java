package hetnet.solver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a decision may take, as people write it: a time as in {@code 50ms} or {@code 2s}, or iterations of the solver as
 * in {@code 120rounds}. A decision limited in rounds is the same on every machine; one limited in time need not be the
 * same twice.
 *
 * @param seconds    wall-clock time
 * @param iterations in the solver's own unit
 */
public record Limit(double seconds, int iterations) {

    /** As much as the solver takes by itself. */
    public static final Limit NONE = new Limit(Double.POSITIVE_INFINITY, SolveContext.UNLIMITED);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|rounds)");
    private static final double MILLISECOND = 1e-3;

    /**
     * Reads a limit; no text is none.
     *
     * @throws IllegalArgumentException when the text is no time and no whole number of rounds above 0
     */
    public static Limit parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        Matcher parts = TEXT.matcher(text);
        boolean rounds = parts.matches() && parts.group(2).equals("rounds");
        if (!parts.matches() || Double.parseDouble(parts.group(1)) == 0 || rounds && text.contains(".")) {
            throw new IllegalArgumentException("'%s' is no limit: write a time as in 50ms or 2s, or 120rounds"
                    .formatted(text));
        }
        if (rounds) {
            return new Limit(NONE.seconds, Integer.parseInt(parts.group(1)));
        }
        return new Limit(Double.parseDouble(parts.group(1)) * (parts.group(2).equals("s") ? 1 : MILLISECOND),
                NONE.iterations);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (iterations < NONE.iterations) {
            return iterations + "rounds";
        }
        return seconds < NONE.seconds ? seconds + "s" : "";
    }

    /** A context with these limits. */
    public SolveContext of(SolveContext context) {
        return context.withSeconds(seconds).withIterations(iterations);
    }
}
