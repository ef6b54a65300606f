package hetnet.cli.mimo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import hetnet.mimo.model.PrecodingModel;
import hetnet.report.Tables;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class EvaluateMimoCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("sites.csv"), "bs,x_m,y_m,z_m\nA,0,0,25\nB,100,0,25\n");
        Files.writeString(folder.resolve("users.csv"), "ue,x_m,y_m,z_m\n7,40,10,1.5\n8,50,0,1.5\n9,90,0,1.5\n");
        StringBuilder loss = new StringBuilder("ue,bs,pathloss_db\n");
        StringBuilder csi = new StringBuilder("ue,bs,antenna,rb,re,im\n");
        for (int u = 7; u <= 9; u++) {
            for (String bs : new String[] {"A", "B"}) {
                loss.append(u == 9 ? "%d,%s,\n".formatted(u, bs) : "%d,%s,90\n".formatted(u, bs));
                for (int i = 0; i < 4; i++) { // the last UE has no path
                    csi.append("%d,%s,%d,%d,%s,%s\n".formatted(u, bs, i / 2, i % 2, u == 9 ? 0 : 1e-5 * (i + u % 3),
                            u == 9 ? 0 : bs.equals("A") ? 2e-5 * i : 1e-6));
                }
            }
        }
        Files.writeString(folder.resolve("pathloss.csv"), loss);
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(
                Files.newOutputStream(folder.resolve("csi.csv.gz"))), StandardCharsets.UTF_8)) {
            out.write(csi.toString());
        }
    }

    /** Settings as make gives them. */
    private CommandRun evaluate(String constraint) {
        return CommandRun.of("evaluate-mimo", "SCENARIO=" + folder, "OUT=" + folder.resolve("out"),
                "CONSTRAINT=" + constraint);
    }

    @Test
    void ratesAndPrecodersAreOfTheFolder() {
        Path out = folder.resolve("out");
        assertEquals(0, evaluate("per_antenna").status());
        double watt = 0;
        for (Row row : Tables.readCsv(out.resolve("precoders.csv"))) {
            watt += row.getString("bs").equals("A") && row.getNumber("antenna") == 1
                    ? Math.pow(row.getNumber("re"), 2) + Math.pow(row.getNumber("im"), 2) : 0;
        }
        assertTrue(watt <= Math.pow(10, 1.6) / 2 * (1 + 1e-9), watt + " W at an antenna"); // 46 dBm, two antennas
        Table rates = Tables.readCsv(out.resolve("rates.csv"));
        assertEquals(8 * 3, rates.rowCount());
        Table summary = Tables.readCsv(out.resolve("summary.csv"));
        assertEquals(2, summary.row(0).getNumber("coverage"));
    }

    @Test
    void anUnknownConstraintIsRefused() {
        CommandRun run = evaluate("none");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("per_bs or per_antenna"), run.err());
    }

    @Test
    void theOtherCommandsTakeSettingsAsMakeGivesThemToo() {
        Path weights = folder.resolve("weights.bin");
        CommandRun trained = CommandRun.in(Path.of("data"), folder, "train-mimo", "OUT=" + weights, "steps=1",
                "streams=40", "hidden=4");
        assertEquals(0, trained.status(), trained.err());
        Map<String, String> settings = PrecodingModel.load(weights).settings();
        assertEquals(List.of("4", "1", "40"), Stream.of("hidden", "steps", "streams").map(settings::get).toList());
        CommandRun refused = CommandRun.of("bench-mimo", "LAYOUTS=0", "OUT=" + folder.resolve("table.csv"));
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("layouts = 0"), refused.err());
    }
}
