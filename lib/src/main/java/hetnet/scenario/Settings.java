package hetnet.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes single fields of a configuration record by name; the record's own checks see the result. */
public final class Settings {

    private Settings() {
    }

    /**
     * @param base    the record that gives the fields that are not named
     * @param changes field name to value, as text
     * @return a new record
     * @throws IllegalArgumentException on an unknown name (the message lists the known ones), a value of the wrong type, or one out
     *                                  of the field's range
     */
    public static <T extends Record> T override(T base, Map<String, String> changes) {
        RecordComponent[] fields = base.getClass().getRecordComponents();
        requireKnown(changes, fields);
        try {
            Object[] values = new Object[fields.length];
            Class<?>[] types = new Class<?>[fields.length];
            for (int i = 0; i < fields.length; i++) {
                types[i] = fields[i].getType();
                String text = changes.get(fields[i].getName());
                values[i] = text == null ? fields[i].getAccessor().invoke(base) : parse(fields[i].getName(), types[i], text.strip());
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
                fields.put(field.getName(), String.valueOf(field.getAccessor().invoke(configuration)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(configuration.getClass() + " must be a public record", e);
            }
        }
        return fields;
    }

    /** Whether the record has a field of this name. */
    public static boolean has(Class<? extends Record> type, String name) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(field -> field.getName().equals(name));
    }

    private static void requireKnown(Map<String, String> changes, RecordComponent[] fields) {
        for (String name : changes.keySet()) {
            if (Arrays.stream(fields).noneMatch(field -> field.getName().equals(name))) {
                throw new IllegalArgumentException("unknown setting '%s'; known are %s".formatted(name,
                        Arrays.stream(fields).map(RecordComponent::getName).collect(Collectors.joining(", "))));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object parse(String name, Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Integer.parseInt(text);
            } else if (type == long.class) {
                return Long.parseLong(text);
            } else if (type == double.class) {
                return Double.parseDouble(text);
            } else if (type.isEnum()) {
                return Enum.valueOf((Class<Enum>) type, text.toUpperCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            String wanted = type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants())
                    : type == double.class ? "a number" : "a whole number";
            throw new IllegalArgumentException("%s = '%s' must be %s".formatted(name, text, wanted));
        }
        throw new IllegalArgumentException(name + " cannot be given as text");
    }
}
