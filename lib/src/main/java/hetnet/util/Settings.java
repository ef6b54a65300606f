package hetnet.util;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Changes single fields of a configuration record by name; the record's own checks see the result. Where a field is a
 * record itself, its fields count as if they were the outer record's own, so that a configuration may be composed of
 * parts: no name may stand twice.
 */
public final class Settings {

    /** What people write; Java also takes NaN, Infinity, 1d and 0x1p3, and digits of other scripts. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");

    private Settings() {
    }

    /**
     * @param base    the record that gives the fields that are not named
     * @param changes field name to value, as text
     * @return a new record
     * @throws IllegalArgumentException on an unknown name (the message lists the known ones), a value of the wrong
     *                                  type, or one out of the field's range
     */
    public static <T extends Record> T override(T base, Map<String, String> changes) {
        requireKnown(changes, toMap(base).keySet());
        return changed(base, (field, value) -> changes.containsKey(field.getName())
                ? parse(field.getName(), field.getType(), changes.get(field.getName()).strip()) : value);
    }

    /** {@link #override} by those entries that name a field of the record; the others are for somebody else. */
    public static <T extends Record> T overrideKnown(T base, Map<String, String> changes) {
        Map<String, String> known = new LinkedHashMap<>(changes);
        known.keySet().retainAll(toMap(base).keySet());
        return override(base, known);
    }

    /**
     * The record with another value of one field: what a {@code withX} method of a record with many fields is made of.
     *
     * @param name  of the field
     * @param value of the type of the field, as an object
     */
    public static <T extends Record> T with(T base, String name, Object value) {
        requireKnown(Map.of(name, ""), toMap(base).keySet());
        return changed(base, (field, former) -> field.getName().equals(name) ? value : former);
    }

    /** The record with each of its fields, down to those of its parts, replaced by what the function makes of it. */
    private static <T extends Record> T changed(T base, BiFunction<RecordComponent, Object, Object> change) {
        RecordComponent[] fields = base.getClass().getRecordComponents();
        try {
            Object[] values = new Object[fields.length];
            Class<?>[] types = new Class<?>[fields.length];
            for (int i = 0; i < fields.length; i++) {
                types[i] = fields[i].getType();
                Object value = fields[i].getAccessor().invoke(base);
                values[i] = types[i].isRecord() ? changed((Record) value, change) : change.apply(fields[i], value);
            }
            @SuppressWarnings("unchecked")
            T changed = (T) base.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(base.getClass() + " must be a public record", e);
        }
    }

    /** The fields of a configuration record as text, in their order; {@link #override} reads them back exactly. */
    public static Map<String, String> toMap(Record configuration) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent field : configuration.getClass().getRecordComponents()) {
            try {
                Object value = field.getAccessor().invoke(configuration);
                if (field.getType().isRecord()) {
                    fields.putAll(toMap((Record) value));
                } else {
                    fields.put(field.getName(), String.valueOf(value));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(configuration.getClass() + " must be a public record", e);
            }
        }
        return fields;
    }

    /** The configuration on one line, as it stands on top of tables: name=value, separated by spaces. */
    public static String line(Record configuration) {
        return toMap(configuration).entrySet().stream().map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Whether the record has a field of this name. */
    public static boolean has(Class<? extends Record> type, String name) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(field -> field.getType().isRecord()
                ? has(field.getType().asSubclass(Record.class), name) : field.getName().equals(name));
    }

    /** @throws IllegalArgumentException on a name that is none of the fields; the message lists them */
    public static void requireKnown(Map<String, String> changes, Set<String> fields) {
        for (String name : changes.keySet()) {
            if (!fields.contains(name)) {
                throw new IllegalArgumentException("unknown setting %s; known are %s"
                        .formatted(Quoted.of(name), String.join(", ", fields)));
            }
        }
    }

    private static Object parse(String name, Class<?> type, String text) {
        if (type == String.class) {
            return text;
        } else if (type == int.class) {
            return (int) whole(name, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class) {
            return whole(name, text, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == double.class && NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        } else if (type == double.class) {
            throw wrong(name, text, "a number");
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name()
                    .equalsIgnoreCase(text)).findFirst()
                    .orElseThrow(() -> wrong(name, text, "one of " + Arrays.toString(type.getEnumConstants())));
        }
        return byName(name, type, text);
    }

    /** For types whose values have names: their public static method {@code of(String)}, which refuses unknown ones. */
    private static Object byName(String name, Class<?> type, String text) {
        try {
            return type.getMethod("of", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(name + " = " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name + " cannot be given as text");
        }
    }

    private static long whole(String name, String text, long min, long max) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw wrong(name, text, "a whole number");
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw wrong(name, text, "a whole number from %d to %d".formatted(min, max));
        }
        return value.longValueExact();
    }

    private static IllegalArgumentException wrong(String name, String text, String wanted) {
        return new IllegalArgumentException("%s = %s must be %s".formatted(name, Quoted.of(text), wanted));
    }
}
