package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.MotionFolder;
import hetnet.network.RadioConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of several snapshots: one UE walks from BS A to BS B and back, another stands still. */
class EvaluateMotionTest {

    private static final double[] GAP_DB = {-20, -1, 1, -1, 1, 9, 9, 9}; // of B over A, as the walker hears them

    @TempDir
    private Path dir;

    @BeforeEach
    void write() throws IOException {
        StringBuilder list = new StringBuilder("snapshot,time_s\n");
        for (int t = 0; t < GAP_DB.length; t++) {
            Path one = Files.createDirectories(dir.resolve("walk").resolve("s" + t));
            Files.writeString(one.resolve("sites.csv"), "bs,x_m,y_m,z_m\nA,0,0,25\nB,500,0,25\n");
            Files.writeString(one.resolve("users.csv"), "ue,x_m,y_m,z_m\nw,%d,0,1.5\nstill,10,5,1.5\n"
                    .formatted(60 * t));
            List<String> rows = Files.readAllLines(one.resolve("users.csv"));
            if (t % 2 == 1) { // rows may come in any order
                Collections.swap(rows, 1, 2);
                Files.write(one.resolve("users.csv"), rows);
            }
            Files.writeString(one.resolve("pathloss.csv"), ("ue,bs,pathloss_db\nw,A,100\nw,B,%s\n"
                    + "still,A,90\nstill,B,120\n").formatted(100 - GAP_DB[t]));
            list.append("s%d,%s\n".formatted(t, 0.1 * t));
        }
        Files.writeString(dir.resolve("walk").resolve("snapshots.csv"), list);
    }

    private CommandRun run(String... further) {
        String[] arguments = Stream.concat(Stream.of("evaluate", "SCENARIO="
                + dir.resolve("walk"), "OUT=" + dir.resolve("out")), Arrays.stream(further))
                .toArray(String[]::new);
        return CommandRun.of(arguments);
    }

    @Test
    void handoversWithA3AreFewerThanWithout() throws IOException {
        CommandRun run = run("METHODS=baseline", "TIME_TO_TRIGGER_S=0.1");
        assertEquals(Hetnet.OK, run.status(), run.err());
        List<String> lines = Files.readAllLines(dir.resolve("out").resolve("snapshots.csv"));
        assertEquals(3, handovers(lines, "baseline,")); // at each change of sign
        assertEquals(1, handovers(lines, "baseline_a3,")); // 9 dB for two instants
        List<String> association = Files.readAllLines(dir.resolve("out").resolve("association.csv"));
        assertTrue(association.stream().anyMatch(line -> line.matches("baseline_a3,0.5,w,A")), association.toString());
        assertTrue(association.stream().anyMatch(line -> line.matches("baseline_a3,0.6\\d*,w,B")));
        assertTrue(association.stream().filter(line -> line.contains(",still,")).allMatch(line -> line.endsWith(",A")));
    }

    private static int handovers(List<String> lines, String method) {
        return lines.stream().filter(line -> line.startsWith(method)).mapToInt(line ->
                Integer.parseInt(line.split(",")[6])).sum();
    }

    /** The same walk in the rows of one folder's files. */
    private void writeTables() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("tables"));
        StringBuilder users = new StringBuilder("snapshot,ue,x_m,y_m,z_m\n");
        StringBuilder losses = new StringBuilder("ue,bs,pathloss_db,snapshot\n");
        for (int t = GAP_DB.length - 1; t >= 0; t--) { // rows may come in any order
            users.append("s%d,w,%d,0,1.5\ns%d,still,10,5,1.5\n".formatted(t, 60 * t, t));
            losses.append("w,A,100,s%1$d\nw,B,%2$s,s%1$d\nstill,A,90,s%1$d\nstill,B,120,s%1$d\n".formatted(t,
                    100 - GAP_DB[t]));
        }
        Files.writeString(folder.resolve("users.csv"), users);
        Files.writeString(folder.resolve("pathloss.csv"), losses);
        Files.copy(dir.resolve("walk").resolve("s0").resolve("sites.csv"), folder.resolve("sites.csv"));
        Files.copy(dir.resolve("walk").resolve("snapshots.csv"), folder.resolve("snapshots.csv"));
    }

    @Test
    void aColumnTellsSnapshotsApartAsFoldersDo() throws IOException {
        writeTables();
        CommandRun tables = CommandRun.of("evaluate", "SCENARIO=" + dir.resolve("tables"), "OUT=" + dir.resolve("one"),
                "METHODS=baseline");
        assertEquals(Hetnet.OK, tables.status(), tables.err());
        assertEquals(Hetnet.OK, run("METHODS=baseline").status());
        for (String file : List.of("association.csv", "snapshots.csv")) {
            assertEquals(Files.readString(dir.resolve("out").resolve(file)), Files.readString(dir.resolve("one")
                    .resolve(file)));
        }
        double[][] last = MotionFolder.open(dir.resolve("tables"), RadioConfig.paper()).snapshots().get(7).users()
                .positionM();
        assertTrue(Arrays.stream(last).anyMatch(p -> p[0] == 420), Arrays.deepToString(last));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipInTablesIsNamed(String file, String old, String other, String message) throws IOException {
        writeTables();
        Path changed = dir.resolve("tables").resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(old, other));
        CommandRun run = CommandRun.of("evaluate", "SCENARIO=" + dir.resolve("tables"), "OUT=" + dir.resolve("one"));
        assertEquals(Hetnet.REFUSED, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(file) && run.err().contains(message), run.err());
        assertFalse(Files.exists(dir.resolve("one")));
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("pathloss.csv", "w,A,100,s3\n", "", "1 of 4 rows are missing, the first for UE 'w' and "
                        + "BS 'A' in snapshot 's3'"),
                Arguments.of("pathloss.csv", "w,A,100,s3", "w,A,100,s33", "line 18: snapshot 's33' is not in"),
                Arguments.of("pathloss.csv", "w,A,100,s3", "w,A,100,s4", "line 18: the pair of UE 'w' and BS 'A' in "
                        + "snapshot 's4' occurs twice"),
                Arguments.of("pathloss.csv", "b,snapshot", "b,s", "there is no column snapshot"),
                Arguments.of("users.csv", "s3,w,", "t3,w,", "line 10: snapshot 't3' is none of those"),
                Arguments.of("users.csv", "s3,w,", "s2,w,", "line 12: UE 'w' occurs twice"),
                Arguments.of("snapshots.csv", "s3,", "s2,", "line 5: snapshot 's2' occurs twice"),
                Arguments.of("users.csv", "s3,w,180,0,1.5\ns3,still,10,5,1.5\n", "",
                        "there is no UE of snapshot 's3'"));
    }

    @Test
    void everyMethodDecidesAtEveryInstant() throws IOException {
        CommandRun run = run();
        assertEquals(Hetnet.OK, run.status(), run.err());
        List<String> lines = Files.readAllLines(dir.resolve("out").resolve("snapshots.csv"));
        assertEquals(4 * GAP_DB.length, lines.stream().filter(line -> line.matches("\\w+,\\d.*")).count());
        assertEquals(GAP_DB.length, MotionFolder.open(dir.resolve("walk"), RadioConfig.paper()).snapshots().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "s1,0.1;line 3: time_s = 0.0 does not follow",
        "nowhere,9;there is no folder 'nowhere' beside this file",
        "../walk/s2,9;there is no folder '../walk/s2' beside this file",
        "s2,later;time_s 'later' is not a finite decimal number",
    })
    void aWrongListIsRefused(String row, String message) throws IOException {
        Files.writeString(dir.resolve("walk").resolve("snapshots.csv"), "snapshot,time_s\n"
                + (message.startsWith("line 3") ? row + "\ns0,0\n" : "s0,0\n" + row + "\n"));
        CommandRun run = run();
        assertEquals(Hetnet.REFUSED, run.status());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void whatIsForOneSnapshotIsRefused() throws IOException {
        for (String setting : List.of("MODEL=x", "LIMIT=5rounds", "EPOCHS=5", "METHODS=teacher", "OFFSET_DB=99")) {
            CommandRun run = run(setting);
            assertEquals(Hetnet.REFUSED, run.status(), setting);
            assertEquals(1, run.err().lines().count(), run.err());
        }
        Path third = dir.resolve("walk").resolve("s3");
        Files.writeString(third.resolve("users.csv"), "ue,x_m,y_m,z_m\nw,0,0,1\nother,0,0,1\n");
        Files.writeString(third.resolve("pathloss.csv"),
                "ue,bs,pathloss_db\nw,A,100\nw,B,90\nother,A,90\nother,B,\n");
        assertTrue(run().err().contains("UE 'still' of the first snapshot is not in it"), run().err());
    }
}
