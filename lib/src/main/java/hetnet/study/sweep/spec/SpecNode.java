package hetnet.study.sweep.spec;

import hetnet.util.Quoted;
import hetnet.util.Settings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A map of a SPEC, read value by value; whatever is wrong is refused in one sentence that says where it stands.
 *
 * @param place  of the map, for example "networks.dense"; empty for the whole SPEC
 * @param values as YAML has them, in the order of the file
 */
public record SpecNode(String place, Map<String, Object> values) {

    /** Names become parts of file names and columns. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int MOST_LETTERS = 1 << 20;

    /**
     * The whole SPEC.
     *
     * @throws IllegalArgumentException when the text is no YAML, or no map
     */
    public static SpecNode parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0); // no bombs: a SPEC has nothing to repeat
        options.setCodePointLimit(MOST_LETTERS);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            if (root == null) {
                throw new IllegalArgumentException("the SPEC is empty");
            }
            return of("", root);
        } catch (MarkedYAMLException e) {
            throw new IllegalArgumentException("line %d of the SPEC is no YAML: %s".formatted(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                    e.getProblem().lines().findFirst().orElse("").strip()), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the SPEC is no YAML: "
                    + e.getMessage().lines().findFirst().orElse("").strip(), e);
        }
    }

    private static SpecNode of(String place, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("%s must be a map of names and values, not %s"
                    .formatted(place.isEmpty() ? "the SPEC" : place, shown(value)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, each) -> values.put(String.valueOf(key), each));
        return new SpecNode(place, values);
    }

    /** @throws IllegalArgumentException on a key that is none of these (the message lists them), or has no value */
    public SpecNode requireKeys(List<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key %s%s; known are %s".formatted(Quoted.of(key),
                        place.isEmpty() ? " in the SPEC" : " in " + place, String.join(", ", known)));
            }
            if (values.get(key) == null) {
                throw new IllegalArgumentException("%s has no value: give one, or leave it out".formatted(at(key)));
            }
        }
        return this;
    }

    /** Whether the key has a value. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** @throws IllegalArgumentException when there is none, or it is no text, number or flag */
    public String text(String key) {
        Object value = given(key);
        if (value instanceof Map || value instanceof List) {
            throw wrong(key, "one value", value);
        }
        return String.valueOf(value);
    }

    /** A text that can stand in names of files and columns. */
    public String name(String key) {
        return requireName(at(key), text(key));
    }

    private static String requireName(String place, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(("%s = %s is no name: use up to 64 letters, digits, '_', '-' and '.', "
                    + "the first a letter or digit").formatted(place, Quoted.of(name)));
        }
        return name;
    }

    /** @throws IllegalArgumentException when it is no whole number from min to max */
    public int count(String key, int preset, int min, int max) {
        return (int) whole(key, preset, min, max);
    }

    /** @throws IllegalArgumentException when it is no whole number of 64 bits */
    public long whole(String key, long preset) {
        return whole(key, preset, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long whole(String key, long preset, long min, long max) {
        if (!has(key)) {
            return preset;
        }
        Object value = values.get(key);
        boolean isWhole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        BigInteger number = isWhole ? new BigInteger(value.toString()) : null;
        if (number == null || number.compareTo(BigInteger.valueOf(min)) < 0
                || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw wrong(key, "a whole number from %d to %d".formatted(min, max), value);
        }
        return number.longValueExact();
    }

    /** @throws IllegalArgumentException when there is none, or it is no map */
    public SpecNode map(String key) {
        return of(at(key), given(key));
    }

    /** The map of a key, empty where there is none. */
    public SpecNode mapOrEmpty(String key) {
        return has(key) ? map(key) : new SpecNode(at(key), Map.of());
    }

    /**
     * Maps by name.
     *
     * @throws IllegalArgumentException when there is none, or one of them is no map or has no proper name
     */
    public Map<String, SpecNode> named(String key) {
        SpecNode all = map(key);
        Map<String, SpecNode> named = new LinkedHashMap<>();
        all.values.forEach((name, value) -> named.put(requireName(at(key), name),
                of(all.at(name), value == null ? Map.of() : value)));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("%s is empty: it must name at least one".formatted(at(key)));
        }
        return named;
    }

    /** The same, where a list of names stands for maps without any value. */
    public Map<String, SpecNode> namedOrListed(String key) {
        if (!(given(key) instanceof List)) {
            return named(key);
        }
        Map<String, Object> maps = new LinkedHashMap<>();
        texts(key).forEach(name -> maps.put(name, Map.of()));
        return new SpecNode(place, Map.of(key, maps)).named(key);
    }

    /**
     * A list of texts, empty where there is none.
     *
     * @throws IllegalArgumentException when it is no list of single values, an empty one, or one stands there twice
     */
    public List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(values.get(key) instanceof List<?> list)) {
            throw wrong(key, "a list, as in [one, two]", values.get(key));
        }
        if (list.isEmpty()) {
            throw new IllegalArgumentException("%s is empty: it must name at least one".formatted(at(key)));
        }
        List<String> texts = new ArrayList<>();
        for (Object value : list) {
            if (value == null || value instanceof Map || value instanceof List) {
                throw wrong(key, "a list of single values", value);
            }
            if (texts.contains(String.valueOf(value))) {
                throw new IllegalArgumentException("%s has %s twice".formatted(at(key), Quoted.of("" + value)));
            }
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    /** What is left without some keys. */
    public Map<String, Object> without(List<String> keys) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return rest;
    }

    /** Single values as text by name, less some keys. */
    public Map<String, String> settings(List<String> without) {
        return without(without).keySet().stream().collect(Collectors.toMap(key -> key, this::text));
    }

    /** Runs a check of values, and says where they stand when it refuses. */
    public <T> T placed(Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place.isEmpty() ? e.getMessage() : place + ": " + e.getMessage(), e);
        }
    }

    /**
     * A configuration with the single values of this map.
     *
     * @throws IllegalArgumentException naming place and value when one is unknown or not allowed
     */
    public <T extends Record> T over(T standard) {
        return placed(() -> Settings.override(standard, settings(List.of())));
    }

    /** @throws IllegalArgumentException on a name that is not known; the message lists those that are */
    public static void requireKnown(String what, Collection<String> given, Collection<String> known) {
        given.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown %s %s; known are %s"
                    .formatted(what, Quoted.of(name), String.join(", ", known)));
        });
    }

    private Object given(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("%s is missing".formatted(at(key)));
        }
        return values.get(key);
    }

    /** Where a key stands, for messages. */
    public String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private IllegalArgumentException wrong(String key, String wanted, Object value) {
        return new IllegalArgumentException("%s must be %s, not %s".formatted(at(key), wanted, shown(value)));
    }

    private static String shown(Object value) {
        return Quoted.of(String.valueOf(value));
    }
}
