package hetnet.cli;

import hetnet.cli.mimo.AblationsMimoCommand;
import hetnet.cli.mimo.BenchMimoCommand;
import hetnet.cli.mimo.EvaluateMimoCommand;
import hetnet.cli.mimo.TrainMimoCommand;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.report.figure.FigureStyle;
import hetnet.util.InputException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The kit on the command line, one subcommand for each thing it does; {@code --help} lists them. What a person can mend
 * is said in one sentence on the error stream, with status {@link #REFUSED}.
 */
@Command(name = "hetnet", mixinStandardHelpOptions = true, versionProvider = Hetnet.Version.class,
        synopsisSubcommandLabel = "COMMAND",
                header = "User association and power allocation in HetNets by graph neural networks.",
        footer = {"", "Settings may be written KEY=value, too: hetnet evaluate SCENARIO=dir OUT=dir ALPHA=2"})
public final class Hetnet implements Runnable {

    static final int OK = 0;
    /** The kit itself failed, or its work was stopped. */
    static final int FAILED = 1;
    /** The input, a setting or a folder cannot be used; nothing was written. */
    static final int REFUSED = 2;

    private static final String SPEAKER = "hetnet-lab: ";
    private static final int LONGEST = 1000; // letters of a refusal that repeats what was given

    @Spec
    private CommandSpec spec;

    private Hetnet() {
    }

    /** Ends the process with the status of the command. */
    public static void main(String[] arguments) {
        System.exit(run(Workplace.here(), arguments));
    }

    /** @return {@link #OK}, {@link #FAILED} or {@link #REFUSED} */
    static int run(Workplace place, String... arguments) {
        CommandLine root = commandLine(place);
        try {
            InputException.blame(FigureStyle::here); // what it says of figures is said before long work
        } catch (InputException e) {
            return failed(place, e);
        }
        try {
            return root.execute(SettingsCommand.toOptions(root, arguments));
        } catch (ParameterException e) {
            return refuse(place, e);
        } catch (OutOfMemoryError e) {
            place.err().println(SPEAKER + "this needs more memory than the %d MiB that environment/jvm.options allows"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return FAILED;
        }
    }

    /** All commands, to be parsed or run. */
    static CommandLine commandLine(Workplace place) {
        CommandLine root = new CommandLine(new Hetnet());
        for (Callable<Integer> command : commands(place)) {
            CommandLine one = new CommandLine(command);
            if (command instanceof SettingsCommand settings) {
                settings.addOptionsTo(one.getCommandSpec());
            }
            one.getCommandSpec().mixinStandardHelpOptions(true).usageMessage().abbreviateSynopsis(true);
            root.addSubcommand(one);
        }
        root.addSubcommand("completion", new CompletionCommand(place, root));
        return root.registerConverter(Path.class, Hetnet::path).setExpandAtFiles(false)
                .setOut(new PrintWriter(place.out(), true)).setErr(new PrintWriter(place.err(), true))
                .setParameterExceptionHandler((problem, given) -> refuse(place, problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(place, problem));
    }

    private static List<Callable<Integer>> commands(Workplace place) {
        return List.of(new EvaluateCommand(place), new CompareCommand(place), new DescribeCommand(place),
                new ImportCommand(place), new ExportCommand(place),
                new QualityCommand(place), new FrontCommand(place), new ObjectivesCommand(place),
                new GeneralisationCommand(place), new AblationCommand(place), new SweepCommand(place),
                new TrainCommand(place), new TrainSeedsCommand(place), new BenchCommand(place),
                new ScalingCommand(place),
                new TrainMimoCommand(place), new EvaluateMimoCommand(place), new BenchMimoCommand(place),
                new AblationsMimoCommand(place),
                new ReadmeCommand(place), new RobustnessCommand(place), new NativesCommand(place));
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty: it must name a file or a folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("it is no name of a file or a folder: " + e.getReason());
        }
    }

    private static int refuse(Workplace place, ParameterException problem) {
        return say(place, problem.getMessage());
    }

    /** In one line that moves no cursor, whatever was given and is repeated in it. */
    private static int say(Workplace place, String message) {
        String line = message.lines().map(String::strip).collect(Collectors.joining(" "))
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        place.err().println(SPEAKER + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "..."));
        return REFUSED;
    }

    private static int failed(Workplace place, Exception problem) {
        if (problem instanceof InputException || problem instanceof UncheckedIOException) {
            return say(place, problem.getMessage());
        }
        problem.printStackTrace(place.err());
        return FAILED;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "a command is needed, one of %s; hetnet --help says what they do"
                .formatted(String.join(", ", spec.subcommands().keySet())));
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"hetnet-lab " + Optional.ofNullable(Hetnet.class.getPackage()
                    .getImplementationVersion()).orElse("(classes)")};
        }
    }

    /** The completion of the other commands in a shell. */
    @Command(name = "completion",
            header = "Print what completes commands and options in bash and zsh: source <(hetnet completion)",
                    mixinStandardHelpOptions = true)
    private record CompletionCommand(Workplace place, CommandLine root) implements Callable<Integer> {

        @Override
        public Integer call() {
            place.out().print(AutoComplete.bash("hetnet", root));
            return OK;
        }
    }
}
