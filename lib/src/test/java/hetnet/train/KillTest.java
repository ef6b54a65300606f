package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.ChildJvm;
import hetnet.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a training at random moments, again and again until it has ended: weights and log must be those of
 * a training that nobody touched, bit for bit. Every other kill waits for the part of a file, so that it falls into the
 * writing of a checkpoint.
 */
class KillTest {

    /** Of each of the two trainings. */
    private static final int FEW = 4;
    private static final int MANY = 13;
    /**
     * Epochs further that a life gets at most, and those that it may do in its last moments: all lives together end
     * before the training.
     */
    private static final int LONGEST_LIFE = 4;
    private static final int LAST_EPOCHS = 6;
    private static final int LAST_MOMENTS_NANOS = 20_000_000;
    /** A writing that the poll misses is not waited for any longer. */
    private static final long PATIENCE_NANOS = 500_000_000;
    /** A quick start counts here, not the speed of long runs. */
    private static final String ALL = "" + Integer.MAX_VALUE;
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_NUM_THREADS", "1");
    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @RegisterExtension
    private static final Tally TALLY = new Tally("kills");

    @TempDir
    private Path folder;

    /** @param duringWriting those that left part of a file, or no newest checkpoint */
    private record Kills(int all, int duringWriting) {
    }

    @Test
    void aTrainingKilledAtRandomMomentsEndsBitForBitAsOneThatNobodyTouched() {
        killBoth(FEW);
    }

    @Test
    @Tag("soak")
    void soDoesOneThatIsKilledAgainAndAgain() {
        killBoth(MANY);
    }

    private void killBoth(int kills) {
        // side by side, for most of the time a JVM starts
        CompletableFuture<Kills> unrolled = CompletableFuture.supplyAsync(() -> killed("unrolled", kills));
        Kills paper = killed("paper", kills);
        Kills other = unrolled.join();
        TALLY.add("kills survived", paper.all + other.all);
        TALLY.add("of these while a checkpoint was written", paper.duringWriting + other.duringWriting);
    }

    private Kills killed(String which, int kills) {
        Path whole = folder.resolve(which + "-whole.bin");
        ChildJvm.run(ONE_THREAD, FLAGS, KilledTraining.class, which,
                folder.resolve(which + "-untouched.bin").toString(), whole.toString(), ALL);
        Path checkpoint = folder.resolve(which + "/checkpoint.bin");
        Path result = folder.resolve(which + "-killed.bin");
        Random random = new Random(which.hashCode());
        int duringWriting = 0;
        int goal = 0;
        for (int kill = 0; kill < kills; kill++) {
            goal += 1 + random.nextInt(LONGEST_LIFE);
            Process life = ChildJvm.start(ONE_THREAD, FLAGS, KilledTraining.class, which, checkpoint.toString(),
                    result.toString(), "" + (goal + LAST_EPOCHS));
            try {
                waitFor(life, goal);
                long start = System.nanoTime();
                int moments = random.nextInt(LAST_MOMENTS_NANOS);
                while (kill % 2 == 0 ? System.nanoTime() - start < moments
                        : !isWriting(checkpoint) && System.nanoTime() - start < PATIENCE_NANOS) {
                    Thread.onSpinWait();
                }
                life.destroyForcibly().onExit().join();
                duringWriting += isWriting(checkpoint) ? 1 : 0;
            } finally {
                life.destroyForcibly().onExit().join();
            }
            assertTrue(Files.notExists(result), "it was killed before it had ended");
        }
        ChildJvm.run(ONE_THREAD, FLAGS, KilledTraining.class, which, checkpoint.toString(), result.toString(), ALL);
        assertSame(whole, result);
        return new Kills(kills, duringWriting);
    }

    private static void waitFor(Process life, int epoch) {
        BufferedReader progress = life.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = progress.readLine(); line != null
                    && Integer.parseInt(line) < epoch; line = progress.readLine()) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is part of a file, or the newest checkpoint has its new name and the next one not yet the old. */
    private static boolean isWriting(Path checkpoint) {
        String[] names = checkpoint.getParent().toFile().list();
        return names != null && names.length > 0
                && (Files.notExists(checkpoint) || Stream.of(names).anyMatch(name -> name.endsWith(".part")));
    }

    private static void assertSame(Path whole, Path result) {
        try {
            assertEquals(-1, Files.mismatch(whole, result), "first byte that differs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
