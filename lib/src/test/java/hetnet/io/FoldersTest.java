package hetnet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @Test
    void homeIsTheNearestProjectAbove(@TempDir Path project) throws Exception {
        Files.createFile(project.resolve("pom.xml"));
        Path notebooks = Files.createDirectory(project.resolve("notebooks"));
        Folders folders = new Folders(Map.of(), notebooks);
        assertEquals(project, folders.home());
        assertEquals(project.resolve("data"), folders.data());
        assertEquals(project.resolve("figures"), folders.figures());
        assertEquals(project.resolve(".artefacts"), folders.artefacts());
    }

    @Test
    void theEnvironmentMovesEachFolder(@TempDir Path other) {
        Folders folders = new Folders(Map.of("HETNET_HOME", other.toString(), "HETNET_FIGURES", other + "/a",
                "HETNET_ARTEFACTS", other + "/b"), Path.of("/"));
        assertEquals(other.resolve("data"), folders.data());
        assertEquals(other.resolve("a"), folders.figures());
        assertEquals(other.resolve("b"), folders.artefacts());
    }

    @Test
    void outsideAProjectTheErrorSaysWhatToSet() {
        IllegalStateException error = assertThrows(IllegalStateException.class,
                () -> new Folders(Map.of(), Path.of("/")));
        assertTrue(error.getMessage().contains("HETNET_HOME"), error.getMessage());
    }
}
