package hetnet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one process at a time put files that belong together into a folder, while others wait: two kernels that write the same results
 * leave those of the one or of the other, never a mixture. The operating system frees the lock of a process that dies.
 */
public final class FolderLock implements AutoCloseable {

    static final String NAME = ".hetnet-lab.lock";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 20;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits until no other process or thread holds the folder, up to a minute.
     *
     * @param folder created where it is missing
     * @throws UncheckedIOException when the folder cannot be written, or stays held
     */
    public static FolderLock of(Path folder) {
        return of(folder, PATIENCE);
    }

    static FolderLock of(Path folder, Duration patience) {
        Path file = folder.toAbsolutePath().resolve(NAME);
        boolean interrupted = Thread.interrupted(); // an interrupt would close the channel
        try {
            Files.createDirectories(file.getParent());
            for (long start = System.nanoTime(); System.nanoTime() - start < patience.toNanos(); Thread.sleep(POLL_MS)) {
                FolderLock lock = tryOnce(file);
                if (lock != null) {
                    return lock;
                }
            }
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

    /** @return null while another one holds it */
    private static FolderLock tryOnce(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FolderLock lock = new FolderLock(file, channel);
        try {
            if (channel.tryLock() != null && lock.isTheFileOfThatName()) {
                return lock;
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            return null;
        } catch (IOException noLocks) {
            return lock; // a file system without locks: every file is still whole
        }
        channel.close();
        return null;
    }

    /** The one before us removes the file when it is done; then we hold one that has no name any more, and others a new one. */
    private boolean isTheFileOfThatName() throws IOException {
        String token = UUID.randomUUID().toString();
        channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)), 0);
        try {
            return Files.readString(file).equals(token);
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    /** Frees the folder; nothing is left there. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // harmless: the next one takes it over
        } finally {
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free " + file + ": " + IoReason.of(e), e);
        }
    }
}
