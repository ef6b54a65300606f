package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command cannot evaluate is refused in one sentence, before anything is written. */
class EvaluateRefusalsTest {

    @TempDir
    Path dir;

    private CommandRun evaluate(String... settings) {
        return CommandRun.of(Stream.concat(Stream.of("evaluate", "SCENARIO=" + dir.resolve("scenario"),
                "OUT=" + dir.resolve("never")), Stream.of(settings)).toArray(String[]::new));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("sites.csv", "bs,x_m,y_m\nA,0,0\n", "sites.csv, line 1: no column 'z_m'"),
                arguments("sites.csv", "bs,x_m,y_m,z_m\n", "sites.csv: there is no BS in it"),
                arguments("sites.csv", "", "sites.csv: is empty"),
                arguments("sites.csv", null, "sites.csv: the file is missing"),
                arguments("users.csv", "ue,x_m,y_m,z_m\n# nobody\n", "users.csv: there is no UE in it"),
                arguments("users.csv", "ue,x_m,y_m,z_m\nue-0,NaN,0,0\n",
                        "users.csv, line 2: x_m 'NaN' is not a finite decimal number"),
                arguments("users.csv", "ue,x_m,y_m,z_m\nue-0,1,0,0\nue-0,1,0,0\n",
                        "users.csv, line 3: UE 'ue-0' occurs twice"),
                arguments("users.csv", "ue,x_m,y_m,z_m\nue-0,1,0,0\n",
                        "pathloss.csv, line 4: UE 'ue-1' is not in users.csv"),
                arguments("pathloss.csv", "ue,bs\nue-0,BS 0\n", "pathloss.csv, line 1: no column 'pathloss_db'"),
                arguments("pathloss.csv", "ue,bs,pathloss_db\nue-0,BS 0,80\n", "pathloss.csv: 3 of 4 rows are missing"),
                arguments("pathloss.csv", "ue,bs,pathloss_db\nue-0,BS 9,80\n",
                        "pathloss.csv, line 2: BS 'BS 9' is not in sites.csv"),
                arguments("pathloss.csv", "ue,bs,pathloss_db\nue-0,BS 0,far\n",
                        "pathloss.csv, line 2: pathloss_db 'far' is not"),
                arguments("pathloss.csv", "ue,bs,pathloss_db\nue-0,BS 0,80\nue-0,BS 0,80\n",
                        "pathloss.csv, line 3: the pair of"),
                arguments("pathloss.csv", "ue,bs,pathloss_db\nue-0,BS 0,\nue-0,BS 1,\nue-1,BS 0,\nue-1,BS 1,\n",
                        "pathloss.csv: no UE has a path to any BS"),
                arguments("rb_gain.csv.gz", "not packed", "rb_gain.csv.gz, line 1: cannot be read"));
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @MethodSource
    void refusals(String file, String content, String message) throws IOException {
        Path scenario = TestFolder.flat(2, 2).write(dir.resolve("scenario"));
        if (content == null) {
            Files.delete(scenario.resolve(file));
        } else {
            Files.writeString(scenario.resolve(file), content);
        }
        assertRefused(scenario + "/" + message);
    }

    @Test
    void settingsOutOfReachAreRefused() throws IOException {
        TestFolder.flat(2, 2).withFading(4).write(dir.resolve("scenario"));
        assertRefused(dir.resolve("scenario/rb_gain.csv.gz") + ", line 5: the highest rb is 3, so there are 4 RBs, "
                + "but the radio has 5: set its number of RBs to 4", "BLOCKS=5");
        assertRefused("alpha = 11 is out of range: allowed are 0 to 10", "ALPHA=11");
        assertRefused("METHODS: unknown method 'magic'; known are baseline, ", "METHODS=baseline,magic");
        assertRefused("unknown setting 'NONSENSE'; known are scenario, ", "NONSENSE=1");
        assertRefused("there is no file " + dir.resolve("nowhere.bin"), "BLOCKS=4",
                "MODEL=" + dir.resolve("nowhere.bin"));
        Path text = Files.writeString(dir.resolve("text.bin"),
                "these are no weights, but enough letters to look for a checksum");
        assertRefused(text + " is damaged or no artefact of this kit", "BLOCKS=4", "MODEL=" + text);
        assertRefused(text + " is damaged or no artefact of this kit", "BLOCKS=4", "UNROLLED=" + text);
        Files.writeString(dir.resolve("never"), "");
        CommandRun said = evaluate("BLOCKS=4");
        assertEquals(2, said.status());
        assertTrue(said.err().endsWith("never is a file\n") && said.err().lines().count() == 1, said.err());
    }

    @Test
    void aMissingFolderIsRefused() {
        assertRefused(dir.resolve("scenario") + ": there is no such scenario folder");
    }

    private void assertRefused(String message, String... settings) {
        CommandRun said = evaluate(settings);
        assertEquals(2, said.status(), said.err());
        assertTrue(said.err().startsWith("hetnet-lab: " + message), said.err());
        assertEquals(1, said.err().lines().count(), said.err());
        assertEquals("", said.out());
        assertFalse(Files.exists(dir.resolve("never")));
    }
}
