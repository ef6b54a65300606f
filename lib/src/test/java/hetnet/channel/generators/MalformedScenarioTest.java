package hetnet.channel.generators;

import static hetnet.channel.generators.ScenarioFiles.RB_GAIN;
import static hetnet.channel.generators.ScenarioFiles.SITES;
import static hetnet.channel.generators.ScenarioFiles.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hetnet.Refusals;
import hetnet.Tally;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.util.ScenarioException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a scenario folder, the message is one sentence with file, line and reason. */
class MalformedScenarioTest {

    private static final RadioConfig TWO_BLOCKS = RadioConfig.paper().withBlocks(2);
    private static final String S = "sites.csv";
    private static final String U = "users.csv";
    private static final String P = "pathloss.csv";
    private static final String G = "rb_gain.csv.gz";
    private static final Map<String, String> FILES = Map.of("S", S, "U", U, "P", P, "G", G);
    private static final int WHOLE_FILE = 0; // where no line is to blame

    @RegisterExtension
    static final Tally TALLY = new Tally("scenarios");

    @TempDir
    private Path dir;

    /** The lines of refusals/scenarios.txt. */
    static Stream<Arguments> malformed() {
        return Refusals.of("scenarios.txt").map(cell -> arguments(FILES.get(cell[0]), cell[1],
                cell[2].isEmpty() ? WHOLE_FILE : Integer.parseInt(cell[2]), cell[3]));
    }

    private static String changed(String sound, String changes) {
        String text = sound;
        for (String change : changes.split(" & ")) {
            String rest = Refusals.unescaped(change.substring(Math.min(2, change.length())));
            String[] sides = (change + " ").split(" -> ", 2);
            text = change.startsWith("=") ? rest : change.startsWith("+ ") ? text + rest
                    : change.startsWith("^ ") ? rest + text
                    : text.replace(Refusals.unescaped(sides[0]), Refusals.unescaped(sides[1].strip()));
        }
        assertNotEquals(sound, text, changes);
        return text;
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @MethodSource
    void malformed(String file, String changes, int line, String reason) throws Exception {
        ScenarioFiles.write(dir);
        ScenarioFiles.put(dir, file, changed(ScenarioFiles.sound(file), changes));
        assertRefused(file, line, reason);
    }

    @ParameterizedTest
    @MethodSource("requiredFiles")
    void missingFile(String file) throws Exception {
        ScenarioFiles.write(dir);
        Files.delete(dir.resolve(file));
        assertRefused(file, WHOLE_FILE, "the file is missing");
        Files.createDirectory(dir.resolve(file));
        assertRefused(file, WHOLE_FILE, "is not a file");
    }

    static Stream<String> requiredFiles() {
        return Stream.of(S, U, P);
    }

    @Test
    void missingFolder() {
        Path nowhere = dir.resolve("nowhere");
        String message = assertThrows(ScenarioException.class, () -> ScenarioFolder.read(nowhere, TWO_BLOCKS))
                .getMessage();
        assertEquals(nowhere + ": there is no such scenario folder", message);
    }

    @Test
    void gainsThatAreNotPackedAreNotOverlooked() throws Exception {
        ScenarioFiles.write(dir);
        Files.delete(dir.resolve(G));
        ScenarioFiles.put(dir, "rb_gain.csv", RB_GAIN);
        assertRefused("rb_gain.csv", WHOLE_FILE, "compress the file with gzip");
    }

    @Test
    void bytesThatAreNotUtf8() throws Exception {
        ScenarioFiles.write(dir);
        Files.write(dir.resolve(U), USERS.replace("x-3", "ü").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(U, 4, "is not UTF-8");
    }

    @Test
    void damagedGzip() throws Exception {
        ScenarioFiles.write(dir);
        Path file = dir.resolve(G);
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sound, sound.length - 12)); // cut off
        assertRefused(G, null, "damaged or cut off");
        Files.write(file, RB_GAIN.getBytes(StandardCharsets.UTF_8)); // not packed at all
        assertRefused(G, null, "damaged or cut off");
        Files.write(file, new byte[0]);
        assertRefused(G, null, "damaged or cut off");
        byte[] flipped = sound.clone();
        flipped[flipped.length - 6] ^= 1; // in the checksum
        Files.write(file, flipped);
        assertRefused(G, null, "damaged or cut off");
    }

    private void assertRefused(String file, Integer line, String reason) {
        String message = assertThrows(ScenarioException.class, () -> ScenarioFolder.read(dir, TWO_BLOCKS)).getMessage();
        String where = dir.resolve(file) + (line == null ? ", line " : line == WHOLE_FILE ? ": " : ", line %d: "
                .formatted(line));
        assertTrue(message.startsWith(where), message);
        assertTrue(message.contains(reason), message);
        assertFalse(message.contains("\n"), message);
        TALLY.count("scenario files");
    }

    @Test
    void linesOfAnyLengthAreRefusedBeforeTheyAreHeld() throws Exception {
        ScenarioFiles.write(dir);
        Path packed = dir.resolve(G);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]); // 64 MiB of one line in 64 KiB of file
            }
        }
        assertRefused(G, 1, "has more than 1048576 characters");
        ScenarioFiles.write(dir);
        Files.writeString(dir.resolve(U), USERS + "4,1,2,3" + " ".repeat(1 << 20) + "\n");
        assertRefused(U, null, "a value does not end well: its line has more than 1048576 characters");
    }

    @Test
    void otherEncodingsAreNamed() throws Exception {
        ScenarioFiles.write(dir);
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(dir.resolve(S), SITES.getBytes(charset));
            assertRefused(S, WHOLE_FILE, "seems to be UTF-16 text without a byte-order mark: save it as UTF-8");
            Files.write(dir.resolve(S), ("\uFEFF" + SITES).getBytes(charset));
            ScenarioFolder read = ScenarioFolder.open(dir, TWO_BLOCKS);
            assertEquals(List.of("A", "B-1"), read.snapshot().sites().ids());
            assertEquals(List.of("sites.csv: is UTF-16 text"), read.notes());
        }
        for (String charset : List.of("UTF-32", "UTF-32LE")) {
            Files.write(dir.resolve(S), ("\uFEFF" + SITES).getBytes(Charset.forName(charset)));
            assertRefused(S, WHOLE_FILE, "seems to be UTF-32 text: save it as UTF-8");
        }
    }

    @Test
    void aTerminalIsNotMovedByWhatAFileHolds() throws Exception {
        ScenarioFiles.write(dir);
        Files.writeString(dir.resolve(S), SITES.replace("z_m", "\u001b[2J" + "x".repeat(5000)));
        assertRefused(S, 1, "but is 'bs,x_m,y_m,?[2Jxxx");
    }

    /** What spreadsheets and other systems add, and what is no mistake. */
    @ParameterizedTest
    @ValueSource(strings = {"byte order mark", "CRLF", "CR", "blanks", "quotes", "comments", "order of columns",
            "further columns", "no last newline", "semicolons", "tabs", "decimal commas"})
    void harmlessForms(String form) throws Exception {
        ScenarioFiles.write(dir);
        String other = switch (form) {
            case "byte order mark" -> "\uFEFF" + SITES;
            case "CRLF" -> SITES.replace("\n", "\r\n");
            case "CR" -> SITES.replace("\n", "\r");
            case "blanks" -> SITES.replace(",", " ,\t").replace("\n", "  \n\n");
            case "quotes" -> SITES.replace("A,0", "\"A\",\"0\"");
            case "comments" -> "# made by hand\n" + SITES.replace("B-1", "#\nB-1");
            case "order of columns" -> "z_m,bs,y_m,x_m\n25,A,0,0\n25,B-1,0,100\n";
            case "further columns" -> "bs,x_m,y_m,z_m,note\nA,0,0,25,NaN\nB-1,100,0,25,\n";
            case "semicolons" -> "sep=;\n" + SITES.replace(",", ";");
            case "tabs" -> SITES.replace(",", "\t");
            case "decimal commas" -> "\uFEFF" + SITES.replace(",", ";").replace("25",
                    "25,00").replace("100", "100,000");
            default -> SITES.stripTrailing();
        };
        Files.writeString(dir.resolve(S), other);
        Snapshot read = ScenarioFolder.read(dir, TWO_BLOCKS);
        assertEquals(List.of("A", "B-1"), read.sites().ids());
        assertEquals(100, read.sites().positionM()[1][0]);
    }
}
