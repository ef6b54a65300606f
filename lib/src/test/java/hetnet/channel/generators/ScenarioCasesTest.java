package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import hetnet.channel.Snapshot;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.solver.Problem;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders as people bring them: made by spreadsheets, pandas, R and C, 20 UEs and 3 BSs each. */
class ScenarioCasesTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("given cases");

    private static final Path CASES = CaseKind.FOLDER;
    private static final double ROUNDED = 5.01e-4; // the spreadsheet keeps three digits

    @TempDir
    private Path dir;

    private static ScenarioFolder open(String name) {
        Path folder = CASES.resolve(name);
        return ScenarioFolder.open(folder, RadioConfig.paper().withBlocks(ScenarioFolder.blocks(folder).orElse(51)));
    }

    private static int losLinks(ScenarioFolder folder) {
        return (int) IntStream.range(0, 60).filter(i -> folder.isLos(i / 3, i % 3)).count();
    }

    private static int paths(ScenarioFolder folder) {
        return (int) Arrays.stream(folder.snapshot().channel().flatPathLossDb()).filter(Double::isFinite).count();
    }

    /** Each once more in short; what is right for each, the other tests say. */
    @ParameterizedTest
    @EnumSource
    void everyGivenCaseIsReadOrRefusedInOneSentence(CaseKind kind) {
        for (String name : kind.given()) {
            try {
                assertEquals(60, open(name).snapshot().channel().flatPathLossDb().length);
            } catch (ScenarioException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
            TALLY.count(kind.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"ids-hash, #20", "ids-hash-mixed, 20", "ids-zeros-los, 019", "good, 20"})
    void idsAreTextsAndNoUserIsLost(String name, String last) {
        Snapshot read = open(name).snapshot();
        assertEquals(20, read.users().count());
        assertEquals(last, read.users().ids().get(19));
        assertEquals(open("good").snapshot().channel().gains().digest(), read.channel().gains().digest());
    }

    @ParameterizedTest
    @CsvSource({"ids-zeros-los", "los-True", "los-float"})
    void lineOfSightIsReadHoweverItIsWritten(String name) {
        assertEquals(30, losLinks(open(name)));
    }

    @Test
    void withoutTheColumnNoLinkHasLineOfSight() {
        assertEquals(0, losLinks(open("good")));
    }

    @ParameterizedTest
    @CsvSource({"word-inf", "word-nan"})
    void wordsForNoPathAreReadAndCounted(String name) {
        ScenarioFolder folder = open(name);
        assertEquals(51, paths(folder));
        assertEquals(List.of("pathloss.csv: 9 of 60 values are words such as inf, nan or NA: read as no path"),
                folder.notes());
    }

    @Test
    void minusInfinityOnOneBlockIsAGainOfNothing() {
        ScenarioFolder folder = open("rb-inf");
        assertEquals(60, paths(folder));
        assertEquals(60, Arrays.stream(folder.snapshot().channel().gains().toArray()).filter(g -> g == 0).count());
        assertEquals(List.of("rb_gain.csv.gz: 60 gains of pairs with a path are minus infinity: read as a gain of 0"),
                folder.notes());
    }

    @Test
    void blocksThatAreCountedFromOneAreRefused() {
        String message = assertThrows(ScenarioException.class, () -> open("rb-from-1")).getMessage();
        assertTrue(message.endsWith("rb counts from 0, but the RBs of this file go from 1 to 8: it seems to count "
                + "from 1, take 1 off"), message);
    }

    @Test
    void aSpreadsheetsSeparatorsAreFoundOutAndSaid() {
        ScenarioFolder folder = open("excel-de");
        double[][] expected = open("good").snapshot().users().positionM();
        double[][] read = folder.snapshot().users().positionM();
        for (int u = 0; u < 20; u++) {
            assertEquals(expected[u][0], read[u][0], ROUNDED);
            assertEquals(expected[u][1], read[u][1], ROUNDED);
        }
        assertEquals(3, folder.notes().size());
        assertEquals("sites.csv: columns are separated by ';', numbers have a decimal comma", folder.notes().get(0));
    }

    @Test
    void degreesThatGoForMetresAreRefused() {
        String message = assertThrows(ScenarioException.class, () -> open("latlon")).getMessage();
        assertTrue(message.endsWith("which looks like degrees: give metres, or call the columns lat,lon"), message);
    }

    @Test
    void latitudeAndLongitudeAreProjectedToMetres() throws Exception {
        for (String file : List.of("sites.csv", "users.csv", "pathloss.csv")) {
            String text = Files.readString(CASES.resolve("latlon").resolve(file));
            Files.writeString(dir.resolve(file), text.replace("x_m,y_m", "lon,lat"));
        }
        ScenarioFolder folder = ScenarioFolder.open(dir, RadioConfig.paper());
        double[][] site = folder.snapshot().sites().positionM();
        // 0.004 degrees east and 0.002 north at 45.842 degrees north; a degree of the sphere is 111.195 km
        assertEquals(0.004 * 111_195 * Math.cos(Math.toRadians(45.842)), site[1][0] - site[0][0], 0.01);
        assertEquals(0.002 * 111_195, site[1][1] - site[0][1], 0.01);
        double[] user = folder.snapshot().users().positionM()[0];
        assertEquals(0, Math.hypot(user[0] - site[0][0], user[1] - site[0][1]), 1e-6); // both at 13.73, 45.84
        assertEquals("lat,lon are projected to metres around 45.84200, 13.73400", folder.notes().get(0));
    }

    @Test
    void aTinyGainIsAGain() {
        Problem problem = new Problem(open("tiny").snapshot(), RadioConfig.paper(), 1);
        MoreScenarioCasesTest.assertEveryRateCounts(problem);
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Snapshot good = open("good").snapshot();
        Snapshot shuffled = open("good-shuffled").snapshot();
        Users users = shuffled.users();
        for (int u = 0; u < 20; u++) {
            int there = users.ids().indexOf(good.users().ids().get(u));
            assertEquals(good.users().positionM()[u][0], users.positionM()[there][0]);
            for (int b = 0; b < 3; b++) {
                int site = shuffled.sites().ids().indexOf(good.sites().ids().get(b));
                assertEquals(good.channel().gains().at(u, b, 0), shuffled.channel().gains().at(there, site, 0));
            }
        }
    }

    @Test
    void tierAndBudgetOfEachSiteAreRead() throws Exception {
        ScenarioFiles.write(dir);
        Files.writeString(dir.resolve("sites.csv"),
                "bs,x_m,y_m,z_m,tier,budget_dbm,antennas,pathloss_model\nA,0,0,25,macro,46,8,\n"
                + "B-1,100,0,25,Pico,,,umi\n");
        ScenarioFolder folder = ScenarioFolder.open(dir, RadioConfig.paper().withBlocks(2).withBudgetDbm(40));
        assertEquals(List.of(Tier.MACRO, Tier.PICO), folder.snapshot().sites().tiers());
        double[] budget = folder.snapshot().sites().budgetWatt(folder.radio());
        assertEquals(Math.pow(10, 1.6), budget[0], 1e-9);
        assertEquals(10, budget[1], 1e-9); // the radio's 40 dBm
        assertEquals(List.of(
                "sites.csv: antennas are not used: the gains are those between one antenna of each end",
                "sites.csv: pathloss_model is not used: the path losses are those of the folder"), folder.notes());
        assertEquals("sites.csv: pathloss_model would not count: the path loss is a setting of the run, one for each "
                + "tier; take the column out", withoutFolder(assertThrows(ScenarioException.class,
                        () -> Layouts.read(dir.resolve("sites.csv"))).getMessage()));
    }

    private static String withoutFolder(String message) {
        return message.substring(message.indexOf("sites.csv"));
    }

    @Test
    void emptyAntennasAndPathLossModelsNeedNoNote() throws Exception {
        ScenarioFiles.write(dir);
        Files.writeString(dir.resolve("sites.csv"),
                "bs,x_m,y_m,z_m,antennas,pathloss_model\nA,0,0,25,,\nB-1,100,0,25,,\n");
        assertEquals(List.of(), ScenarioFolder.open(dir, RadioConfig.paper().withBlocks(2)).notes());
        assertEquals(2, Layouts.read(dir.resolve("sites.csv")).count());
    }
}
