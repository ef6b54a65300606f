package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import hetnet.cli.TestFolder;
import hetnet.network.RadioConfig;
import hetnet.util.ScenarioException;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneTest {

    private static final ScenarioConfig FEW = Settings.override(ScenarioConfig.paper(), Map.of("users", "20"));

    @TempDir
    Path dir;

    private Scene read(TestFolder folder, RadioConfig radio) {
        return Scene.of(folder.write(dir).toString(), FEW, radio);
    }

    @Test
    void withoutAFolderItIsThePapersLayout() {
        Scene scene = Scene.of("", FEW, RadioConfig.paper());
        assertFalse(scene.isOwn());
        assertEquals("the paper's layout: 5 BSs, 20 UEs, 51 RBs, gains equal on all RBs", scene.describe());
        assertEquals(FEW.snapshot(scene.sites(), RadioConfig.paper()).channel().gains().digest(),
                scene.snapshot().channel().gains().digest());
    }

    @Test
    void gainsPerBlockDecideTheNumberOfBlocks() {
        Scene scene = read(TestFolder.flat(4, 1).withFading(7).withPaths((u, b) -> u > 0), RadioConfig.paper());
        assertTrue(scene.isOwn());
        assertEquals(7, scene.radio().blocks());
        assertEquals(dir + ": 1 BS, 4 UEs (1 out of coverage), 7 RBs, gains per RB", scene.describe());
    }

    @Test
    void flatGainsLeaveTheRadioAsItIs() {
        RadioConfig radio = Settings.override(RadioConfig.paper(), Map.of("blocks", "273"));
        assertEquals(radio, read(TestFolder.flat(3, 2), radio).radio());
    }

    @Test
    void aFolderThatCannotBeUsedIsOneSentence() {
        String missing = dir.resolve("nowhere").toString();
        String reason = assertThrows(ScenarioException.class, () -> Scene.of(missing, FEW, RadioConfig.paper()))
                .getMessage();
        assertEquals(missing + ": there is no such scenario folder", reason);

        CommandRun run = CommandRun.of("describe", missing);
        assertEquals(2, run.status());
        assertEquals("hetnet-lab: " + reason + System.lineSeparator(), run.err());
    }
}
