package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.io.Folders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationCommandTest {

    @TempDir
    Path folder;

    private String refused(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = AblationCommand.run(args, Folders.here().data(), folder, folder, System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(2, status);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aMistakeIsOneSentence() {
        String keys = " is not of the form KEY=value with a KEY of epochs, layouts, seeds, steps, users" + System.lineSeparator();
        assertEquals("hetnet-lab: 'epoch=3'" + keys, refused("epoch=3"));
        assertEquals("hetnet-lab: 'fast'" + keys, refused("fast"));
        assertEquals("hetnet-lab: seeds = 1 seeds is out of range: allowed are 2 to 1000 seeds" + System.lineSeparator(), refused("seeds=1"));
    }
}
