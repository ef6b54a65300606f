package hetnet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one process at a time put files that belong together into a folder, while others wait: two kernels that write the same results
 * leave those of the one or of the other, never a mixture. It holds between the processes of one person on one machine, for which the
 * operating system keeps the lock, on a file among the temporary ones, and frees it when its process dies.
 */
public final class FolderLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 20;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until no other process or thread holds the folder, up to a minute.
     *
     * @param folder created where it is missing
     * @throws UncheckedIOException when the folder cannot be made, or stays held
     */
    public static FolderLock of(Path folder) {
        return of(folder, PATIENCE);
    }

    /** As {@link #of(Path)}, with another patience. */
    public static FolderLock of(Path folder, Duration patience) {
        boolean interrupted = Thread.interrupted(); // an interrupt would close the channel
        try {
            Files.createDirectories(folder);
            Path file = file(folder.toRealPath());
            FolderLock lock = new FolderLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            for (long start = System.nanoTime(); System.nanoTime() - start < patience.toNanos(); Thread.sleep(POLL_MS)) {
                if (lock.isTaken()) {
                    return lock;
                }
            }
            lock.close();
            throw new IOException("another process has been writing there for %d s: end it, or try again later".formatted(patience.toSeconds()));
        } catch (InterruptedException e) {
            interrupted = true;
            throw new UncheckedIOException(new IOException("interrupted while another process writes to " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to %s: %s".formatted(folder, IoReason.of(e)), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Never removed: whoever waits for a lock on a removed file waits for another file than those who come later. */
    private static Path file(Path folder) throws IOException {
        String owner = System.getProperty("user.name").replaceAll("\\W", "_");
        Path locks = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "hetnet-lab-locks-" + owner));
        return locks.resolve(UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8)) + ".lock");
    }

    /** Always through one channel: to close a second one on the same file would free what another thread holds. */
    private boolean isTaken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false; // held by another thread: wait like everybody
        }
    }

    /** Frees the folder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free a lock: " + IoReason.of(e), e);
        }
    }
}
