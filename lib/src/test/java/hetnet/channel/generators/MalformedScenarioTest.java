package hetnet.channel.generators;

import static hetnet.channel.generators.ScenarioFiles.PATHLOSS;
import static hetnet.channel.generators.ScenarioFiles.RB_GAIN;
import static hetnet.channel.generators.ScenarioFiles.SITES;
import static hetnet.channel.generators.ScenarioFiles.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
    private static final int WHOLE_FILE = 0; // where no line is to blame

    @RegisterExtension
    static final Tally TALLY = new Tally("scenarios");

    @TempDir
    private Path dir;

    /** The file, what stands in it, the line to blame, and what the reason must say. */
    static Stream<Arguments> malformed() {
        return Stream.of(
                // header
                arguments(S, "", WHOLE_FILE, "is empty"),
                arguments(U, "# nothing\n\n", WHOLE_FILE, "is empty"),
                arguments(S, SITES.replace("z_m", "height"), 1, "no column 'z_m'"),
                arguments(S, SITES.replace("x_m", "X_M"), 1, "no column 'x_m'"),
                arguments(U, USERS.replace(",", "|"), 1, "no column 'ue'"),
                arguments(U, "# c\n\n" + USERS.replace("ue", "user"), 3, "no column 'ue'"),
                arguments(P, PATHLOSS.replace("pathloss_db", "loss"), 1, "no column 'pathloss_db'"),
                arguments(P, PATHLOSS.replace("ue,bs", "bs,bs"), 1, "no column 'ue'"),
                arguments(S, SITES.replace("y_m", "x_m"), 1, "column 'x_m' occurs twice"),
                arguments(G, RB_GAIN.replace("rb", "block"), 1, "no column 'rb'"),
                arguments(U, "1,10,0,1.5\n2,50,5,1.5\n", 1, "no column 'ue'"), // a header forgotten
                // no rows
                arguments(S, "bs,x_m,y_m,z_m\n", WHOLE_FILE, "there is no BS"),
                arguments(U, "ue,x_m,y_m,z_m\n#\n# none, yet\n", WHOLE_FILE, "there is no UE"),
                arguments(P, "ue,bs,pathloss_db\n", WHOLE_FILE,
                        "6 of 6 rows are missing, the first for UE '1' and BS 'A'"),
                arguments(G, "ue,bs,rb,gain_db\n", WHOLE_FILE, "there is no gain"),
                // ragged rows
                arguments(S, SITES.replace("A,0,0,25", "A,0,0"), 2, "has 3 values, but the header has 4 columns"),
                arguments(U, USERS + "4,1,2,3,4\n", 5, "has 5 values"),
                arguments(U, USERS.replace("10,0", "10,5,0"), 2, "has 5 values"), // a decimal comma
                arguments(P, PATHLOSS.replace("2,B-1,\n", "2,B-1\n"), 5, "has 2 values"),
                arguments(G, RB_GAIN.replace("1,A,1,-79", "1"), 3, "has 1 values"),
                // numbers
                arguments(S, SITES.replace("100", "NaN"), 3, "x_m 'NaN' is not a finite decimal number"),
                arguments(S, SITES.replace("100", "1e999"), 3, "x_m = Infinity m is out of range"),
                arguments(S, SITES.replace("A,0,0", "A,,0"), 2, "x_m is empty"),
                arguments(U, USERS.replace("50", "inf"), 3, "x_m 'inf' is not"),
                arguments(U, USERS.replace("50", "Infinity"), 3, "x_m 'Infinity' is not"),
                arguments(U, USERS.replace("50", "fifty"), 3, "x_m 'fifty' is not"),
                arguments(U, USERS.replace("50", "0x1p3"), 3, "x_m '0x1p3' is not"),
                arguments(U, USERS.replace("50", "5d"), 3, "x_m '5d' is not"),
                arguments(U, USERS.replace("50", "1-2"), 3, "x_m '1-2' is not"),
                arguments(U, USERS.replace("50", "1e8"), 3, "x_m = 1e+08 m is out of range"),
                arguments(P, PATHLOSS.replace("100.5", "-inf"), 3,
                        "pathloss_db is minus infinity: leave it empty, or write inf"),
                arguments(P, PATHLOSS.replace("100.5", "far"), 3, "pathloss_db 'far' is not"),
                arguments(P, PATHLOSS.replace("100.5", "-100.5"), 3,
                        "pathloss_db = -100.5 dB is out of range: allowed are 0 to 400 dB"),
                arguments(P, PATHLOSS.replace("100.5", "401"), 3, "pathloss_db = 401 dB is out of range"),
                arguments(G, RB_GAIN.replace("-79", "79"), 3, "gain_db = 79 dB is out of range"),
                arguments(G, RB_GAIN.replace("-79", "-500"), 3, "gain_db = -500 dB is out of range"),
                arguments(G, RB_GAIN.replace("-79", ""), 3, "gain_db is empty"),
                arguments(G, RB_GAIN.replace("-79", "None"), 3,
                        "gain_db 'None' is not a number, but the pair has a path: write -inf"),
                arguments(G, RB_GAIN.replace("-79", "inf"), 3, "gain_db 'inf' is not"),
                arguments(U, USERS.replace(",", ";").replace("1.5", "1,5").replace("50;5", "50.5;5"), 3,
                        "'50.5' has a decimal point, but line 2 a decimal comma"),
                arguments(U, USERS.replace(",", ";").replace("10;0", "1.010,5;0"), 2,
                        "'1.010,5' has a decimal comma, but line 2 a decimal point"),
                // yes and no
                arguments(P, PATHLOSS.replace("db\n", "db,los\n").replace("80\n", "80,maybe\n"), 2,
                        "los 'maybe' is neither yes nor no: write 1 or 0"),
                // unknown quantities, and known ones
                arguments(S, SITES.replace("z_m\n", "z_m,power_dbm\n").replace("25\n", "25,30\n"), 1,
                        "column 'power_dbm' would not count: known are bs, x_m, y_m, z_m, tier, budget_dbm"),
                arguments(U, USERS.replace("z_m\n", "z_m,demand_bps\n").replace("1.5\n", "1.5,1e6\n"), 1,
                        "column 'demand_bps' would not count"),
                arguments(S, SITES.replace("z_m\n", "z_m,tier\n").replace("25\n", "25,nano\n"), 2,
                        "tier 'nano' is none of [macro, micro, pico, femto]"),
                arguments(S, SITES.replace("z_m\n", "z_m,budget_dbm\n").replace("25\n", "25,81\n"), 2,
                        "budget_dbm = 81 dBm is out of range"),
                arguments(S, SITES.replace("z_m\n", "z_m,antennas\n").replace("25\n", "25,two\n"), 2,
                        "antennas 'two' is not a finite decimal number"),
                arguments(S, SITES.replace("z_m\n", "z_m,antennas\n").replace("25\n", "25,0\n"), 2,
                        "antennas = 0: a BS has at least one"),
                // degrees
                arguments(U, USERS.replace("x_m,y_m", "lon,lat"), WHOLE_FILE,
                        "its positions are in degrees (lat,lon), those of sites.csv in metres (x_m,y_m)"),
                // comments and ids that begin with #
                arguments(U, USERS.replace("2,50", "# 2,50"), 3,
                        "begins with '#' and a blank, but has the 4 values of a row"),
                arguments(U, USERS.replace("1,10", "#1,10").replace("2,50,5", "#2,50"), 3,
                        "begins with '#' and has other than the 4 values of a row, while the id on line 2 begins "
                        + "with '#' too"),
                // ids
                arguments(S, SITES.replace("B-1", "A"), 3, "BS 'A' occurs twice"),
                arguments(S, SITES.replace("B-1", " "), 3, "bs is empty"),
                arguments(S, SITES.replace("B-1", "\"B,1\""), 3, "bs 'B,1' has a comma"),
                arguments(S, SITES.replace("B-1", "\"B-1"), 3, "a quoted value does not end"),
                arguments(S, SITES.replace("B-1", "\"B\"-1"), 3, "a quote is not closed or stands inside"),
                arguments(S, SITES.replace("B-1", "B\u0007"), 3, "control character"),
                arguments(U, USERS.replace("x-3", "1"), 4, "UE '1' occurs twice"),
                arguments(U, USERS.replace("x-3", "\uFFFD"), 4, "is not UTF-8"),
                // pairs
                arguments(P, PATHLOSS.replace("2,A", "4,A"), 4, "UE '4' is not in users.csv"),
                arguments(P, PATHLOSS.replace("2,A", "2,C"), 4, "BS 'C' is not in sites.csv"),
                arguments(P, PATHLOSS.replace("2,A", "2,a"), 4, "BS 'a' is not in sites.csv"),
                arguments(P, PATHLOSS.replace("2,A", "2.0,A"), 4, "UE '2.0' is not in users.csv"),
                arguments(P, PATHLOSS.replace("2,A", ",A"), 4, "ue is empty"),
                arguments(P, PATHLOSS + "1,A,80\n", 8, "the pair of UE '1' and BS 'A' occurs twice"),
                arguments(P, PATHLOSS + "2,B-1,\n", 8, "the pair of UE '2' and BS 'B-1' occurs twice"),
                arguments(P, PATHLOSS.replace("2,A,90\n", ""), WHOLE_FILE,
                        "1 of 6 rows are missing, the first for UE '2' and BS 'A'"),
                arguments(P, PATHLOSS.replace("80", "").replace("100.5", "").replace("90", ""), WHOLE_FILE,
                        "no UE has a path to any BS"),
                // gains per RB
                arguments(G, RB_GAIN.replace("1,A,1", "9,A,1"), 3, "UE '9' is not in users.csv"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,Z,1"), 3, "BS 'Z' is not in sites.csv"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,0"), 3, "RB 0 of UE '1' and BS 'A' occurs twice"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,-1"), 3, "rb = -1 is out of range"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,0.5"), 3, "rb '0.5' is not a whole number"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,"), 3, "rb is empty"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,1000"), 3, "rb = 1000 is out of range"),
                arguments(G, RB_GAIN.replace(",1,", ",2,").replace(",0,", ",1,"), WHOLE_FILE,
                        "rb counts from 0, but the RBs of this file go from 1 to 2: it seems to count from 1, take 1 "
                        + "off"),
                arguments(G, RB_GAIN.replace("1,A,1", "1,A,7"), 3,
                        "so there are 8 RBs, but the radio has 2: set its number of RBs to 8"),
                arguments(G, "ue,bs,rb,gain_db\n1,A,0,-80\n1,B-1,0,-90\n2,A,0,-90\n", 2,
                        "so there are 1 RBs, but the radio has 2"),
                arguments(G, RB_GAIN.replace("2,A,1,-90.5\n", ""), WHOLE_FILE,
                        "the first for RB 1 of UE '2' and BS 'A'"),
                arguments(G, RB_GAIN.replace("2,B-1,1,", "2,B-1,1,-99"), 9,
                        "UE '2' and BS 'B-1' has a gain on RB 1, but no path"));
    }

    @ParameterizedTest(name = "[{index}] {0}, line {2}: {3}")
    @MethodSource
    void malformed(String file, String content, int line, String reason) throws Exception {
        ScenarioFiles.write(dir);
        ScenarioFiles.put(dir, file, content);
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
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            Files.write(dir.resolve(S), SITES.getBytes(charset));
            assertRefused(S, 1, charset == StandardCharsets.UTF_16 ? "is not UTF-8" : "no column 'bs'");
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
