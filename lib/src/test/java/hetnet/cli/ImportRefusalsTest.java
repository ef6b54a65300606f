package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import hetnet.channel.imports.ImportOptions;
import hetnet.channel.imports.NetworkImport;
import hetnet.util.InputException;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be imported is refused in one sentence, and nothing is written. */
class ImportRefusalsTest {

    @RegisterExtension
    private static final Tally TALLY = new Tally("imports");

    private static final Path SAMPLES = Path.of("lib", "src", "test", "resources", "imports");
    private static final String H = "GAINS=H AXES=ue,bs,antenna,rb QUANTITY=channel SITES=bs USERS=ue ";
    private static final Map<String, String> WHOLE = Map.of("channel.npz", H, "channel_v5.mat", H, "channel_v73.mat", H,
            "channel.h5", "GAINS=run1/H AXES=ue,bs,antenna,rb QUANTITY=channel SITES=run1/bs USERS=run1/ue",
            "table_german.csv", "DECIMAL=comma USER_HEIGHT_M=1 MAP=ue=Nr,bs=cell,ue_x_m=X,ue_y_m=Y,pathloss_db=PL,"
            + "x_m=X,y_m=Y,z_m=h SITES=" + SAMPLES.resolve("cells.csv"));
    private static final int DAMAGES = 60; // of each file

    @TempDir
    private Path dir;

    private CommandRun run(Path file, String options) {
        List<String> arguments = new ArrayList<>(List.of("import", "FROM=" + file, "OUT=" + dir.resolve("out")));
        arguments.addAll(options.isBlank() ? List.of() : Arrays.asList(options.strip().split("\\s+")));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private void assertRefused(CommandRun run, String message) {
        assertEquals(Hetnet.REFUSED, run.status(), run.err() + run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(dir.resolve("out").resolve("sites.csv")));
        TALLY.count("options and files that cannot be imported");
    }

    @ParameterizedTest
    @CsvFileSource(files = "lib/src/test/resources/imports/refusals.txt", delimiter = ';')
    void oneSentenceSaysWhatIsMissing(String file, String options, String message) {
        assertRefused(run(SAMPLES.resolve(file), options == null ? "" : options), message);
    }

    @Test
    void rowsThatContradictEachOtherAreNamedByTheirLine() throws IOException {
        String header = "ue,bs,gain_db,ue_x_m,ue_y_m,ue_z_m,bs_x_m,bs_y_m,bs_z_m\n1,A,-80,0,0,1,50,0,25\n";
        Map<String, String> rows = Map.of(
                "1,A,-81,0,0,1,50,0,25", "line 3: the pair of this UE and BS 'A' occurs twice: REPEATED",
                "1,B,-81,5,0,1,90,0,25", "line 3: UE '1' stands at another place than in the rows before",
                "2,A,-81,5,0,1,90,0,25", "line 3: BS 'A' stands at another place than in the rows before",
                "2,A,loud,5,0,1,50,0,25", "line 3: gain_db 'loud' is not a finite decimal number",
                "2,A,-81,5,0,1,50,0", "line 3: has 8 values, but the header has 9 columns",
                ",A,-81,5,0,1,50,0,25", "line 3: ue is empty");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            Path file = Files.writeString(dir.resolve("rows.csv"), header + row.getKey() + "\n");
            assertRefused(run(file, ""), row.getValue());
        }
        Files.writeString(dir.resolve("rows.csv"), header + "1,A,-82,0,0,1,50,0,25\n");
        assertEquals(Hetnet.OK, run(dir.resolve("rows.csv"), "REPEATED=mean").status());
    }

    /** Where values are no such powers, and what the file seems to hold in their place. */
    @Test
    void receivedPowersThatCannotBeAreNotTaken() throws IOException {
        Map<String, String> values = Map.of(
                "rsrp_dbm 95 103.5", "all received powers are above 0 dBm, 95.0 to 103.5: they seem to lack their "
                        + "minus sign",
                "rsrp_dbm -95 50", "the largest gain is 7.0 dB, more than was sent",
                "rsrp_dbm 2147483647 -95", "line 2: 2147483647 is none of received powers in dBm: "
                        + "NO_PATH=2147483647 says that it stands for no path",
                "gain_db 95 103.5", "all gains are above 0 dB, 95.0 to 103.5: losses are pathloss_db, in MAP of tables",
                "pathloss_db -95 -103.5", "all losses are below 0 dB, -103.5 to -95.0: gains are gain_db, in MAP",
                "pathloss_db 9500 10350", "no UE has a path to any BS: 2 gains are below -400 dB");
        for (Map.Entry<String, String> value : values.entrySet()) {
            String[] words = value.getKey().split(" ");
            Path file = Files.writeString(dir.resolve("rows.csv"), """
                    ue,bs,%s,ue_x_m,ue_y_m,ue_z_m,bs_x_m,bs_y_m,bs_z_m
                    1,A,%s,0,0,1,50,0,25
                    2,A,%s,9,0,1,50,0,25
                    """.formatted((Object[]) words));
            assertRefused(run(file, words[0].startsWith("rsrp") ? "TX_POWER_DBM=43" : ""), value.getValue());
        }
    }

    @Test
    void filesOfOtherKindsSayWhatTheyAre() throws IOException {
        Path wide = Files.writeString(dir.resolve("wide.csv"), "ue,A,B\n1,-80,-90\n");
        assertRefused(run(wide, ""), "of a table with a column for each BS make one with a row for each UE and BS");
        for (String name : List.of("links.jsonl", "cells.geojson", "links.nc")) {
            Path file = Files.writeString(dir.resolve(name), "{}\n");
            assertRefused(run(file, ""), name.replaceFirst(".*\\.", ".") + " is not read: save a table as CSV");
        }
    }

    @Test
    void whatIsOneForALinkOrABsIsOneInAllRows() throws IOException {
        String header = "ue,bs,rb,gain_db,pathloss_db,los,bs_tier,bs_budget_dbm,ue_x_m,ue_y_m,ue_z_m,bs_x_m,bs_y_m,"
                + "bs_z_m\n1,A,0,-80,80,1,macro,46,0,0,1,50,0,25\n1,A,1,-80,%s,0,0,1,50,0,25\n";
        Map<String, String> rows = Map.of(
                "81,1,macro,46", "line 3: pathloss_db of this UE and BS 'A' is another than in the rows before",
                "80,0,macro,46", "line 3: los of this UE and BS 'A' is another than in the rows before",
                "80,1,pico,46", "line 3: BS 'A' has another tier or budget than in the rows before",
                "80,1,macro,NA", "line 3: BS 'A' has another tier or budget than in the rows before",
                "80,1,nano,46", "line 3: bs_tier 'nano' is none of [macro, micro, pico, femto]",
                "80,1,macro,10 m", "line 3: bs_budget_dbm '10 m' is not a finite decimal number");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            Path file = Files.writeString(dir.resolve("rows.csv"), header.formatted(row.getKey()));
            assertRefused(run(file, ""), row.getValue());
        }
        Files.writeString(dir.resolve("rows.csv"), header.formatted("80,1,MACRO,46.0"));
        assertEquals(Hetnet.OK, run(dir.resolve("rows.csv"), "").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"page.npz;<html>404</html>;does not begin as NumPy's",
        "empty.mat;'';does not begin as NumPy's", "pointer.h5;version https://git-lfs;does not begin as NumPy's",
        "frame.parquet;PAR1;.parquet is not read: save a table as CSV", "data.pkl;.;.pkl is not read",
        "data.json;{};.json is not read", "old.xls;.;.xls is not read", "table.csv;'';is empty",
        "table.csv;a b c;no gain is known of the columns a b c (DELIMITER says", "notes.txt;#;is empty"})
    void whatIsNoneOfTheseFilesSaysSo(String name, String content, String message) throws IOException {
        assertRefused(run(Files.writeString(dir.resolve(name), content), ""), message);
    }

    @Test
    void aSheetAndAFolderWithoutArraysAreNone() throws IOException {
        Path sheet = dir.resolve("sheet.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(sheet))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertRefused(run(sheet, ""), "it is some other zip archive: save a sheet as CSV");
        assertRefused(run(Files.createDirectory(dir.resolve("empty")), ""), "there is no file in it that begins as");
    }

    @Test
    void aNumberThatIsAnotherThanWasSavedIsNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("channel.npz"));
        bytes[400] ^= 1; // of the first array, which is not compressed
        assertRefused(run(Files.write(dir.resolve("channel.npz"), bytes), H),
                "cannot be read as NPZ, it may be damaged, cut off or of an unknown version (the checksum of H.npy");
    }

    @Test
    void aPickleIsNotRead() throws IOException {
        byte[] header = ("\u0093NUMPY\u0001\u0000\u0076\u0000" + "{'descr': '|O', 'fortran_order': False, "
                + "'shape': (), }" + " ".repeat(67) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(dir.resolve("pickle.npy"), header);
        assertRefused(run(file, ""), "holds Python objects (a pickle), which are not read");
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        for (String pair : text.strip().split("\\s+")) {
            String[] parts = pair.split("=", 2);
            options.put(Settings.toMap(ImportOptions.none()).keySet().stream().filter(name -> name.equalsIgnoreCase(
                    parts[0].replace("_", ""))).findFirst().orElseThrow(), parts[1]);
        }
        return options;
    }

    @Test
    void damagedFilesAreReadOrRefusedInOneSentence() throws IOException {
        RandomGenerator random = Seeds.stream(5, "damages");
        for (Map.Entry<String, String> whole : WHOLE.entrySet()) {
            byte[] bytes = Files.readAllBytes(SAMPLES.resolve(whole.getKey()));
            for (int i = 0; i < DAMAGES; i++) {
                byte[] damaged = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                if (i % 2 == 1) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Path file = Files.write(dir.resolve(whole.getKey()), damaged);
                try { // without the command around it, which draws a map of what could be read
                    InputException.blame(() -> NetworkImport.read(file, options(whole.getValue())));
                } catch (InputException e) {
                    assertEquals(1, e.getMessage().lines().count(), whole.getKey() + " " + i + ": " + e.getMessage());
                }
                TALLY.count("damaged files of other programs");
            }
        }
    }
}
