package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as processes of their own: status 2, one line, and nothing written. */
class CommandLineTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("commands");

    @TempDir
    Path folder;

    @BeforeEach
    void scenario() throws IOException {
        TestFolder.flat(2, 2).write(folder.resolve("scene with a blank"));
        Files.writeString(folder.resolve("file"), "mine");
    }

    /** DIR stands for the folder of the test; a blank separates arguments, and '^' stands for one within. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
        "evaluate |                                         | Missing required options: '--scenario=",
        "evaluate | SCENARIO=DIR/none OUT=DIR/out           | DIR/none: there is no such scenario folder",
        "evaluate | SCENARIO=DIR/file OUT=DIR/out           | DIR/file: there is no such scenario folder",
        "evaluate | SCENARIO=DIR/scene^with^a^blank OUT=DIR/file | DIR/file cannot be a folder: DIR/file is a file",
        "evaluate | SCENARIO=DIR/scene^with^a^blank OUT=DIR/file/in/it | DIR/file/in/it cannot be a folder: DIR/file "
        + "is a file",
        "evaluate | SCENARIO=DIR/scene^with^a^blank OUT=/proc/none | /proc/none cannot be written: nothing can be "
        + "made in /proc",
        "evaluate | SCENARIO=DIR OUT=DIR/out                | DIR/sites.csv: the file is missing",
        "evaluate | SCENARIO=DIR OUT=DIR/out EPOCS=5        | unknown setting 'EPOCS'; known are scenario, out,",
        "evaluate | SCENARIO=DIR OUT=DIR/out EPOCHS=5e9     | epochs = '5e9' must be a whole number",
        "evaluate | SCENARIO=DIR OUT=DIR/out ALPHA=NaN      | alpha = 'NaN' must be a number",
        "evaluate | SCENARIO=DIR OUT=DIR/out SEED=1 seed=2  | option '--seed' (VALUE) should be specified only once",
        "train    | OUT=                                    | Invalid value for option '--out': it is empty: it must "
        + "name a file or a folder",
        "train    | OUT=DIR                                 | DIR cannot be written: it is no ordinary file",
        "train    | OUT=/dev/null                           | /dev/null cannot be written: it is no ordinary file",
        "train    | OUT=DIR/file/w.bin                      | DIR/file cannot be a folder: DIR/file is a file",
        "train    | OUT=DIR/w.bin STEPS=0                   | steps = 0 steps is out of range: allowed are 1 to "
        + "10000000 steps",
        "train    | OUT=DIR/w.bin step=5                    | unknown setting 'step'; known are out, from,",
        "train    | OUT=DIR/w.bin steps=5 STEPS=6           | option '--steps' (VALUE) should be specified only once",
        "quality  | LAYOUTS=many                            | layouts = 'many' must be a whole number",
        "quality  | MODEL=                                  | Invalid value for option '--model': it is empty: it "
        + "must name a file or a folder",
        "quality  | SCENARIO=DIR/etoile                     | DIR/etoile has the name of a class of layouts that is "
        + "there already",
        "quality  | SCENARIO=DIR/none LAYOUTS=0 DROPS=0     | DIR/none: there is no such scenario folder"})
    void refusals(String command, String arguments, String message) throws Exception {
        String[] given = Stream.of((command + " " + Objects.requireNonNullElse(arguments, "")).strip().split(" "))
                .map(word -> word.replace("DIR", folder.toString()).replace('^', ' ')).toArray(String[]::new);
        Process process = Child.start(List.of("env", "HETNET_FIGURES=" + folder.resolve("figures"),
                "HETNET_ARTEFACTS=" + folder.resolve("artefacts")), Hetnet.class, given);
        String said = Child.said(process);
        assertEquals(2, process.exitValue(), said);
        assertTrue(said.startsWith("hetnet-lab: " + message.replace("DIR", folder.toString())), said);
        assertEquals(1, said.lines().count(), said);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing was written");
        }
        assertEquals("mine", Files.readString(folder.resolve("file")));
        TALLY.count("command lines");
    }

    @Test
    void noCodeReadsOrWritesJavaObjects() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("lib", "src", "main", "java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String code = Files.readString(source);
                for (String word : List.of("ObjectInputStream", "ObjectOutputStream", "XMLDecoder", "readObject",
                        "SerializationUtils")) {
                    assertFalse(code.contains(word), source + " uses " + word);
                }
            }
        }
    }
}
