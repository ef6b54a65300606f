package hetnet.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds out before long work whether its result can be written; nothing is left behind. */
public final class Writable {

    private Writable() {
    }

    /**
     * @return the folder, when it can be made and takes files
     * @throws IllegalArgumentException saying what is in the way
     */
    public static Path folder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Deque<Path> made = new ArrayDeque<>(); // deepest first
        Path existing = absolute;
        for (; !Files.exists(existing); existing = existing.getParent()) {
            made.addLast(existing);
        }
        if (!Files.isDirectory(existing)) {
            throw new IllegalArgumentException("%s cannot be a folder: %s is a file".formatted(folder, existing));
        }
        try {
            Files.createDirectories(absolute);
            Files.delete(Files.createTempDirectory(absolute, ".unfinished"));
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be written: nothing can be made in %s (%s)"
                    .formatted(folder, existing, IoReason.of(e)));
        } finally {
            made.forEach(Writable::remove);
        }
        return folder;
    }

    /**
     * @return the file, when its folder can be made and takes files, and no folder has its name
     * @throws IllegalArgumentException saying what is in the way
     */
    public static Path file(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("%s cannot be written: it is a folder, but must be a file".formatted(file));
        }
        folder(file.toAbsolutePath().getParent());
        return file;
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException inUse) {
            return; // another process has put something there meanwhile: then it is needed
        }
    }
}
