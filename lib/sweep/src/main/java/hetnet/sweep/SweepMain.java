package hetnet.sweep;

import hetnet.study.sweep.Sweep;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The command behind {@code make sweep}, and the class for {@code spark-submit}: SPEC=file [OUT=dir] [MASTER=local[*]]
 * [BATCH=rows] [JOB_SECONDS=60] [RETRY=failed]. Without a MASTER the one that Spark was given counts, else all cores of
 * this machine.
 */
public final class SweepMain {

    /** The kit or Spark failed, or the work was stopped. */
    static final int FAILED = 1;
    /** The SPEC, a setting or a folder cannot be used; nothing was written. */
    static final int REFUSED = 2;

    private static final List<String> SETTINGS = List.of("SPEC", "OUT", "MASTER", "BATCH", "JOB_SECONDS", "RETRY");
    private static final int MOST_ROWS = 1_000_000_000;
    /** What a job should take where nothing is said. */
    static final int JOB_SECONDS = 60;
    private static final int LONGEST_JOB_S = 86_400;
    private static final PrintStream ERR = System.err;

    private SweepMain() {
    }

    /** Ends the process with the status of the work. */
    public static void main(String[] arguments) {
        int status = run(arguments);
        System.exit(status);
    }

    /** What the work came to. */
    static int run(String... arguments) {
        try {
            Map<String, String> given = settings(arguments);
            if (!given.containsKey("SPEC")) {
                throw new IllegalArgumentException("usage: make sweep SPEC=file [OUT=dir] [MASTER=local[*]]");
            }
            java.nio.file.Path home = java.nio.file.Path.of(System.getenv().getOrDefault("HETNET_HOME", ""))
                    .toAbsolutePath();
            Sweep sweep = Sweep.read(java.nio.file.Path.of(given.get("SPEC")), home);
            String out = given.getOrDefault("OUT", home.resolve("out").resolve("sweeps").toString());
            int batch = number(given, "BATCH", 0, MOST_ROWS);
            int seconds = number(given, "JOB_SECONDS", JOB_SECONDS, LONGEST_JOB_S);
            boolean retry = retry(given);
            SparkSession spark = open(sweep, out, given.get("MASTER"));
            try {
                new SweepRun(spark, sweep, SweepSession.folder(out), batch, seconds, System.out, ERR).run(retry);
            } finally {
                spark.stop();
            }
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return say(e.getMessage(), REFUSED);
        } catch (SweepFailure e) {
            return say(e.getMessage(), FAILED);
        }
    }

    /** @throws IllegalArgumentException when there is no such master */
    private static SparkSession open(Sweep sweep, String out, String master) {
        try {
            return SweepSession.open(sweep, out, master);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (Exception e) { // Scala throws what Java has not declared
            throw new IllegalArgumentException("MASTER = '%s' cannot be reached: %s".formatted(
                    master == null ? "local[*]" : master, SweepFailure.reason(e)), e);
        }
    }

    private static int say(String sentence, int status) {
        ERR.println("hetnet-lab: " + sentence);
        return status;
    }

    /** @throws IllegalArgumentException on what is no setting; the message lists them */
    private static Map<String, String> settings(String[] arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !SETTINGS.contains(parts[0])) {
                throw new IllegalArgumentException("unknown setting '%s'; known are %s"
                        .formatted(parts[0], String.join(", ", SETTINGS)));
            }
            if (!parts[1].isBlank()) {
                given.put(parts[0], parts[1].strip());
            }
        }
        return given;
    }

    /** Whether rows that failed are to be made again. */
    private static boolean retry(Map<String, String> given) {
        String text = given.getOrDefault("RETRY", "");
        if (!text.isEmpty() && !text.equals("failed")) {
            throw new IllegalArgumentException("RETRY = '%s' must be failed: it makes rows that failed again"
                    .formatted(text));
        }
        return !text.isEmpty();
    }

    private static int number(Map<String, String> given, String name, int preset, int most) {
        String text = given.getOrDefault(name, Integer.toString(preset));
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("%s = '%s' must be a whole number from 0 to %d"
                    .formatted(name, text, most));
        }
        return Integer.parseInt(text);
    }

    /** The work was begun and could not be ended; what was committed is kept. */
    static final class SweepFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SweepFailure(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        /** What is at the bottom of an exception of Spark, in one line. */
        static String reason(Throwable e) {
            Throwable deepest = e;
            while (deepest.getCause() != null && deepest.getCause() != deepest) {
                deepest = deepest.getCause();
            }
            String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("").strip();
            return deepest instanceof IOException ? message : deepest.getClass().getSimpleName() + ": " + message;
        }
    }
}
