package hetnet.study.sweep.spec;

import hetnet.io.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that a SPEC names, and which of them were asked for: these travel with a study to other machines, where
 * they lie below another folder.
 */
public final class SweepFiles {

    private final Path root;
    private final boolean unpacked;
    private final SortedSet<String> asked = new TreeSet<>();

    private SweepFiles(Path root, boolean unpacked) {
        this.root = root;
        this.unpacked = unpacked;
    }

    /** Where they are: below the project's folder, or anywhere by their full names. */
    public static SweepFiles below(Path home) {
        return new SweepFiles(home, false);
    }

    /** Where {@link #unpack} has put them. */
    public static SweepFiles unpacked(Path folder) {
        return new SweepFiles(folder, true);
    }

    /**
     * A file or folder of this name; a folder with all that is in it.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public Path at(String name) {
        Path path = unpacked ? place(root, name) : root.resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no file or folder %s".formatted(name));
        }
        asked.add(name);
        return path;
    }

    /** The bytes of all that was asked for, by name. */
    public SortedMap<String, byte[]> read() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : asked) {
            Path path = at(name);
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    String rest = path.relativize(file).toString().replace('\\', '/');
                    files.put(rest.isEmpty() ? name : name + "/" + rest, Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read %s: %s".formatted(name, IoReason.of(e)), e);
            }
        }
        return files;
    }

    /** Writes the bytes of {@link #read} below a folder. */
    public static void unpack(SortedMap<String, byte[]> files, Path folder) {
        files.forEach((name, bytes) -> {
            try {
                Path file = place(folder, name);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write %s below %s: %s"
                        .formatted(name, folder, IoReason.of(e)), e);
            }
        });
    }

    /** Full names, and those that lead upwards, stay below the folder too. */
    private static Path place(Path folder, String name) {
        Path path = folder;
        for (Path part : Path.of(name)) {
            path = path.resolve(part.toString().equals("..") ? "__" : part.toString());
        }
        return path;
    }
}
