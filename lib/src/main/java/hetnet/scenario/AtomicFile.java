package hetnet.scenario;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are either whole or not there: written beside the target, synced, then renamed over it. */
public final class AtomicFile {

    private AtomicFile() {
    }

    /**
     * Writes the bytes to the target, creating its folder.
     *
     * @throws UncheckedIOException where the folder or the file cannot be written; the target is then as it was
     */
    public static void write(Path target, byte[] bytes) {
        Path absolute = target.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
                throw new IOException("it is no ordinary file"); // root could put a file in place of /dev/null
            }
            Path part = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
            // a stream and not a channel, which an interrupt would close
            try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                out.write(bytes);
                out.getFD().sync();
                Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + absolute + ": " + IoReason.of(e), e);
        }
    }
}
