package hetnet.cli;

import hetnet.cli.setting.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A command that ran in this process: its status, and what it said. */
public record CommandRun(int status, String out, String err) {

    /** With the kit's own data. */
    public static CommandRun of(String... arguments) {
        return in(Path.of("data"), Path.of("lib", "target", "nowhere"), arguments);
    }

    /**
     * @param data    folder of layouts, scenes and weights
     * @param results folder for {@code figures} and {@code artefacts}
     */
    public static CommandRun in(Path data, Path results, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Workplace place = new Workplace(Path.of("").toAbsolutePath(), data, results.resolve("figures"),
                results.resolve("artefacts"), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = Hetnet.run(place, arguments);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
