package hetnet.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one process at a time put files that belong together into a folder, while others wait: two kernels that write
 * the same results leave those of the one or of the other, never a mixture. It holds between the threads and processes
 * of one person on one machine, for which the operating system keeps the lock, on a file among the temporary ones, and
 * frees it when its process dies.
 */
public final class FolderLock {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 20;

    private FolderLock() {
    }

    /** What is done while the folder is held. */
    public interface Work<E extends Exception> {

        /** @throws E as the work does */
        void run() throws E;
    }

    /**
     * Waits until no other process or thread holds the folder, for another process up to a minute, and does the work.
     *
     * @param folder created where it is missing
     * @throws UncheckedIOException when the folder cannot be made, or stays held
     * @throws E                    as the work does
     */
    public static <E extends Exception> void holding(Path folder, Work<E> work) throws E {
        holding(folder, PATIENCE, work);
    }

    /**
     * As {@link #holding(Path, Work)}, with another patience.
     *
     * @throws E as the work does
     */
    public static <E extends Exception> void holding(Path folder, Duration patience, Work<E> work) throws E {
        Path file = file(folder);
        // one thread at a time: a channel that is closed frees all that its process holds on the file, for other
        // threads too
        synchronized (file.toString().intern()) {
            try (Held held = Held.of(file, folder, patience)) {
                work.run();
            }
        }
    }

    /** Never removed: whoever waits for a lock on a removed file waits for another file than those who come later. */
    private static Path file(Path folder) {
        try {
            String name = UUID.nameUUIDFromBytes(Files.createDirectories(folder).toRealPath().toString()
                    .getBytes(StandardCharsets.UTF_8)) + ".lock";
            String owner = System.getProperty("user.name").replaceAll("\\W", "_");
            return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "hetnet-lab-locks-" + owner))
                    .resolve(name);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static UncheckedIOException cannotWrite(Path folder, IOException e) {
        return new UncheckedIOException("cannot write to %s: %s".formatted(folder, IoReason.of(e)), e);
    }

    /** The lock of the operating system. */
    private record Held(FileChannel channel) implements AutoCloseable {

        static Held of(Path file, Path folder, Duration patience) {
            boolean interrupted = Thread.interrupted(); // an interrupt would close the channel
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (!isTaken(channel, patience)) {
                    throw new IOException("another process has been writing there for %d s: end it, or try again later"
                            .formatted(patience.toSeconds()));
                }
                return new Held(channel);
            } catch (InterruptedException e) {
                interrupted = true;
                throw new UncheckedIOException(new IOException("interrupted while another process writes to "
                        + folder));
            } catch (IOException e) {
                throw cannotWrite(folder, e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /**
         * Closes the channel where it is not: one that is left to the garbage collector would free a later lock of this
         * process.
         */
        private static boolean isTaken(FileChannel channel, Duration patience) throws IOException,
                InterruptedException {
            boolean taken = false;
            try {
                for (long start = System.nanoTime(); System.nanoTime() - start
                        < patience.toNanos(); Thread.sleep(POLL_MS)) {
                    if (channel.tryLock() != null) {
                        taken = true;
                        return true;
                    }
                }
                return false;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot free a lock: " + IoReason.of(e), e);
            }
        }
    }
}
