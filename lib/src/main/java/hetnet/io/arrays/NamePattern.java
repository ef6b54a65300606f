package hetnet.io.arrays;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} in them, which stands for any characters but '/'. */
final class NamePattern {

    /** Texts with the numbers in them by value: tx2 before tx10. */
    static final Comparator<String> NATURAL = NamePattern::compare;

    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private NamePattern() {
    }

    /** The regular expression of a pattern. */
    static String regex(String pattern) {
        return Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("([^/]*)"));
    }

    /** What the first star of a pattern stands for in a name; empty where the name does not fit. */
    static Optional<String> firstStar(String pattern, String name) {
        Matcher matcher = Pattern.compile(regex(pattern)).matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The pattern with its first star filled in. */
    static String fill(String pattern, String part) {
        int star = pattern.indexOf('*');
        return pattern.substring(0, star) + part + pattern.substring(star + 1);
    }

    private static int compare(String one, String other) {
        Matcher a = RUN.matcher(one);
        Matcher b = RUN.matcher(other);
        while (a.find()) {
            if (!b.find()) {
                return 1;
            }
            boolean numbers = Character.isDigit(a.group().charAt(0)) && Character.isDigit(b.group().charAt(0));
            int order = numbers ? new BigInteger(a.group()).compareTo(new BigInteger(b.group()))
                    : a.group().compareTo(b.group());
            if (order != 0) {
                return order;
            }
        }
        return b.find() ? -1 : one.compareTo(other);
    }
}
