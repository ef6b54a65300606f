package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.ChildJvm;
import hetnet.Tally;
import hetnet.io.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two that save different figures under one name: whoever looks finds CSV, SVG and PNG of the one or of the other, each
 * whole.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConcurrentSavesTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("figures");

    private static final int SAVES = 25;
    private static final List<String> ENDINGS = List.of(".csv", ".svg", ".png");
    private static final int ONE = 1;
    private static final int OTHER = 2;

    @TempDir
    Path folder;

    private Path shared;
    private int looks;

    @BeforeEach
    void saveEachAlone() {
        shared = folder.resolve("shared");
        save(ONE, folder.resolve("" + ONE), 1);
        save(OTHER, folder.resolve("" + OTHER), 1);
    }

    private static void save(int which, Path into, int times) {
        Figure figure = Figures.line("same").setAxes("epoch", "loss").addSeries("training", new double[] {which, 5, 3})
                .build();
        for (int i = 0; i < times; i++) {
            figure.save(into, "figure " + which);
        }
    }

    /** Saves again and again in a process of its own. */
    static final class Saver {

        private Saver() {
        }

        /** @param args which figure, and where */
        public static void main(String[] args) {
            save(Integer.parseInt(args[0]), Path.of(args[1]), SAVES);
        }
    }

    @Test
    void twoThreadsLeaveTheFilesOfOneOfThem() throws Exception {
        CompletableFuture<Void> both = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> save(ONE, shared, SAVES), ConcurrentSavesTest::start),
                CompletableFuture.runAsync(() -> save(OTHER, shared, SAVES), ConcurrentSavesTest::start));
        lookWhile(() -> !both.isDone());
        both.join();
        assertOneFigure();
        TALLY.add("figures saved while another thread saves them", 2 * SAVES);
    }

    private static void start(Runnable task) {
        new Thread(task, "saver").start();
    }

    @Test
    void twoProcessesLeaveTheFilesOfOneOfThem() throws Exception {
        List<Process> savers = Stream.of(ONE, OTHER).map(which ->
                ChildJvm.start(Map.of(), List.of("-Xmx256m", "-XX:+UseSerialGC"), Saver.class,
                "" + which, shared.toString())).toList();
        lookWhile(() -> savers.stream().anyMatch(Process::isAlive));
        for (Process saver : savers) {
            assertEquals("", new String(saver.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, saver.waitFor());
        }
        assertOneFigure();
        TALLY.add("figures saved while another process saves them", 2 * SAVES);
    }

    private void lookWhile(BooleanSupplier saving) throws IOException, InterruptedException {
        while (saving.getAsBoolean()) {
            if (Files.exists(shared.resolve("same.png"))) {
                FolderLock.holding(shared, this::assertOneFigure);
                assertEachWhole();
                looks++;
            }
            Thread.sleep(1);
        }
        assertTrue(looks > 0);
        try (Stream<Path> files = Files.list(shared)) {
            assertEquals(ENDINGS.size(), files.count(), "nothing but the three files");
        }
    }

    private void assertOneFigure() throws IOException {
        String first = Files.readAllLines(shared.resolve("same.csv")).get(0);
        Path alone = folder.resolve(first.replace("# figure ", ""));
        for (String ending : ENDINGS) {
            assertArrayEquals(Files.readAllBytes(alone.resolve("same" + ending)),
                    Files.readAllBytes(shared.resolve("same" + ending)), ending);
        }
    }

    /** Without a lock, as an editor or a browser reads them. */
    private void assertEachWhole() throws IOException {
        for (String ending : ENDINGS) {
            Set<String> whole = new HashSet<>();
            for (int which : new int[] {ONE, OTHER}) {
                whole.add(text(folder.resolve("" + which).resolve("same" + ending)));
            }
            assertTrue(whole.contains(text(shared.resolve("same" + ending))), ending);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
