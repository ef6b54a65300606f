package hetnet.sweep;

import hetnet.study.sweep.RowMaker;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The studies that have come to this process, each unpacked once, with one maker of rows for every thread. Spark gives
 * tasks nothing else that outlives them.
 */
final class StudyCopy {

    private static final Map<String, Sweep> STUDIES = new ConcurrentHashMap<>();
    private static final ThreadLocal<Map<String, RowMaker>> MAKERS = ThreadLocal.withInitial(HashMap::new);

    private StudyCopy() {
    }

    /** The study of this id. @param inputs asked for where it is not here yet */
    static Sweep of(String study, Supplier<SweepInputs> inputs) {
        return STUDIES.computeIfAbsent(study, id -> Sweep.open(inputs.get(), temporary()));
    }

    /** This thread's maker of its rows. */
    static RowMaker maker(Sweep sweep) {
        return MAKERS.get().computeIfAbsent(sweep.id(), id -> sweep.open());
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("hetnet-study-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // nobody is left to be told
        }
    }
}
