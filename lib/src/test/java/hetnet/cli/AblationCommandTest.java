package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationCommandTest {

    @TempDir
    Path folder;

    private String refused(String setting) {
        CommandRun run = CommandRun.in(Path.of("data"), folder, "ablations", setting);
        assertEquals(2, run.status());
        return run.err();
    }

    @Test
    void aMistakeIsOneSentence() {
        assertEquals("hetnet-lab: unknown setting 'epoch'; known are rows, seeds, users, epochs, steps, layouts, help, "
                + "version"
                + System.lineSeparator(), refused("epoch=3"));
        assertEquals("hetnet-lab: Unmatched argument at index 1: 'fast'" + System.lineSeparator(), refused("fast"));
        assertEquals("hetnet-lab: seeds = 1 seeds is out of range: allowed are 2 to 1000 seeds"
                + System.lineSeparator(), refused("seeds=1"));
    }
}
