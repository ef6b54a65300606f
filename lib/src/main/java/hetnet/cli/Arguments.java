package hetnet.cli;

import hetnet.util.Quoted;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The KEY=value arguments of a command, whatever the case and the underscores of their keys. */
public final class Arguments {

    private Arguments() {
    }

    /**
     * @param known     the keys as the command spells them
     * @param arguments each KEY=value
     * @return value by key, as the command spells it; without the keys that were not given
     * @throws IllegalArgumentException when an argument has no known key, or a key is given twice
     */
    public static Map<String, String> parse(Collection<String> known, String... arguments) {
        Map<String, String> names = new HashMap<>();
        known.forEach(name -> names.put(normal(name), name));
        Map<String, String> values = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 1 ? null : names.get(normal(argument.substring(0, equals)));
            if (name == null) {
                throw new IllegalArgumentException("%s is not of the form KEY=value with a KEY of %s".formatted(Quoted.of(argument),
                        String.join(", ", known.stream().sorted().toList())));
            }
            if (values.put(name, argument.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("%s sets %s a second time".formatted(Quoted.of(argument), name));
            }
        }
        return values;
    }

    /**
     * @return the path that the value names
     * @throws IllegalArgumentException when it is blank
     */
    public static Path path(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("%s is empty: it must name a file or a folder".formatted(key));
        }
        return Path.of(value);
    }

    /**
     * @return the whole number that the value is
     * @throws IllegalArgumentException when it is none
     */
    public static int whole(String key, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s = %s is not a whole number".formatted(key, Quoted.of(value)), e);
        }
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
