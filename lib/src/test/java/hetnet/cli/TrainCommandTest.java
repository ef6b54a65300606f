package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.report.Tables;
import hetnet.train.UtilityStep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TrainCommandTest {

    private static final String[] TINY = {"hidden=4", "rounds=1", "firstRounds=1", "steps=3", "batch=2", "users=20", "device=cpu"};

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesWeightsAndLog() {
        assertEquals(0, run(TINY), err::toString);
        Path weights = folder.resolve("made/weights.bin");
        try (UnrolledModel model = UnrolledModel.load(weights, DeviceChoice.CPU)) {
            assertEquals(3, model.config().steps());
        }
        Table log = Tables.readCsv(folder.resolve("made/weights-log.csv"));
        assertEquals(List.of("step", "utility_nat", "gradient_norm", "learning_rate"), log.columnNames());
        assertEquals(3, log.rowCount());
        assertTrue(out.toString().contains("step 3 of 3"), out.toString());
    }

    @Test
    void anInterruptKeepsACheckpointFromWhichTheSameCommandGoesOn() {
        Thread.currentThread().interrupt();
        assertEquals(1, run(TINY));
        assertTrue(err.toString().startsWith("hetnet-lab: stopped after step 1; the same command goes on from "), err.toString());
        assertFalse(Files.exists(folder.resolve("made")));
        assertEquals(0, run(TINY));
        assertTrue(out.toString().contains("resumed after step 1 from "), out.toString());
    }

    @Test
    void wrongSettingsAreRefusedInOneSentence() {
        assertEquals(2, run("steps"));
        assertEquals(2, run("colour=red"));
        assertEquals(2, run("steps=0"));
        List<String> lines = err.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("hetnet-lab: 'steps' is not of the form KEY=value with a KEY of OUT, batch, "), lines.get(0));
        assertTrue(lines.get(1).startsWith("hetnet-lab: 'colour=red' is not of the form KEY=value with a KEY of OUT, batch, "), lines.get(1));
        assertTrue(lines.get(2).startsWith("hetnet-lab: steps = 0 steps is out of range"), lines.get(2));
        assertEquals(3, lines.size());
    }

    @Test
    void progressTellsRateTimeLeftAndMeanUtility() {
        ArrayDeque<Long> clock = new ArrayDeque<>(List.of(0L, 5_000_000_000L));
        TrainingLines lines = new TrainingLines(new PrintStream(out, true, StandardCharsets.UTF_8), 7350, 140, clock::poll);
        for (int step = 141; step <= 150; step++) {
            lines.accept(new UtilityStep(step, step % 2 == 0 ? -2 : -3, 1, 1e-3));
        }
        assertEquals("step 150 of 7350, 2.00/s, 1:00:00 left, utility -2.5000" + System.lineSeparator(), out.toString());
    }

    private int run(String... settings) {
        String[] arguments = new String[settings.length + 1];
        arguments[0] = "OUT=" + folder.resolve("made/weights.bin");
        System.arraycopy(settings, 0, arguments, 1, settings.length);
        return TrainCommand.run(arguments, folder.resolve("artefacts"), folder, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
