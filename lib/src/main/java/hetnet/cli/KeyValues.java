package hetnet.cli;

import hetnet.util.Quoted;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** KEY=value, as make and notebooks write settings, in place of {@code --key=value}. */
final class KeyValues {

    private KeyValues() {
    }

    /**
     * @param arguments name of a command and what follows it
     * @return the same with an option for each KEY=value, whatever the case and the underscores of KEY
     * @throws ParameterException when the command has no such option; the message lists those that it has
     */
    static String[] toOptions(CommandLine root, String... arguments) {
        CommandLine command = arguments.length == 0 ? null : root.getSubcommands().get(arguments[0]);
        if (command == null || !(command.getCommand() instanceof SettingsCommand)) {
            return arguments;
        }
        Map<String, String> names = command.getCommandSpec().options().stream().map(OptionSpec::longestName)
                .collect(Collectors.toMap(KeyValues::normal, name -> name));
        return Stream.of(arguments).map(argument -> toOption(command, names, argument)).toArray(String[]::new);
    }

    private static String toOption(CommandLine command, Map<String, String> names, String argument) {
        int equals = argument.indexOf('=');
        if (argument.startsWith("-") || equals < 0) {
            return argument;
        }
        String name = names.get(normal(argument.substring(0, equals)));
        if (name == null) {
            throw new ParameterException(command, "unknown setting %s; known are %s"
                    .formatted(Quoted.of(argument.substring(0, equals)),
                    command.getCommandSpec().options().stream().map(option -> option.longestName().substring(2))
                            .collect(Collectors.joining(", "))));
        }
        return name + argument.substring(equals);
    }

    private static String normal(String key) {
        return key.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
