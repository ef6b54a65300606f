package hetnet.train;

import hetnet.scenario.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a training keeps its state, so that it goes on as if it had never stopped after an interrupt, a crash or a power cut. The newest
 * state is one {@link Artefact}; the one before stays beside it under the same name with {@code .previous}, and counts when the newest
 * is damaged or missing. A process may be killed at any moment: one of the two is whole.
 */
public final class Checkpoint {

    private final Path file; // null where nothing is kept
    private final int period;
    private final Consumer<String> notices;

    private Checkpoint(Path file, int period, Consumer<String> notices) {
        this.file = file;
        this.period = period;
        this.notices = notices;
    }

    /**
     * @param file    of the newest state
     * @param period  epochs or steps from one state to the next, 1 or more
     * @param notices receives in a sentence each what a person should know, such as that an older state is used
     */
    public static Checkpoint of(Path file, int period, Consumer<String> notices) {
        return new Checkpoint(file.toAbsolutePath(), period, notices);
    }

    /** Keeps nothing. */
    public static Checkpoint none() {
        return new Checkpoint(null, Integer.MAX_VALUE, notice -> { });
    }

    /** Whether a state is to be written after so many epochs or steps. */
    boolean isDue(int done) {
        return done % period == 0;
    }

    /** Tells a person. */
    void say(String notice) {
        notices.accept(notice);
    }

    /** Where a training that was stopped can be taken up again, as the end of a sentence. */
    String place() {
        return file == null ? "its state is not kept" : "its state is kept in " + file + ": run the same again to go on from there";
    }

    /**
     * The newest state that is whole; empty where there is none yet.
     *
     * @param kind        what it must be
     * @param fingerprint of the configuration that goes on
     * @throws IllegalArgumentException naming the file, when another configuration wrote it, or it is damaged and so is the one before
     */
    Optional<Artefact> read(String kind, String fingerprint) {
        if (file == null) {
            return Optional.empty();
        }
        AtomicFile.sweep(file);
        if (!Files.exists(file) && !Files.exists(previous())) {
            return Optional.empty();
        }
        return Optional.of(readEither(kind).requireFingerprint(fingerprint, file));
    }

    private Artefact readEither(String kind) {
        IllegalArgumentException failure;
        try {
            return Artefact.read(file, kind);
        } catch (IllegalArgumentException e) {
            failure = e;
        }
        if (!Files.exists(previous())) {
            throw failure;
        }
        Artefact older = Artefact.read(previous(), kind);
        notices.accept("%s; training goes on from the state before, %s".formatted(Files.exists(file)
                ? file + " is damaged" : file + " is missing", previous()));
        try {
            // else the next state would push a damaged one over the only one that is whole
            Files.move(previous(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return older;
    }

    /**
     * Keeps a state, and the one before it.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    void write(Artefact state) {
        if (file != null) {
            state.replace(file, previous());
        }
    }

    /**
     * Forgets all states, once what the training gave is kept elsewhere.
     *
     * @throws UncheckedIOException when a file cannot be deleted
     */
    public void delete() {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(previous());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private Path previous() {
        return file.resolveSibling(file.getFileName() + ".previous");
    }
}
