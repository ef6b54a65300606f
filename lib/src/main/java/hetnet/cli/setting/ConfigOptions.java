package hetnet.cli.setting;

import hetnet.util.InputException;
import hetnet.util.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option for each field of configuration records: {@code learningRate} is {@code --learning-rate}. A name that
 * several have sets it in all.
 */
public final class ConfigOptions {

    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Map<String, String> given = new TreeMap<>();

    /** @param configurations as they are where nothing is given */
    ConfigOptions(Record... configurations) {
        List.of(configurations).forEach(configuration -> Settings.toMap(configuration).forEach(defaults::putIfAbsent));
    }

    /** The command takes these options, too. */
    void addTo(CommandSpec command) {
        defaults.forEach((field, value) -> command.addOption(OptionSpec.builder("--" + dashed(field)).type(String.class)
                .paramLabel("VALUE")
                .description("default: " + value).setter(new ISetter() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T set(T text) {
                        return (T) (text == null ? given.remove(field) : given.put(field, (String) text));
                    }
                }).build()));
    }

    private static String dashed(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The fields that were given. */
    public Set<String> given() {
        return given.keySet();
    }

    /**
     * The configuration with those of its fields that were given.
     *
     * @throws InputException naming the field whose value is not allowed
     */
    public <T extends Record> T over(T base) {
        Map<String, String> mine = new HashMap<>(given);
        mine.keySet().removeIf(field -> !Settings.has(base.getClass(), field));
        return InputException.blame(() -> Settings.override(base, mine));
    }
}
