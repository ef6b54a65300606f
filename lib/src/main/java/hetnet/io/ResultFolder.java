package hetnet.io;

import hetnet.util.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;

/** A folder for the files of one run: all of them or none, and all of the same run. */
public final class ResultFolder {

    private final Path folder;

    /**
     * Finds out, before any work is done, whether the folder can be made and written; nothing is left there.
     *
     * @throws InputException when it cannot
     */
    public ResultFolder(Path folder) {
        this.folder = InputException.blame(() -> OutputPaths.folder(folder));
    }

    /**
     * Writes all files beside their places, and moves them there once all are whole; files of earlier runs are
     * replaced. While another process moves its files there, this one waits.
     *
     * @param writers by name of the file; each writes the path that it is given
     * @throws UncheckedIOException when the folder or a file cannot be written; files of earlier runs are then as they
     *                              were
     */
    public void write(Map<String, Consumer<Path>> writers) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, ".unfinished");
            try {
                writers.forEach((name, writer) -> writer.accept(unfinished.resolve(name)));
                FolderLock.holding(folder, () -> moveAll(writers.keySet(), unfinished));
            } finally {
                for (String name : writers.keySet()) {
                    Files.deleteIfExists(unfinished.resolve(name));
                }
                Files.delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results to %s: %s".formatted(folder, IoReason.of(e)), e);
        }
    }

    private void moveAll(Iterable<String> names, Path from) throws IOException {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                throw new FileAlreadyExistsException(folder.resolve(name).toString(), null, "it is a folder");
            }
        }
        for (String name : names) {
            Files.move(from.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
