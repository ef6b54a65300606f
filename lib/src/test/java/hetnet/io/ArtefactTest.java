package hetnet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.RadioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactTest {

    @TempDir
    private Path folder;

    private final Artefact artefact = new Artefact("labels", Artefact.fingerprint(RadioConfig.paper()),
            new TreeMap<>(Map.of("seed", "7")), new TreeMap<>(Map.of("x", new double[] {1.5, Double.NaN, -0.0}, "y",
                    new double[0])));

    @Test
    void readsBackExactly() {
        Path file = folder.resolve("deeper/labels.bin");
        artefact.write(file);
        Artefact read = Artefact.read(file, "labels");
        assertEquals(artefact.fingerprint(), read.fingerprint());
        assertEquals(artefact.properties(), read.properties());
        assertArrayEquals(artefact.arrays().get("x"), read.arrays().get("x"));
        assertEquals(0, read.arrays().get("y").length);
    }

    @Test
    void everyFlippedOrMissingByteIsRefusedByName() throws IOException {
        Path file = folder.resolve("labels.bin");
        artefact.write(file);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] flipped = good.clone();
            flipped[i] ^= 0x10;
            assertRefused(file, flipped);
            assertRefused(file, Arrays.copyOf(good, i));
        }
    }

    private void assertRefused(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Artefact.read(file, "labels"));
        assertTrue(e.getMessage().contains("labels.bin is damaged"), e.getMessage());
    }

    @Test
    void otherKindsAndMissingFilesAreNamed() {
        Path file = folder.resolve("labels.bin");
        artefact.write(file);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Artefact.read(file, "model")).getMessage()
                .contains("holds 'labels', where 'model' is wanted"));
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> Artefact.read(folder.resolve("none.bin"), "model")).getMessage()
                .startsWith("there is no file"));
    }

    @Test
    void aFolderThatIsAFileIsAnErrorAndNothingIsLeftBehind() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        assertTrue(assertThrows(UncheckedIOException.class, () -> artefact.write(blocked.resolve("x.bin"))).getMessage()
                .startsWith("cannot write"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void fingerprintsFollowTheValues() {
        assertEquals(Artefact.fingerprint(RadioConfig.paper(), 1L), Artefact.fingerprint(RadioConfig.paper(), 1L));
        assertNotEquals(Artefact.fingerprint(RadioConfig.paper(), 1L), Artefact.fingerprint(RadioConfig.paper(), 2L));
    }

    @Test
    void anInterruptedThreadStillWritesItsFile() {
        Path file = folder.resolve("interrupted.bin");
        Thread.currentThread().interrupt();
        artefact.write(file);
        assertTrue(Thread.interrupted(), "the interrupt is left to the caller");
        assertArrayEquals(artefact.arrays().get("x"), Artefact.read(file, "labels").arrays().get("x"));
    }
}
