package hetnet.train;

import hetnet.io.Artefact;
import hetnet.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a training keeps its state, so that it goes on as if it had never stopped after an interrupt, a crash or a
 * power cut. The newest state is one {@link Artefact}; the one before stays beside it under the same name with
 * {@code .previous}, and counts when the newest is damaged or missing. A process may be killed at any moment: one of
 * the two is whole.
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
        return file == null ? "its state is not kept" : "its state is kept in " + file
                + ": run the same again to go on from there";
    }

    /**
     * Hands over the newest state that is whole; nothing where there is none yet.
     *
     * @param kind        what it must be
     * @param fingerprint of the configuration that goes on
     * @param taker       takes the whole state over, or refuses it with an IllegalArgumentException that says what it
     *                    lacks, and is then handed the one before
     * @throws IllegalArgumentException naming the file, when another configuration wrote it, or it is damaged or lacks
     *                                  something and so does the one before
     */
    void resume(String kind, String fingerprint, Consumer<Artefact> taker) {
        if (file == null) {
            return;
        }
        AtomicFile.sweep(file);
        if (!Files.exists(file) && !Files.exists(previous())) {
            return;
        }
        Optional<Fault> newest = take(file, kind, fingerprint, taker);
        if (newest.isEmpty()) {
            return;
        }
        Optional<Fault> older = Files.exists(previous()) ? take(previous(), kind, fingerprint, taker) : newest;
        if (older.isPresent()) {
            throw older.get().refusal;
        }
        notices.accept("%s %s; training goes on from the state before, %s"
                .formatted(file, newest.get().what, previous()));
        try {
            // else the next state would push a useless one over the only one that is whole
            Files.move(previous(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Why a state is of no use: as the middle of a notice, and as what to throw where there is no other. */
    private record Fault(String what, IllegalArgumentException refusal) {
    }

    /**
     * @throws IllegalArgumentException when another configuration wrote the state: then it wrote the one before as well
     */
    private static Optional<Fault> take(Path state, String kind, String fingerprint, Consumer<Artefact> taker) {
        Artefact artefact;
        try {
            artefact = Artefact.read(state, kind);
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault(Files.exists(state) ? "is damaged" : "is missing", e));
        }
        artefact.requireFingerprint(fingerprint, state);
        try {
            taker.accept(artefact);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault("is of no use (%s)".formatted(e.getMessage()),
                    artefact.unfit(state, e.getMessage())));
        }
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
