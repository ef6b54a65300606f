package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.study.quality.SeedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class TrainSeedsCommandTest {

    private static final String[] TINY = {"hidden=4", "rounds=2", "firstRounds=1", "inferenceRounds=2", "steps=2",
            "batch=1", "users=8",
        "device=cpu"};

    @TempDir
    Path folder;

    private CommandRun run(String... settings) {
        return CommandRun.in(folder.resolve("data"), folder,
                Stream.concat(Stream.of("train-seeds", "--seeds=2", "--layouts=1"), Stream.of(settings))
                .toArray(String[]::new));
    }

    @Test
    void theBestOnValidationLayoutsIsKeptAndTrainedSeedsAreNotTrainedAgain() throws IOException {
        CommandRun first = run(TINY);
        assertEquals(0, first.status(), first.err());
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

        CommandRun again = run("steps=10000000");
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().contains("unrolled-seed-2.bin is there"), again.out());
        assertArrayEquals(kept, Files.readAllBytes(data.resolve("unrolled.bin")));
    }

    @Test
    void aWrongSettingIsRefusedInOneSentence() {
        for (String wrong : new String[] {"steps=0", "seed=3", "seeds=0"}) {
            CommandRun run = wrong.startsWith("seeds") ? CommandRun.in(folder, folder, "train-seeds", wrong)
                    : run(wrong);
            assertEquals(2, run.status());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(wrong.substring(0, 4)), run.err());
        }
    }

    @Test
    void damagedWeightsAreNamed() throws IOException {
        Path file = SeedModels.file(folder.resolve("data"), 1);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no weights");
        CommandRun run = run(TINY);
        assertEquals(2, run.status());
        assertTrue(run.err().contains(file.toString()), run.err());
    }
}
