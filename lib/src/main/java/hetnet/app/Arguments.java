package hetnet.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The arguments of a command, each KEY=value. */
final class Arguments {

    private Arguments() {
    }

    /**
     * @param known     the keys; case and underscores do not matter in what is given
     * @param arguments each KEY=value
     * @return value by key, spelled as in {@code known}; a key that was not given is missing
     * @throws IllegalArgumentException when an argument has no known key, or a key is given twice
     */
    static Map<String, String> parse(Collection<String> known, String... arguments) {
        Map<String, String> names = new HashMap<>();
        known.forEach(key -> names.put(normal(key), key));
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 1 ? null : names.get(normal(argument.substring(0, equals)));
            if (name == null) {
                throw new IllegalArgumentException("'%s' is not of the form KEY=value with a KEY of %s".formatted(argument,
                        String.join(", ", new TreeSet<>(known))));
            }
            if (values.put(name, argument.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("'%s' sets %s a second time".formatted(argument, name));
            }
        }
        return values;
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
