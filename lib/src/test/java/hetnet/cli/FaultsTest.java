package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hetnet.Tally;
import hetnet.io.Artefact;
import hetnet.io.AtomicFile;
import hetnet.io.FolderLock;
import hetnet.io.ResultFolder;
import hetnet.util.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the disk, the permissions and a second process can do to an output: one clear error or a clean wait, never a
 * mixed file.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultsTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("faults");

    private static final int SMALL_DISK_KIB = 64;
    private static final byte[] TOO_MUCH = new byte[4 * SMALL_DISK_KIB << 10];

    @TempDir
    Path folder;

    private static Set<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String message(Runnable write) {
        String message = assertThrows(UncheckedIOException.class, write::run).getMessage();
        assertTrue(message.lines().count() == 1 && !message.contains("Exception"), message);
        return message;
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** A file system of its own, 64 KiB large; only root can mount one. */
    private Path smallDisk(Faulty test) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=%dk".formatted(SMALL_DISK_KIB), "tmpfs", disk.toString()),
                "skipped: a small disk can only be mounted by root");
        try {
            test.on(disk);
        } finally {
            done("umount", "-l", disk.toString());
        }
        return disk;
    }

    private interface Faulty {
        void on(Path disk) throws Exception;
    }

    @Test
    void aFullDiskLeavesWhatWasThere() throws Exception {
        smallDisk(disk -> {
            Path file = disk.resolve("labels.bin");
            AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
            assertEquals("cannot write %s: No space left on device".formatted(file),
                    message(() -> AtomicFile.write(file, TOO_MUCH)));
            Artefact large = new Artefact("labels", "0", new TreeMap<>(),
                    new TreeMap<>(Map.of("x", new double[TOO_MUCH.length / 8])));
            assertTrue(message(() -> large.write(file)).endsWith("No space left on device"));
            assertEquals("old", Files.readString(file));
            assertEquals(Set.of("labels.bin"), names(disk));

            ResultFolder results = new ResultFolder(disk.resolve("out"));
            results.write(Child.results("old"));
            assertTrue(message(() -> results.write(Child.results("new".repeat(TOO_MUCH.length))))
                    .endsWith("No space left on device"));
            assertEquals(Set.copyOf(Child.RESULTS), names(disk.resolve("out")));
            assertEquals("old", Files.readString(disk.resolve("out").resolve(Child.RESULTS.get(0))));
            for (int i = 0; i < 3; i++) {
                TALLY.count("disk full");
            }
        });
    }

    @Test
    void aReadOnlyDiskIsNamedBeforeAnyWork() throws Exception {
        smallDisk(disk -> {
            Path file = disk.resolve("labels.bin");
            AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
            assumeTrue(done("mount", "-o", "remount,ro", disk.toString()), "skipped: this system does not remount");
            assertTrue(message(() -> AtomicFile.write(file, new byte[1])).endsWith("(Read-only file system)"));
            assertTrue(message(() -> FolderLock.holding(disk.resolve("out"), () -> { }))
                    .endsWith("Read-only file system"));
            String refusal = assertThrows(InputException.class, () -> new ResultFolder(disk.resolve("out")))
                    .getMessage();
            assertTrue(refusal.startsWith(disk.resolve("out") + " cannot be written: nothing can be made in " + disk),
                    refusal);
            assertEquals(Set.of("labels.bin"), names(disk));
            for (int i = 0; i < 3; i++) {
                TALLY.count("read-only folder");
            }
        });
    }

    @Test
    void withoutPermissionTheFileIsNamed() throws Exception {
        assumeTrue(done("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-r",
                "lib/target/test-classes"),
                "skipped: the tests do not run as root, or no other user can read this folder");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path secret = Files.writeString(folder.resolve("secret.csv"), "bs\n1\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(Files.createDirectory(folder.resolve("open")),
                PosixFilePermissions.fromString("rwxrwxrwx"));
        Process process = Child.start(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                Child.class, "unprivileged", folder.toString());
        List<String> said = Child.said(process).lines().toList();
        assumeTrue(process.exitValue() == 0, () -> "skipped: no other user can run the kit here: " + said);
        assertTrue(said.get(0).startsWith(closed + "/out cannot be written: nothing can be made in " + closed
                + " (permission denied"), said.get(0));
        assertTrue(said.get(1).startsWith("cannot write " + closed + "/file: ")
                && said.get(1).endsWith("(Permission denied)"), said.get(1));
        assertEquals(secret + ": cannot be opened: permission denied for " + secret, said.get(2));
        assertEquals(List.of("done"), said.subList(3, said.size()));
        for (int i = 0; i < 3; i++) {
            TALLY.count("no permission");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/full"})
    void aDeviceIsNotReplaced(String device) {
        assertTrue(message(() -> AtomicFile.write(Path.of(device), new byte[1])).endsWith("it is no ordinary file"));
        assertTrue(Files.exists(Path.of(device)) && !Files.isRegularFile(Path.of(device)));
        TALLY.count("output is a device");
    }

    @Test
    void twoProcessesLeaveTheResultsOfOneOfThem() throws Exception {
        Path out = folder.resolve("out");
        List<Process> writers = List.of(Child.start(List.of(), Child.class, "results", out.toString(), "first"),
                Child.start(List.of(), Child.class, "results", out.toString(), "second"));
        int looks = 0;
        while (writers.stream().anyMatch(Process::isAlive)) {
            if (Files.exists(out.resolve(Child.RESULTS.get(2)))) {
                FolderLock.holding(out, () -> assertOneRun(out));
                looks++;
            }
            Thread.sleep(1);
        }
        for (Process writer : writers) {
            assertEquals("", Child.said(writer));
            assertEquals(0, writer.exitValue());
        }
        assertOneRun(out);
        assertEquals(Set.copyOf(Child.RESULTS), names(out));
        assertTrue(looks > 0);
        for (int i = 0; i < 2 * Child.WRITES; i++) {
            TALLY.count("result folder written while another process writes it");
        }
    }

    private static void assertOneRun(Path out) throws IOException {
        Set<String> runs = Set.of(Files.readString(out.resolve(Child.RESULTS.get(0))));
        for (String name : Child.RESULTS) {
            assertEquals(runs, Set.of(Files.readString(out.resolve(name))));
        }
    }

    @Test
    void twoProcessesLeaveAWholeFile() throws Exception {
        Path file = folder.resolve("model.bin");
        List<Process> writers = List.of(Child.start(List.of(), Child.class, "file", file.toString(), "a"),
                Child.start(List.of(), Child.class, "file", file.toString(), "b"));
        while (writers.stream().anyMatch(Process::isAlive)) {
            if (Files.exists(file)) {
                assertEquals(1, Files.readString(file).chars().distinct().count());
            }
            Thread.sleep(1);
        }
        for (Process writer : writers) {
            assertEquals("", Child.said(writer));
        }
        assertEquals(Set.of("model.bin"), names(folder));
        for (int i = 0; i < 2 * Child.WRITES; i++) {
            TALLY.count("artefact written while another process writes it");
        }
    }

    @Test
    void aFolderThatStaysHeldIsNamedAndAKilledHolderFreesIt() throws Exception {
        Process holder = Child.start(List.of(), Child.class, "hold", folder.toString());
        assertEquals('h', holder.getInputStream().read());
        assertTrue(message(() -> FolderLock.holding(folder, Duration.ofSeconds(1), () -> { }))
                .contains("another process has been writing there for 1 s"));
        holder.destroyForcibly().waitFor();
        FolderLock.holding(folder, () -> { });
        assertEquals(Set.of(), names(folder));
        TALLY.count("folder held by another process");
        TALLY.count("process killed while it holds a folder");
    }

    @Test
    void threadsAndProcessesHoldAFolderOneAtATime() throws Exception {
        Path file = Files.writeString(folder.resolve("count"), "0");
        List<Process> processes = List.of(Child.start(List.of(), Child.class, "count", file.toString()),
                Child.start(List.of(), Child.class, "count", file.toString()));
        List<CompletableFuture<Void>> threads = Stream.generate(() ->
                CompletableFuture.runAsync(() -> assertDoesNotThrow(() -> Child.count(file)),
                task -> new Thread(task, "count").start())).limit(3).toList();
        threads.forEach(CompletableFuture::join);
        for (Process process : processes) {
            assertEquals("", Child.said(process));
        }
        assertEquals((threads.size() + processes.size()) * Child.WRITES, Integer.parseInt(Files.readString(file)));
        TALLY.add("folder held by one thread or process of several",
                (threads.size() + processes.size()) * Child.WRITES);
    }

    @Test
    void anInterruptNeitherBreaksTheLockNorGetsLost() {
        Thread.currentThread().interrupt();
        FolderLock.holding(folder, () -> { });
        assertTrue(Thread.interrupted());
    }
}
