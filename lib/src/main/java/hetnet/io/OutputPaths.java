package hetnet.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before long work whether its result can be written; nothing is left behind. */
public final class OutputPaths {

    private OutputPaths() {
    }

    /**
     * @return the folder, when it can be made and takes files
     * @throws IllegalArgumentException saying what is in the way
     */
    public static Path folder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path existing = absolute;
        for (; !Files.exists(existing); existing = existing.getParent()) {
            if (Files.isSymbolicLink(existing)) {
                throw new IllegalArgumentException("%s cannot be a folder: %s is a link to nothing"
                        .formatted(folder, existing));
            }
        }
        if (!Files.isDirectory(existing)) {
            throw new IllegalArgumentException("%s cannot be a folder: %s is a file".formatted(folder, existing));
        }
        try {
            tryOut(existing, existing.relativize(absolute));
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be written: nothing can be made in %s (%s)"
                    .formatted(folder, existing, IoReason.of(e)));
        }
        return folder;
    }

    /** Makes the missing folders elsewhere than at their own place, where another process may be making them. */
    private static void tryOut(Path existing, Path missing) throws IOException {
        Path trial = Files.createTempDirectory(existing, ".unfinished");
        Path deepest = trial;
        try {
            for (Path name : missing) {
                if (!name.toString().isEmpty()) {
                    deepest = Files.createDirectory(deepest.resolve(name));
                }
            }
        } finally {
            for (Path made = deepest; !made.equals(existing); made = made.getParent()) {
                Files.delete(made);
            }
        }
    }

    /**
     * @return the file, when its folder can be made and takes files, and no folder or device has its name
     * @throws IllegalArgumentException saying what is in the way
     */
    public static Path file(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("%s cannot be written: it is no ordinary file".formatted(file));
        }
        folder(file.toAbsolutePath().getParent());
        return file;
    }
}
