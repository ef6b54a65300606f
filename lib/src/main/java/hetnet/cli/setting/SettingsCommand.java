package hetnet.cli.setting;

import hetnet.util.Quoted;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A command that takes the fields of configuration records as options; each may also be written KEY=value. */
public abstract class SettingsCommand implements Callable<Integer> {

    /** Where the command works and speaks. */
    protected final Workplace place;
    /** The options of the records. */
    protected final ConfigOptions settings;

    /** @param configurations as they are where nothing is given */
    protected SettingsCommand(Workplace place, Record... configurations) {
        this.place = place;
        settings = new ConfigOptions(configurations);
    }

    /**
     * KEY=value, as make and notebooks write settings, in place of {@code --key=value}.
     *
     * @param arguments name of a command and what follows it
     * @return the same with an option for each KEY=value, whatever the case and the underscores of KEY
     * @throws ParameterException when the command has no such option; the message lists those that it has
     */
    public static String[] toOptions(CommandLine root, String... arguments) {
        CommandLine command = arguments.length == 0 ? null : root.getSubcommands().get(arguments[0]);
        if (command == null || !(command.getCommand() instanceof SettingsCommand)) {
            return arguments;
        }
        Map<String, String> names = command.getCommandSpec().options().stream().map(OptionSpec::longestName)
                .collect(Collectors.toMap(SettingsCommand::normal, name -> name));
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

    /** Gives the command the options of its records. @param spec of the command */
    public void addOptionsTo(CommandSpec spec) {
        settings.addTo(spec);
    }
}
