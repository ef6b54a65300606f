package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.MotionFolder;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.RadioConfig;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks at several instants, from and to the files of other programs. */
class SnapshotExchangeTest {

    private static final double[] TIME_S = {0.1, 0.30000000000000004, 7};

    @TempDir
    private Path dir;

    private static String ok(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(Hetnet.OK, run.status(), run.err());
        return run.out();
    }

    private static String refused(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(Hetnet.REFUSED, run.status(), run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        return run.err();
    }

    /** Two BSs, one a pico of its own budget, and four UEs that walk, one of them out of the second BS's reach. */
    private Path walk(int blocks) throws IOException {
        Random random = new Random(5);
        Path folder = Files.createDirectories(dir.resolve("walk" + blocks));
        StringBuilder list = new StringBuilder("snapshot,time_s\n");
        for (int t = 0; t < TIME_S.length; t++) {
            Path one = Files.createDirectories(folder.resolve("at " + t));
            list.append("at %d,%s\n".formatted(t, TIME_S[t]));
            Files.writeString(one.resolve("sites.csv"), "bs,x_m,y_m,z_m,tier,budget_dbm\nA,0,0,25,macro,\n"
                    + "007,200,0,10,pico,30\n");
            StringBuilder users = new StringBuilder("ue,x_m,y_m,z_m\n");
            StringBuilder losses = new StringBuilder("ue,bs,pathloss_db\n");
            StringBuilder gains = new StringBuilder("ue,bs,rb,gain_db\n");
            for (String ue : List.of("#1", "01", "1", "é")) {
                users.append("%s,%s,%s,1.5\n".formatted(ue, 200 * random.nextDouble(), 30 * random.nextDouble()));
                for (String bs : List.of("A", "007")) {
                    boolean far = t == 1 && ue.equals("01") && bs.equals("007");
                    double db = 80 + 30 * random.nextDouble();
                    losses.append("%s,%s,%s\n".formatted(ue, bs, far ? "" : db));
                    for (int rb = 0; rb < blocks && !far; rb++) {
                        gains.append("%s,%s,%d,%s\n".formatted(ue, bs, rb, -db - random.nextDouble()));
                    }
                }
            }
            Files.writeString(one.resolve("users.csv"), users);
            Files.writeString(one.resolve("pathloss.csv"), losses);
            if (blocks > 0) {
                try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(
                        one.resolve("rb_gain.csv.gz"))), StandardCharsets.UTF_8)) {
                    out.write(gains.toString());
                }
            }
        }
        Files.writeString(folder.resolve("snapshots.csv"), list);
        return folder;
    }

    private static MotionFolder open(Path folder) {
        return MotionFolder.open(folder, RadioConfig.paper().withBlocks(MotionFolder.blocks(folder).orElse(51)));
    }

    @ParameterizedTest
    @CsvSource({"npz, 0", "npz, 3", "mat, 0", "mat, 3", "csv, 0", "csv, 3"})
    void snapshotsComeBackToTheBitAndDecideTheSame(String format, int blocks) throws IOException {
        Path walk = walk(blocks);
        String file = dir.resolve("walk." + format).toString();
        String again = dir.resolve("again").toString();
        ok("export", "SCENARIO=" + walk, "OUT=" + file);
        List<String> call = new ArrayList<>(List.of("import", "FROM=" + file, "OUT=" + again));
        call.addAll(format.equals("csv") ? List.of() : List.of("SOURCE=hetnet"));
        assertTrue(ok(call.toArray(String[]::new)).contains("3 snapshots from 0.1 to 7.0 s"));
        MotionFolder before = open(walk);
        MotionFolder after = open(Path.of(again));
        assertArrayEquals(TIME_S, after.timeS());
        for (int t = 0; t < TIME_S.length; t++) {
            assertSame(before.snapshots().get(t), after.snapshots().get(t));
        }
        ok("evaluate", "SCENARIO=" + walk, "OUT=" + dir.resolve("one"), "METHODS=baseline");
        ok("evaluate", "SCENARIO=" + again, "OUT=" + dir.resolve("two"), "METHODS=baseline");
        for (String table : List.of("association.csv", "snapshots.csv")) {
            assertEquals(Files.readString(dir.resolve("one").resolve(table)), Files.readString(dir.resolve("two")
                    .resolve(table)));
        }
        call.set(2, "OUT=" + dir.resolve("second"));
        call.add("TIME=1");
        ok(call.toArray(String[]::new));
        assertSame(before.snapshots().get(1), ScenarioFolder.read(dir.resolve("second"), RadioConfig.paper().withBlocks(
                blocks > 0 ? blocks : 51)));
    }

    private static void assertSame(Snapshot one, Snapshot other) {
        assertEquals(one.channel().gains().digest(), other.channel().gains().digest());
        assertArrayEquals(one.channel().flatPathLossDb(), other.channel().flatPathLossDb());
        assertArrayEquals(one.users().positionM(), other.users().positionM());
        assertArrayEquals(one.sites().positionM(), other.sites().positionM());
        assertEquals(one.sites().ids(), other.sites().ids());
        assertEquals(one.users().ids(), other.users().ids());
        assertEquals(one.sites().tiers(), other.sites().tiers());
        assertArrayEquals(one.sites().budgetDbm(), other.sites().budgetDbm());
    }

    /** A measurement with a column of times, in no order, whose phone 2 was not heard at second 1. */
    @Test
    void aTableWithTimesIsAFolderOfSnapshots() throws IOException {
        Path table = Files.writeString(dir.resolve("drive.csv"), """
                Zeit;Phone;Cell;E;N;LOS;RSRP
                2;1;a;30;0;0;-75,5
                0,5;1;a;10;0;1;-70,25
                0,5;2;a;50;0;0;-90
                1;1;a;20;0;1;-72
                0,5;1;b;10;0;0;-95
                2;2;b;80;0;1;-60
                """);
        Files.writeString(dir.resolve("cells.csv"), "Cell;E;N\na;0;0\nb;90;0\n");
        String[] call = {"import", "FROM=" + table, "OUT=" + dir.resolve("out"), "DELIMITER=;", "DECIMAL=comma",
            "MAP=time_s=Zeit,ue=Phone,bs=Cell,los=LOS,rsrp_dbm=RSRP,ue_x_m=E,ue_y_m=N,x_m=E,y_m=N",
            "SITES=" + dir.resolve("cells.csv"), "TX_POWER_DBM=20", "SITE_HEIGHT_M=10", "USER_HEIGHT_M=1.5"};
        String said = ok(call);
        assertTrue(said.contains("3 snapshots from 0.5 to 2.0 s"), said);
        assertTrue(said.contains("6 of 12 pairs of all snapshots have no row: read as no path"), said);
        MotionFolder read = open(dir.resolve("out"));
        assertArrayEquals(new double[] {0.5, 1, 2}, read.timeS());
        List<Double> first = List.of(10.0, 20.0, 30.0);
        List<Double> second = List.of(50.0, 50.0, 80.0); // stands where it was last
        for (int t = 0; t < 3; t++) {
            Snapshot now = read.snapshots().get(t);
            assertEquals(first.get(t), now.users().positionM()[now.users().ids().indexOf("1")][0]);
            assertEquals(second.get(t), now.users().positionM()[now.users().ids().indexOf("2")][0]);
            assertEquals(List.of("a", "b"), now.sites().ids());
        }
        Snapshot middle = read.snapshots().get(1);
        int heard = middle.users().ids().indexOf("1");
        double[] lossDb = middle.channel().flatPathLossDb();
        assertEquals(92, lossDb[2 * heard], 1e-9);
        assertEquals(1, Arrays.stream(lossDb).filter(Double::isFinite).count());
        assertTrue(ScenarioFolder.open(dir.resolve("out/t0000"), RadioConfig.paper()).isLos(heard, 0));
        call[2] = "OUT=" + dir.resolve("one");
        String[] oneOf = Stream.concat(Stream.of(call), Stream.of("TIME=2")).toArray(String[]::new);
        assertTrue(ok(oneOf).contains("2 BSs, 2 UEs, gains equal on all RBs"));
        assertEquals(95.5, ScenarioFolder.read(dir.resolve("one"), RadioConfig.paper()).channel().flatPathLossDb()[0],
                1e-9);
    }

    @Test
    void whatIsOpenOrWrongIsOneSentence() throws IOException {
        String head = "time_s,ue,bs,ue_x_m,ue_y_m,ue_z_m,bs_x_m,bs_y_m,bs_z_m,pathloss_db\n";
        String row = "%s,1,a,%s,0,1.5,0,0,25,%s\n";
        Path table = dir.resolve("t.csv");
        String[] call = {"import", "FROM=" + table, "OUT=" + dir.resolve("out")};
        Files.writeString(table, head + row.formatted("12:30:05", 1, 90));
        assertTrue(refused(call).contains("time_s '12:30:05' is not"), refused(call));
        Files.writeString(table, head + row.formatted(0, 1, 90) + row.formatted(0, 1, 91));
        assertTrue(refused(call).contains("occurs twice: REPEATED="), refused(call));
        Files.writeString(table, head + row.formatted(0, 1, 90) + row.formatted(0, 2, 90));
        assertTrue(refused(call).contains("stands at another place than in the rows before"), refused(call));
        Files.writeString(table, head + row.formatted(0, 1, 90) + row.formatted(1, 2, ""));
        assertTrue(refused(call).contains("no UE has a path to any BS at instant 1"), refused(call));
        Files.writeString(table, head + row.formatted(0, 1, 90) + row.formatted(1, 2, 95));
        String[] later = Stream.concat(Stream.of(call), Stream.of("TIME=2")).toArray(String[]::new);
        assertTrue(refused(later).contains("time = 2 is out of range: allowed are 0 to 1"), refused(later));
        later[3] = "STEP_S=1";
        assertTrue(refused(later).contains("time = all goes with stepS"), refused(later));
        ok(call);
        Files.writeString(table, (head + row.formatted(0, 1, 90)).replaceAll("(?m)^[^,]*,", ""));
        assertTrue(refused(call).contains("holds snapshots.csv of another network"), refused(call));
    }

    @Test
    void sitesWhoseBudgetsChangeAreNotExported() throws IOException {
        Path walk = walk(0);
        Path sites = walk.resolve("at 1/sites.csv");
        Files.writeString(sites, Files.readString(sites).replace(",30\n", ",31\n"));
        assertTrue(refused("export", "SCENARIO=" + walk, "OUT=" + dir.resolve("w.npz")).contains(
                "tiers or budgets of BSs differ between snapshots"));
    }
}
