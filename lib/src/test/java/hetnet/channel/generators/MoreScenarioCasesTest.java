package hetnet.channel.generators;

import static hetnet.channel.generators.CaseKind.DEGREES;
import static hetnet.channel.generators.CaseKind.HASH_IDS;
import static hetnet.channel.generators.CaseKind.NO_PATH;
import static hetnet.channel.generators.CaseKind.SPREADSHEETS;
import static hetnet.channel.generators.CaseKind.ZEROS_AND_FLAGS;
import static hetnet.channel.generators.MoreScenarioCasesTest.Case.read;
import static hetnet.channel.generators.MoreScenarioCasesTest.Case.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of {@link ScenarioCasesTest} in other forms: a sound folder of 20 UEs and 3 BSs, written another way. */
class MoreScenarioCasesTest {

    private static final Path GOOD = CaseKind.FOLDER.resolve("good");
    private static final String S = "sites.csv";
    private static final String U = "users.csv";
    private static final String P = "pathloss.csv";
    private static final String G = "rb_gain.csv.gz";
    private static final int LINKS = 60;
    private static final int[] BLOCKS = {1, 2, 51};

    @RegisterExtension
    static final Tally TALLY = new Tally("cases");

    @TempDir
    private Path dir;

    /** What is done to a file, and the note or the refusal that follows; no note where it is empty. */
    record Case(CaseKind of, String kind, List<String> files, UnaryOperator<String> change, boolean isRead,
            String told) {

        static Case read(CaseKind of, String kind, String file, UnaryOperator<String> change, String note) {
            return new Case(of, kind, List.of(file.split(" ")), change, true, note);
        }

        static Case refused(CaseKind of, String kind, String file, UnaryOperator<String> change, String message) {
            return new Case(of, kind, List.of(file.split(" ")), change, false, message);
        }

        @Override
        public String toString() {
            return kind + ", " + files;
        }
    }

    @BeforeEach
    void write() throws Exception {
        for (String file : List.of(S, U, P)) {
            Files.copy(GOOD.resolve(file), dir.resolve(file));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                read(HASH_IDS, "every BS id begins with #", S + " " + P, t -> t.replace("BS", "#BS"), ""),
                read(HASH_IDS, "one BS id is #2", S + " " + P, t -> t.replace("BS2", "#2"), ""),
                read(HASH_IDS, "ids with # in quotes", U + " " + P, t -> t.replaceAll("(?m)^(\\d+),", "\"#$1\","), ""),
                refused(HASH_IDS, "# and a blank before every id", U, t -> t.replaceAll("(?m)^(\\d+),", "# $1,"),
                        "begins with '#' and a blank, but has the 4 values of a row"),
                refused(HASH_IDS, "ids with # in one file alone", P, t -> t.replaceAll("(?m)^(\\d+),", "#$1,"),
                        "UE '#1' is not in users.csv"),
                read(ZEROS_AND_FLAGS, "ids with leading zeros",
                        U + " " + P, t -> t.replaceAll("(?m)^(\\d+),", "00$1,"), ""),
                refused(ZEROS_AND_FLAGS, "zeros that a spreadsheet took away",
                        U, t -> t.replaceAll("(?m)^(\\d+),", "00$1,"),
                        "UE '1' is not in users.csv"),
                refused(ZEROS_AND_FLAGS, "ids that a table made numbers", P, t -> t.replaceAll("(?m)^(\\d+),", "$1.0,"),
                        "UE '1.0' is not in users.csv"),
                read(SPREADSHEETS, "tabs and decimal commas",
                        S + " " + U + " " + P, t -> t.replace(",", "\t").replace(".", ","),
                        "columns are separated by tabs, numbers have a decimal comma"),
                read(SPREADSHEETS, "semicolons, decimal commas, CRLF", P,
                        t -> "\uFEFF" + t.replace(",", ";").replace(".", ",").replace("\n", "\r\n"),
                        "columns are separated by ';', numbers have a decimal comma"),
                read(SPREADSHEETS, "sep=; above the header", U, t -> "sep=;\r\n" + t.replace(",", ";"),
                        "columns are separated by ';', numbers have a decimal point"),
                read(SPREADSHEETS, "rows of commas alone", S + " " + U + " " + P, t -> t + ",,,\r\n,,,\n,\n", ""),
                refused(SPREADSHEETS, "groups of thousands", U, t -> t.replace(",", ";").replace("122.9017", "1.122,9"),
                        "has a decimal comma, but line "),
                refused(SPREADSHEETS, "decimal commas between commas",
                        U, t -> t.replace("122.9017", "122,9017"), "has 5 values"),
                refused(NO_PATH, "a word that is none",
                        P, t -> t.replaceFirst("113.8592", "blocked"), "'blocked' is not"),
                refused(NO_PATH, "minus infinity", P, t -> t.replaceFirst("113.8592", "-Infinity"),
                        "pathloss_db is minus infinity: leave it empty, or write inf"),
                refused(NO_PATH, "a number that stands for no path", P, t -> t.replaceFirst("113.8592", "-999"),
                        "allowed are 0 to 400 dB"),
                refused(ZEROS_AND_FLAGS, "half a yes",
                        P, t -> los(t, "0.5", "0"), "los '0.5' is neither yes nor no: write 1 or 0"),
                refused(ZEROS_AND_FLAGS, "words of another kind", P, t -> los(t, "LOS", "NLOS"),
                        "los 'NLOS' is neither yes nor no: write 1 or 0"),
                refused(DEGREES, "degrees west in x_m,y_m", S + " " + U, t -> degrees(t, -122.4, 37.7, "x_m,y_m"),
                        "which looks like degrees: give metres, or call the columns lat,lon"),
                refused(DEGREES, "degrees in one file alone", U, t -> degrees(t, 13.73, 45.84, "lon,lat"),
                        "its positions are in degrees (lat,lon), those of sites.csv in metres (x_m,y_m)"),
                refused(DEGREES, "a latitude beyond the pole", S + " " + U, t -> degrees(t, 13.73, 95, "lon,lat"),
                        "is out of range"));
    }

    /** The text with a column los: yes for every second link. */
    private static String los(String text, String yes, String no) {
        List<String> lines = text.lines().toList();
        return "ue,bs,pathloss_db,los\n" + IntStream.range(1, lines.size())
                .mapToObj(i -> lines.get(i) + "," + (i % 2 == 0 ? yes : no) + "\n").collect(Collectors.joining());
    }

    /** The text with positions of some metres' hundred-thousandths around a place. */
    private static String degrees(String text, double x, double y, String columns) {
        return text.replace("x_m,y_m", columns).lines().map(line -> {
            String[] values = line.split(",");
            return values[1].matches("[-0-9.]+") ? "%s,%s,%s,%s".formatted(values[0],
                    x + 1e-5 * Double.parseDouble(values[1]), y + 1e-5 * Double.parseDouble(values[2]), values[3])
                    : line;
        }).collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @MethodSource
    void cases(Case one) throws Exception {
        for (String file : one.files()) {
            change(file, one.change());
        }
        if (!one.isRead()) {
            String message = assertThrows(ScenarioException.class, this::open).getMessage();
            assertTrue(message.contains(one.told()), message);
            assertEquals(1, message.lines().count());
            TALLY.count(one.of().toString());
            return;
        }
        ScenarioFolder folder = open();
        assertEquals(one.told().isEmpty() ? 0 : one.files().size(), folder.notes().size(), folder.notes().toString());
        assertTrue(folder.notes().stream().allMatch(note -> note.endsWith(one.told())), folder.notes().toString());
        Snapshot good = ScenarioFolder.read(GOOD, RadioConfig.paper());
        assertEquals(good.channel().gains().digest(), folder.snapshot().channel().gains().digest());
        assertArrayEquals(good.users().positionM(), folder.snapshot().users().positionM());
        TALLY.count(one.of().toString());
    }

    private void change(String file, UnaryOperator<String> change) throws Exception {
        Files.writeString(dir.resolve(file), change.apply(Files.readString(dir.resolve(file))));
    }

    private ScenarioFolder open() {
        return ScenarioFolder.open(dir, RadioConfig.paper().withBlocks(ScenarioFolder.blocks(dir).orElse(51)));
    }

    @ParameterizedTest
    @MethodSource
    void wordsForYesAndNo(List<String> words) throws Exception {
        change(P, text -> los(text, words.get(0), words.get(1)));
        ScenarioFolder folder = open();
        for (int link = 0; link < LINKS; link++) {
            assertEquals(link % 2 == 1, folder.isLos(link / 3, link % 3), "link " + link);
        }
        TALLY.count(CaseKind.ZEROS_AND_FLAGS.toString());
    }

    static Stream<List<String>> wordsForYesAndNo() {
        return Stream.of(List.of("TRUE", "FALSE"), List.of("T", "F"), List.of("Yes", "No"), List.of("1.000", "0.000"),
                List.of("y", "NA"), List.of("1", ""));
    }

    @ParameterizedTest
    @MethodSource
    void wordsForNoPath(String word) throws Exception {
        change(P, text -> text.replace("117.3286", word));
        ScenarioFolder folder = open();
        assertEquals(LINKS - 1, Arrays.stream(folder.snapshot().channel().flatPathLossDb()).filter(Double::isFinite)
                .count());
        assertEquals(List.of("pathloss.csv: 1 of 60 values are words such as inf, nan or NA: read as no path"),
                folder.notes());
        TALLY.count(CaseKind.NO_PATH.toString());
    }

    static Stream<String> wordsForNoPath() {
        return Stream.of("Inf", "+inf", "Infinity", "∞", "NA", "N/A", "#N/A", "<NA>", "null", "None", "-");
    }

    @Test
    void blocksFromOneAreRefusedHoweverMany() throws Exception {
        for (int blocks : BLOCKS) {
            StringBuilder gains = new StringBuilder("ue,bs,rb,gain_db\n");
            for (String line : Files.readAllLines(dir.resolve(P)).subList(1, LINKS + 1)) {
                String[] values = line.split(",");
                for (int rb = 1; rb <= blocks; rb++) {
                    gains.append("%s,%s,%d,-%s\n".formatted(values[0], values[1], rb, values[2]));
                }
            }
            ScenarioFiles.put(dir, G, gains.toString());
            String message = assertThrows(ScenarioException.class, this::open).getMessage();
            assertTrue(message.endsWith("rb counts from 0, but the RBs of this file go from 1 to %d: it seems to count "
                    .formatted(blocks) + "from 1, take 1 off"), message);
            TALLY.count(CaseKind.BLOCKS_FROM_ONE.toString());
        }
    }

    @ParameterizedTest
    @MethodSource
    void rowsInAnyOrderAreTheSameNetwork(String file) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(dir.resolve(file)));
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(dir.resolve(file), lines);
        Snapshot good = ScenarioFolder.read(GOOD, RadioConfig.paper());
        Snapshot other = open().snapshot();
        for (int u = 0; u < 20; u++) {
            for (int b = 0; b < 3; b++) {
                assertEquals(good.channel().gains().at(u, b, 0), other.channel().gains().at(
                        other.users().ids().indexOf(good.users().ids().get(u)),
                        other.sites().ids().indexOf(good.sites().ids().get(b)), 0));
            }
        }
        TALLY.count(CaseKind.ROW_ORDER.toString());
    }

    static Stream<String> rowsInAnyOrderAreTheSameNetwork() {
        return Stream.of(S, U, P);
    }

    /** Losses as a slip of units makes them: of all links, of one UE, of one BS. */
    @ParameterizedTest
    @MethodSource
    void tinyGainsAreGains(String links) throws Exception {
        change(P, text -> text.lines().map(line -> line.matches(links) ? line.replaceFirst("[^,]*$", "399.9") : line)
                .collect(Collectors.joining("\n", "", "\n")));
        assertEveryRateCounts(new Problem(open().snapshot(), RadioConfig.paper(), 1));
        TALLY.count(CaseKind.TINY_GAINS.toString());
    }

    static Stream<String> tinyGainsAreGains() {
        return Stream.of("\\d+,.*", "7,.*", ".*,BS2,.*");
    }

    /** No UE in coverage is left without a rate, and the utility is the sum of what their logarithms come to. */
    static void assertEveryRateCounts(Problem problem) {
        Solution found = new Baseline().solve(problem, SolveContext.of(1));
        double[] rates = problem.rates(found.allocation());
        assertTrue(Arrays.stream(rates).allMatch(rate -> rate > 0), Arrays.toString(rates));
        assertEquals(Arrays.stream(rates).map(Math::log).sum(), found.utility(), 1e-9 * Math.abs(found.utility()));
    }

    @ParameterizedTest
    @EnumSource
    void asManyAgainOfEachKind(CaseKind kind) {
        long own = cases().filter(one -> one.of() == kind).count() + switch (kind) {
            case ZEROS_AND_FLAGS -> wordsForYesAndNo().count();
            case NO_PATH -> wordsForNoPath().count();
            case BLOCKS_FROM_ONE -> BLOCKS.length;
            case TINY_GAINS -> tinyGainsAreGains().count();
            case ROW_ORDER -> rowsInAnyOrderAreTheSameNetwork().count();
            default -> 0;
        };
        assertTrue(own >= kind.given().size(), "%s: %d of our own for %d".formatted(kind, own, kind.given().size()));
    }
}
