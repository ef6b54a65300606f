package hetnet.util;

/** What somebody gave, as it may stand in a message: in quotes, on one line, and not longer than a reader needs. */
public final class Quoted {

    private static final int SHOWN = 40; // enough to find the value, short enough for one sentence

    private Quoted() {
    }

    /** The text in single quotes; what follows its first 40 characters becomes "...", control characters become '?'. */
    public static String of(String text) {
        String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        int[] printable = cut.codePoints().map(c -> isPrintable(c) ? c : '?').toArray();
        return "'" + new String(printable, 0, printable.length) + "'";
    }

    /**
     * Control characters move a terminal's cursor, format characters hide or turn text around, lone surrogates have no
     * bytes.
     */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
