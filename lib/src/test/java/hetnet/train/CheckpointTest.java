package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import hetnet.io.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state in which a kill or a bad disk can leave the two files. */
class CheckpointTest {

    @TempDir
    private Path folder;

    private Path file;
    private Path previous;
    private final List<String> notices = new ArrayList<>();
    private Checkpoint checkpoint;

    @BeforeEach
    void open() {
        file = folder.resolve("state.bin");
        previous = folder.resolve("state.bin.previous");
        checkpoint = Checkpoint.of(file, 5, notices::add);
    }

    @Test
    void theNewestCountsAndTheOneBeforeIsKept() {
        checkpoint.resume("state", "me", state -> fail("there is none"));
        write(1);
        assertFalse(Files.exists(previous));
        write(2);
        write(3);
        assertEquals(3, read());
        assertEquals(2, Artefact.read(previous, "state").arrays().get("step")[0]);
        assertEquals(List.of(), notices);
    }

    @Test
    void aKillBetweenTheTwoRenamesCostsOneState() throws IOException {
        write(1);
        write(2);
        Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(2, read());
        assertEquals(List.of(file + " is missing; training goes on from the state before, " + previous), notices);
        write(3);
        assertEquals(3, read());
    }

    @Test
    void aDamagedNewestIsNeverKeptInPlaceOfAWholeOne() throws IOException {
        write(1);
        write(2);
        damage(file);
        assertEquals(1, read());
        assertEquals(List.of(file + " is damaged; training goes on from the state before, " + previous), notices);
        assertEquals(1, read(), "it has taken the place of the damaged one");
        assertEquals(1, notices.size());
        write(2);
        damage(file);
        assertEquals(1, read());
    }

    @Test
    void whereBothAreDamagedOneSentenceNamesTheFile() throws IOException {
        write(1);
        write(2);
        damage(file);
        damage(previous);
        assertTrue(assertThrows(IllegalArgumentException.class, this::read).getMessage()
                .startsWith(previous + " is damaged"));
        Files.delete(previous);
        assertTrue(assertThrows(IllegalArgumentException.class, this::read).getMessage()
                .startsWith(file + " is damaged"));
    }

    @Test
    void aSoundNewestThatLacksSomethingIsNoBetterThanADamagedOne() {
        write(1);
        write(2);
        Artefact lacking = new Artefact("state", "me", new TreeMap<>(), new TreeMap<>());
        lacking.write(file);
        assertEquals(1, read());
        assertEquals(List.of(file + " is of no use (there is no array 'step'); training goes on from the state before, "
                + previous), notices);
        assertEquals(1, read(), "it has taken the place of the other");
        lacking.write(file);
        assertEquals(file
                + " does not hold what 'state' needs (there is no array 'step'): name another file, or delete this "
                + "one to have it "
                + "made anew", assertThrows(IllegalArgumentException.class, this::read).getMessage());
    }

    @Test
    void aStateOfAnotherConfigurationIsRefusedAndTheOneBeforeNotTried() {
        write(1);
        new Artefact("state", "you", new TreeMap<>(), new TreeMap<>()).replace(file, previous);
        assertTrue(assertThrows(IllegalArgumentException.class, this::read).getMessage()
                .startsWith(file + " was made by another"));
        assertTrue(Files.exists(previous));
    }

    @Test
    void noneKeepsNothingAndDeleteLeavesNothing() throws IOException {
        Checkpoint none = Checkpoint.none();
        none.write(state(1));
        none.resume("state", "me", state -> fail("there is none"));
        none.delete();
        write(1);
        write(2);
        checkpoint.delete();
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemoved() throws IOException {
        Process ended = new ProcessBuilder("true").start();
        ended.onExit().join();
        Path litter = Files.createFile(folder.resolve(".state.bin." + ended.pid() + "-0a.part"));
        Path others = Files.createFile(folder.resolve(".state.bin." + ProcessHandle.current().pid() + "-0a.part"));
        write(1);
        assertEquals(1, read());
        assertFalse(Files.exists(litter));
        assertTrue(Files.exists(others), "a process that lives is still writing");
    }

    private void write(int step) {
        checkpoint.write(state(step));
    }

    private static Artefact state(int step) {
        return new Artefact("state", "me", new TreeMap<>(), new TreeMap<>(Map.of("step", new double[] {step})));
    }

    private int read() {
        int[] step = {0};
        checkpoint.resume("state", "me", state -> step[0] = (int) state.array("step", 1)[0]);
        return step[0];
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
}
