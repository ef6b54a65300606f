package hetnet.channel.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.io.arrays.NumberArray;
import hetnet.network.RadioConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of NumPy, SciPy and h5py (environment/tests/import_samples.py), against what NumPy says they hold. */
class NetworkImportTest {

    private static final Path SAMPLES = Path.of("lib", "src", "test", "resources", "imports");
    private static final int USERS = 6;
    private static final int SITES = 3;
    private static final int BLOCKS = 4;
    private static final double DOUBLE = 1e-12;  // sums in another order
    private static final double SINGLE = 1e-6;
    private static final double PRINTED = 3e-7;  // six decimals of a dB

    @TempDir
    private Path dir;

    static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
            options.put(pair.split("=", 2)[0], pair.split("=", 2)[1].replace("$", SAMPLES.toString()));
        }
        return options;
    }

    private static ImportedNetwork read(String file, String options) {
        return NetworkImport.read(SAMPLES.resolve(file), options(options));
    }

    /** Power gains as NumPy computed them; flat [U * B * R]. */
    private static double[] expected() throws IOException {
        return Files.readAllLines(SAMPLES.resolve("expected.csv")).stream().skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[3])).toArray();
    }

    private static double[] meanOverBlocks(double[] gain) {
        return IntStream.range(0, gain.length / BLOCKS).mapToDouble(link -> IntStream.range(0, BLOCKS)
                .mapToDouble(r -> gain[link * BLOCKS + r]).sum() / BLOCKS).toArray();
    }

    private static void assertNear(double[] expected, double[] found, double relative) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], expected[i] * relative, "value " + i);
        }
    }

    @ParameterizedTest
    @CsvSource(value = {
        "channel.npz, gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue, 1e-12",
        "channel_single.npz, gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue siteHeightM=25, 1e-6",
        "gain_fortran.npz, gains=G axes=ue,bs,rb quantity=gain sites=bs siteAxes=xyz,bs users=ue, 1e-12",
        "channel_v5.mat, gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue, 1e-12",
        "channel_v73.mat, gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue, 1e-12",
        "channel.h5, gains=run1/H axes=ue,bs,antenna,rb quantity=channel sites=run1/bs users=run1/ue, 1e-12",
        "links.h5, gains=short axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue, 1e-6",
        "deepmimo3_matlab.mat, source=deepmimo, 1e-12",
        "deepmimo3_python.mat, source=deepmimo, 1e-12",
        "sionna_cfr.npz, source=sionna, 1e-12",
    }, ignoreLeadingAndTrailingWhitespace = true, delimiterString = ", ")
    void gainsPerRbAreThoseOfNumPy(String file, String options, double relative) throws IOException {
        Snapshot read = read(file, options).snapshot();
        assertNear(expected(), read.channel().gains().kept(), relative);
        assertEquals(USERS, read.users().count());
        assertEquals(200, read.sites().positionM()[1][0], SINGLE);
        assertEquals(1.5, read.users().positionM()[3][2]);
    }

    @ParameterizedTest
    @CsvSource(value = {
        "channel.npz, gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue rbSize=4, 1e-12",
        "loss.npz, gains=L axes=bs,ue quantity=pathloss_db sites=bs users=ue los=los, 1e-12",
        "rsrp.npz, gains=P axes=ue,bs quantity=rsrp_dbm txPowerDbm=43 noPath=-999 sites=bs users=ue, 1e-12",
        "deepmimo4, source=deepmimo, 1e-12",
        "sionna_map.npz, source=sionna, 1e-6",
        "table_german.csv, map=ue=Nr,bs=cell,ue_x_m=X,ue_y_m=Y,pathloss_db=PL,x_m=X,y_m=Y,z_m=h sites=$/cells.csv "
            + "userHeightM=1.5 decimal=comma delimiter=;, 3e-7",
        "table_utf16.txt, map=ue=Nr,bs=cell,ue_x_m=X,ue_y_m=Y,pathloss_db=PL,x_m=X,y_m=Y,z_m=h sites=$/cells.csv "
            + "userHeightM=1.5 decimal=comma, 3e-7",
        "sparse.mat, gains=G axes=ue,bs quantity=gain sites=bs users=ue, 1e-12",
        "drive_test.csv, map=ue_lat=lat,ue_lon=lon,bs=site,bs_lat=site_lat,bs_lon=site_lon,rsrp_dbm=RSRP delimiter=| "
            + "txPowerDbm=43 userHeightM=1.5 siteHeightM=25, 3e-7",
    }, ignoreLeadingAndTrailingWhitespace = true, delimiterString = ", ")
    void gainsEqualOnAllRbsAreThoseOfNumPy(String file, String options, double relative) throws IOException {
        Snapshot read = read(file, options).snapshot();
        assertNear(meanOverBlocks(expected()), read.channel().gains().kept(), relative);
        assertEquals(200, read.sites().positionM()[1][0] - read.sites().positionM()[0][0], 0.1);
    }

    @Test
    void pathsOfSionnaAddUpAndAntennasAreAveraged() throws IOException {
        double[] mean = meanOverBlocks(expected());
        for (String file : List.of("sionna_paths.npz", "quadriga.mat")) {
            ImportedNetwork read = read(file, "source=" + file.split("[_.]")[0]);
            double[] gain = read.snapshot().channel().gains().kept();
            // each RB stands for a path there
            assertNear(IntStream.range(0, mean.length).mapToDouble(i -> mean[i] * BLOCKS).toArray(), gain, DOUBLE);
            assertTrue(read.summary().contains("gains are means over 2 pairs of antennas"), read.summary().toString());
            assertTrue(read.summary().contains("the powers of up to 4 paths are added"), read.summary().toString());
        }
    }

    @Test
    void tablesOfNs3HaveAlignedColumnsAndReceivedPowersInWatt() throws IOException {
        Path nodes = Files.createDirectories(dir.resolve("nodes"));
        for (String kind : List.of("bs", "ue")) {
            Files.writeString(nodes.resolve(kind + ".txt"), "% " + (kind.equals("bs") ? "cellId" : "IMSI") + " x y z\n"
                    + Files.readString(SAMPLES.resolve("ns3_" + kind + ".txt")));
        }
        Snapshot read = NetworkImport.read(SAMPLES.resolve("ns3_rsrp.txt"), Map.of("delimiter", "blank",
                "map", "bs=cellId,ue=IMSI,rsrp_w=rsrp,x_m=x,y_m=y,z_m=z", "txPowerDbm", "43",
                "sites", nodes.resolve("bs.txt").toString(), "users", nodes.resolve("ue.txt").toString())).snapshot();
        assertNear(meanOverBlocks(expected()), read.channel().gains().kept(), PRINTED);
        assertEquals(List.of("1", "2", "3"), read.sites().ids());
        assertArrayEquals(new double[] {100, 170, 30}, read.sites().positionM()[2]);
    }

    @Test
    void degreesAreProjectedAndTheSummarySaysSo() {
        ImportedNetwork read = read("drive_test.csv", "map=ue_lat=lat,ue_lon=lon,bs=site,bs_lat=site_lat,"
                + "bs_lon=site_lon,rsrp_dbm=RSRP delimiter=| txPowerDbm=43 userHeightM=1.5 siteHeightM=25");
        assertTrue(read.summary().stream().anyMatch(line -> line.startsWith("degrees are projected to metres around "
                + "48.850")), read.summary().toString());
        assertTrue(read.summary().contains("1 of 18 pairs have no row: read as no path"), read.summary().toString());
        assertTrue(read.summary().contains("gains are received powers over the 43.0 dBm that the BSs sent"));
    }

    /** A UE that goes 5 m in each step, away from its BS. */
    @Test
    void positionsAreThoseOfTheInstant() {
        NumberArray gain = NumberArray.of(new double[] {1e-9, 1e-10, 1e-11}, 3, 1, 1);
        NumberArray users = NumberArray.of(new double[] {10, 0, 1, 15, 0, 1, 20, 0, 1}, 3, 1, 3);
        Path file = dir.resolve("walk.npz");
        NetworkExport.write(Map.of("G", gain, "ue", users, "late", NumberArray.of(new double[6], 2, 1, 3), "bs",
                NumberArray.of(new double[] {0, 0, 25}, 1, 3)), file);
        Map<String, String> options = options("gains=G axes=time,ue,bs quantity=gain sites=bs users=ue "
                + "userAxes=time,ue,xyz time=all stepS=0.5");
        List<Snapshot> all = NetworkImport.read(file, options).snapshots();
        assertEquals(List.of(10.0, 15.0, 20.0), all.stream().map(one -> one.users().positionM()[0][0]).toList());
        assertEquals(Math.hypot(20, 24), all.get(2).channel().flatDistanceM()[0], DOUBLE);
        options.put("time", "1");
        options.remove("stepS");
        Snapshot second = NetworkImport.read(file, options).snapshot();
        assertEquals(15, second.users().positionM()[0][0]);
        assertEquals(1e-10, second.channel().gains().at(0, 0, 0), 1e-22);
        options.put("users", "late");
        options.put("time", "all");
        options.put("stepS", "1");
        assertEquals("positions of UEs are those of 2 instants, gains those of 3", assertThrows(
                IllegalArgumentException.class, () -> NetworkImport.read(file, options)).getMessage());
    }

    @Test
    void theSummarySaysWhatWasReadAsWhat() {
        List<String> summary = read("loss.npz", "gains=L axes=bs,ue quantity=pathloss_db sites=bs users=ue los=los")
                .summary();
        assertEquals("loss.npz: L [3, 6] real, axes bs,ue: path losses in dB", summary.get(0));
        assertTrue(summary.contains("1 of 18 values of L say that there is no path"), summary.toString());
        assertTrue(summary.contains("coverage: 17 of 18 pairs have a path (94.4 %), 6 of 6 UEs have one to any BS"));
        assertTrue(summary.stream().anyMatch(line -> line.matches("gains: -1\\d\\d.\\d to -\\d\\d.\\d dB, median .*")));
    }

    @Test
    void whatIsWrittenIsReadAgainToTheBit() {
        ImportedNetwork read = read("channel.npz", "gains=H axes=ue,bs,antenna,rb quantity=channel sites=bs users=ue");
        read.write(dir.resolve("network"));
        ScenarioFolder folder = ScenarioFolder.open(dir.resolve("network"), RadioConfig.paper().withBlocks(BLOCKS));
        assertNear(read.snapshot().channel().gains().kept(), folder.snapshot().channel().gains().kept(), 1e-14);
        read("loss.npz", "gains=L axes=bs,ue quantity=pathloss_db sites=bs users=ue los=los").write(dir.resolve("los"));
        ScenarioFolder los = ScenarioFolder.open(dir.resolve("los"), RadioConfig.paper());
        double[] lossDb = meanOverBlocksInDb(read.snapshot());
        for (int link = 0; link < USERS * SITES; link++) {
            assertEquals(lossDb[link] < 100, los.isLos(link / SITES, link % SITES));
        }
    }

    @Test
    void theOnlyArrayOfAFileNeedsNoName() throws IOException {
        Path file = dir.resolve("gain.npz");
        NetworkExport.write(Map.of("G", NumberArray.of(new double[] {1e-9, 1e-10}, 2, 1)), file);
        Files.writeString(dir.resolve("bs.tsv"), "cell\tx\ty\nA\t0\t0\n");
        Files.writeString(dir.resolve("ue.tsv"), "nr\tx\ty\n1\t5\t0\n2\t50\t0\n");
        ImportedNetwork read = NetworkImport.read(file, options("axes=ue,bs quantity=gain siteHeightM=25 "
                + "userHeightM=1.5 map=bs=cell,ue=nr,x_m=x,y_m=y sites=" + dir.resolve("bs.tsv") + " users="
                + dir.resolve("ue.tsv")));
        assertEquals("gain.npz: G [2, 1] real, axes ue,bs: linear power gains", read.summary().get(0));
        assertEquals(1e-10, read.snapshot().channel().gains().at(1, 0, 0), 1e-22);
    }

    /** As logs have them: a date and time with a zone or without one, and a clock that counts from 1970. */
    @ParameterizedTest
    @CsvSource({"2026-11-28T12:00:00Z, 2026-11-28 12:00:00.250", "2026-11-28T13:00:00+01:00, 1795867200.25"})
    void timesAreThoseOfClocks(String first, String second) throws IOException {
        Path file = Files.writeString(dir.resolve("log.csv"), """
                time_s,ue,bs,pathloss_db,ue_x_m,ue_y_m,ue_z_m,bs_x_m,bs_y_m,bs_z_m
                %s,1,A,90,0,0,1,50,0,25
                %s,1,A,91,1,0,1,50,0,25
                """.formatted(first, second));
        assertArrayEquals(new double[] {1795867200, 1795867200.25}, NetworkImport.read(file, Map.of()).timeS());
        Files.writeString(file, Files.readString(file).replace("2026-11-28T", "2026-11-31T"));
        assertTrue(refusal(file, "").contains("line 2: '2026-11-31T"), refusal(file, ""));
    }

    /** Names with units, the minus sign of a text processor, and places whose columns are called otherwise. */
    @Test
    void namesOfOneTableAreNotAskedOfTheOthers() throws IOException {
        Path links = Files.writeString(dir.resolve("l.csv"), "Cell ID;RSRP [dBm];x;y\nA;\u221295,5;3;0\nA;0;9;0\n");
        Path cells = Files.writeString(dir.resolve("c.csv"), "bs,x_m,y_m,z_m\nA,0,0,25\n");
        Map<String, String> options = Map.of("map", "bs=Cell ID,rsrp_dbm=RSRP [dBm],ue_x_m=x,ue_y_m=y", "sites",
                cells.toString(), "txPowerDbm", "43", "userHeightM", "1.5");
        ImportedNetwork read = NetworkImport.read(links, options);
        assertArrayEquals(new double[] {138.5, 43}, meanOverBlocksInDb(read.snapshot()), 1e-9);
        assertTrue(read.summary().contains("there are values of 0 (1), and all others are far from it: NO_PATH=0 says "
                + "that they stand for no path"), read.summary().toString());
    }

    /** As ns-3 writes a radio environment map: no line of names, and nobody says which BS it was. */
    @Test
    void aTableWithoutNamesOrBssSaysWhatItLacks() throws IOException {
        Path map = Files.writeString(dir.resolve("rem.out"), "0\t0\t1.5\t1e-08\n20\t0\t1.5\t2e-08\n");
        assertTrue(refusal(map, "").contains("columns 0,0,1.5,1e-08 (HEADER names them where the file has no line for "
                + "it)"));
        assertTrue(refusal(map, "delimiter=tab header=x,y,z,g map=ue_x_m=x,ue_y_m=y,ue_z_m=z,gain=g").endsWith(
                "no column 'bs' among x,y,z,g: MAP=bs=... says what it is called; each row is of one BS"));
        Path links = Files.writeString(dir.resolve("l.csv"), "ue,bs,gain\n1,A,1e-9\n");
        Path cells = Files.writeString(dir.resolve("c.csv"), "bs,x,y\nA,0,0\n");
        assertTrue(refusal(links, "siteHeightM=25 sites=" + cells).endsWith("MAP=x_m=... says what it is called"));
    }

    private static String refusal(Path file, String options) {
        return assertThrows(IllegalArgumentException.class, () -> NetworkImport.read(file, options(options)))
                .getMessage();
    }

    private static double[] meanOverBlocksInDb(Snapshot snapshot) {
        return snapshot.channel().flatPathLossDb();
    }
}
