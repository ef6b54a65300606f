package hetnet.cli.mimo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import hetnet.cli.setting.StoppableTraining;
import hetnet.mimo.model.PrecodingModel;
import hetnet.report.Tables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainMimoCommandTest {

    @TempDir
    Path folder;

    private CommandRun run(String name, String... more) {
        String[] settings = {"train-mimo", "out=" + folder.resolve(name), "hidden=4", "fewestRounds=1", "mostRounds=2",
            "steps=3", "streams=40"};
        String[] all = new String[settings.length + more.length];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return CommandRun.in(folder, folder, all);
    }

    @Test
    void anInterruptKeepsACheckpointFromWhichTheSameCommandGoesOn() {
        Thread.currentThread().interrupt();
        CommandRun stopped = run("a.bin");
        assertEquals(1, stopped.status());
        assertTrue(stopped.err().startsWith("hetnet-lab: stopped after step 1; its state is kept in "),
                stopped.err());
        assertFalse(Files.exists(folder.resolve("a.bin")));
        CommandRun resumed = run("a.bin");
        assertEquals(0, resumed.status(), resumed.err());
        assertEquals("hetnet-lab: the training goes on after step 1, where it stopped last time",
                resumed.err().strip());
        assertEquals(3, Tables.readCsv(folder.resolve("a-log.csv")).rowCount());
        CommandRun other = run("b.bin", "seed=2");
        assertEquals(0, other.status(), other.err());
        CommandRun from = run("c.bin", "seed=2", "from=" + folder.resolve("b.bin"));
        assertEquals(0, from.status(), from.err());
        assertTrue(PrecodingModel.load(folder.resolve("c.bin")).settings().containsKey("from"));
    }

    @Test
    void numbersThatAreNotFiniteEndTheTrainingInOneSentence() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(Optional.empty(), StoppableTraining.run(() -> {
            throw new IllegalStateException("the gradient is NaN");
        }, folder.resolve("state.bin"), 10, step -> { }, new PrintStream(err, true, StandardCharsets.UTF_8)));
        assertEquals("hetnet-lab: the gradient is NaN" + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
    }
}
