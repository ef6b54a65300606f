package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.study.quality.SeedModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class TrainSeedsCommandTest {

    private static final String[] TINY = {"hidden=4", "rounds=2", "firstRounds=1", "inferenceRounds=2", "steps=2", "batch=1", "users=8",
        "device=cpu"};

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... settings) {
        return TrainSeedsCommand.run(settings, 2, 1, folder.resolve("artefacts"), folder.resolve("data"), new PrintStream(out),
                new PrintStream(err));
    }

    @Test
    void theBestOnValidationLayoutsIsKeptAndTrainedSeedsAreNotTrainedAgain() throws IOException {
        assertEquals(0, run(TINY), err::toString);
        Path data = folder.resolve("data");
        Table validation = Tables.readCsv(data.resolve("seeds/validation.csv"));
        assertEquals(2 * 8, validation.rowCount());
        Map<Integer, Double> gain = new TreeMap<>();
        for (Row row : validation) {
            gain.merge((int) row.getLong("seed"), row.getNumber("gain_nat"), Double::sum);
        }
        int best = gain.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue)).orElseThrow().getKey();
        byte[] kept = Files.readAllBytes(data.resolve("unrolled.bin"));
        assertArrayEquals(Files.readAllBytes(SeedModels.file(data, best)), kept);
        assertTrue(Files.exists(data.resolve("unrolled-log.csv")));

        assertEquals(0, run("steps=nonsense"), err::toString);
        assertTrue(out.toString().contains("unrolled-seed-2.bin is there"), out.toString());
        assertArrayEquals(kept, Files.readAllBytes(data.resolve("unrolled.bin")));
    }

    @Test
    void aWrongSettingIsRefusedInOneSentence() {
        assertEquals(2, run("steps=0"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("steps"), err.toString());
    }

    @Test
    void damagedWeightsAreNamed() throws IOException {
        Path file = SeedModels.file(folder.resolve("data"), 1);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no weights");
        assertEquals(2, run(TINY));
        assertTrue(err.toString().contains(file.toString()), err.toString());
    }
}
