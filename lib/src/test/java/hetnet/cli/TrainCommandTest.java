package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.setting.TrainingLines;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.Tables;
import hetnet.train.TrainingStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TrainCommandTest {

    private static final String[] TINY = {"hidden=4", "rounds=1", "firstRounds=1", "steps=3", "batch=2", "users=20",
            "device=cpu"};

    @TempDir
    Path folder;


    @Test
    void writesWeightsAndLog() {
        CommandRun ran = run(TINY);
        assertEquals(0, ran.status(), ran.err());
        Path weights = folder.resolve("made/weights.bin");
        UnrolledModel model = UnrolledModel.load(weights);
        assertEquals("3", model.settings().get("steps"));
        Table log = Tables.readCsv(folder.resolve("made/weights-log.csv"));
        assertEquals(List.of("step", "utility_nat", "gradient_norm", "learning_rate"), log.columnNames());
        assertEquals(3, log.rowCount());
        assertTrue(ran.out().contains("step 3 of 3"), ran.out());
    }

    @Test
    void anInterruptKeepsACheckpointFromWhichTheSameCommandGoesOn() {
        Thread.currentThread().interrupt();
        CommandRun stopped = run(TINY);
        assertEquals(1, stopped.status());
        assertTrue(stopped.err().startsWith("hetnet-lab: stopped after step 1; its state is kept in "),
                stopped.err());
        assertFalse(Files.exists(folder.resolve("made")));
        CommandRun resumed = run(TINY);
        assertEquals(0, resumed.status());
        assertEquals("hetnet-lab: the training goes on after step 1, where it stopped last time",
                resumed.err().strip());
    }

    @Test
    void goesOnFromWeightsThatItNamesInTheLog() throws IOException {
        assertEquals(0, run(TINY).status());
        Path weights = folder.resolve("made/weights.bin");
        String before = UnrolledModel.load(weights).fingerprint();
        CommandRun ran = run(Stream.concat(Stream.of(TINY), Stream.of("from=" + weights)).toArray(String[]::new));
        assertEquals(0, ran.status(), ran.err());
        assertEquals(before, UnrolledModel.load(weights).settings().get("from"));
        assertTrue(Files.readAllLines(folder.resolve("made/weights-log.csv")).get(1).contains("from=" + before));
        assertTrue(refused("from=" + folder.resolve("none.bin")).contains("none.bin"));
    }

    @Test
    void wrongSettingsAreRefusedInOneSentence() {
        assertEquals("hetnet-lab: Unmatched argument at index 2: 'steps'\n", refused("steps"));
        assertTrue(refused("colour=red")
                .startsWith("hetnet-lab: unknown setting 'colour'; known are out, from, hidden, "));
        assertTrue(refused("steps=0").startsWith("hetnet-lab: steps = 0 steps is out of range"));
    }

    private String refused(String setting) {
        CommandRun run = run(setting);
        assertEquals(2, run.status());
        assertEquals(1, run.err().lines().count());
        return run.err();
    }

    @Test
    void progressTellsRateTimeLeftAndMeanUtility() {
        ArrayDeque<Long> clock = new ArrayDeque<>(List.of(0L, 5_000_000_000L));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TrainingLines lines = new TrainingLines(new PrintStream(out, true, StandardCharsets.UTF_8), "utility",
                7350, clock::poll);
        lines.resumed(Collections.nCopies(140, step(1, -9)));
        for (int step = 141; step <= 150; step++) {
            lines.step(step(step, step % 2 == 0 ? -2 : -3));
        }
        assertEquals("step 150 of 7350, 2.00/s, 1:00:00 left, utility -2.5000" + System.lineSeparator(),
                out.toString());
    }

    private static TrainingStep step(int number, double utility) {
        return new TrainingStep(number, 1e-3, 1, -utility, new TreeMap<>(Map.of("utility", utility)));
    }

    private CommandRun run(String... settings) {
        return CommandRun.in(folder, folder, Stream.concat(Stream.of("train",
                "OUT=" + folder.resolve("made/weights.bin")), Stream.of(settings))
                .toArray(String[]::new));
    }
}
