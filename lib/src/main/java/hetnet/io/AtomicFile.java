package hetnet.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are either whole or not there: written beside the target, synced, then renamed over it. */
public final class AtomicFile {

    private static final String SUFFIX = ".part";

    private AtomicFile() {
    }

    /**
     * Writes the bytes to the target, creating its folder.
     *
     * @throws UncheckedIOException where the folder or the file cannot be written; the target is then as it was
     */
    public static void write(Path target, byte[] bytes) {
        write(target, null, bytes);
    }

    /**
     * Writes the bytes to the target, creating its folder, and keeps what stood there under another name. A process
     * that is killed between the two renames leaves the former content under that name, and no target.
     *
     * @param former the other name, in the same folder
     * @throws UncheckedIOException where the folder or a file cannot be written
     */
    public static void replace(Path target, Path former, byte[] bytes) {
        write(target, former, bytes);
    }

    /** @param former null where the former content goes */
    private static void write(Path target, Path former, byte[] bytes) {
        Path absolute = target.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
                throw new IOException("it is no ordinary file"); // root could put a file in place of /dev/null
            }
            Path part = absolute.resolveSibling(prefix(absolute) + ProcessHandle.current()
                    .pid() + "-" + UUID.randomUUID() + SUFFIX);
            // a stream and not a channel, which an interrupt would close
            try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                out.write(bytes);
                out.getFD().sync();
                if (former != null && Files.exists(absolute)) {
                    Files.move(absolute, former, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + absolute + ": " + IoReason.of(e), e);
        }
    }

    /**
     * Removes what processes left that were killed while they wrote the target.
     *
     * @throws UncheckedIOException where the folder cannot be read or a file not deleted
     */
    public static void sweep(Path target) {
        Path absolute = target.toAbsolutePath();
        if (!Files.isDirectory(absolute.getParent())) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(absolute.getParent(),
                part -> isPart(part, absolute))) {
            for (Path part : parts) {
                if (ProcessHandle.of(writer(part, absolute)).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up beside " + absolute + ": " + e.getMessage(), e);
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static boolean isPart(Path part, Path target) {
        String name = part.getFileName().toString();
        return name.startsWith(prefix(target)) && name.substring(prefix(target).length())
                .matches("\\d{1,9}-[0-9a-f-]+" + SUFFIX);
    }

    private static long writer(Path part, Path target) {
        return Long.parseLong(part.getFileName().toString().substring(prefix(target).length()).split("-")[0]);
    }
}
