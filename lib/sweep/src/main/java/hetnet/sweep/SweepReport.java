package hetnet.sweep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The command behind {@code make sweep-report}: where the time of a run went, from the event log that Spark left in
 * {@code OUT/STUDY/events}.
 */
public final class SweepReport {

    /** Name of the accumulator that counts the time of decisions, nanoseconds. */
    static final String DECIDING = "deciding, ns";

    private static final double MS = 1e-3;

    private SweepReport() {
    }

    /** What the tasks of one stage took, seconds. */
    private static final class Stage {
        private String name = "";
        private int tasks;
        private double total;
        private double run;
        private double deciding;
        private double loading;
        private double collecting;
        private double wall;
    }

    /** @param arguments a folder of results, or one of event logs, or a log */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("hetnet-lab: usage: make sweep-report OUT=dir, a folder of results");
            System.exit(SweepMain.REFUSED);
        }
        try {
            System.out.print(of(log(Path.of(arguments[0]))));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("hetnet-lab: " + e.getMessage());
            System.exit(SweepMain.REFUSED);
        }
    }

    /** The newest log below a folder. */
    private static Path log(Path folder) {
        if (Files.isRegularFile(folder)) {
            return folder;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder of results %s".formatted(folder));
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            Optional<Path> newest = walk.filter(file -> Files.isRegularFile(file)
                    && file.getParent().getFileName().toString().equals("events")
                    && !file.getFileName().toString().startsWith("."))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
            return newest.orElseThrow(() -> new IllegalArgumentException(("there is no event log in %s: a run of make "
                    + "sweep leaves one").formatted(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** The table of one log. */
    static String of(Path log) {
        Map<Integer, Stage> stages = new TreeMap<>();
        long[] ends = {Long.MAX_VALUE, 0}; // of the application, ms
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event(line, stages, ends);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s: %s".formatted(log, e.getMessage()), e);
        }
        return table(stages, MS * Math.max(0, ends[1] - ends[0]));
    }

    private static void event(String line, Map<Integer, Stage> stages, long[] ends) {
        JsonObject event;
        try {
            event = JsonParser.parseString(line).getAsJsonObject();
        } catch (com.google.gson.JsonParseException | IllegalStateException e) {
            return; // the last line of a log whose driver was killed
        }
        Stream.of("Timestamp", "Submission Time", "Completion Time").filter(event::has).forEach(name -> {
            ends[0] = Math.min(ends[0], event.get(name).getAsLong());
            ends[1] = Math.max(ends[1], event.get(name).getAsLong());
        });
        String kind = event.has("Event") ? event.get("Event").getAsString() : "";
        if (kind.equals("SparkListenerStageSubmitted") && event.has("Properties")) {
            JsonElement job = event.getAsJsonObject("Properties").get("spark.job.description");
            stage(event.getAsJsonObject("Stage Info"), stages).name = job == null ? "" : job.getAsString();
        } else if (kind.equals("SparkListenerStageCompleted")) {
            completed(event.getAsJsonObject("Stage Info"), stages);
        } else if (kind.equals("SparkListenerTaskEnd") && event.has("Task Metrics")) {
            Stage stage = stages.computeIfAbsent(event.get("Stage ID").getAsInt(), id -> new Stage());
            JsonObject metrics = event.getAsJsonObject("Task Metrics");
            JsonObject info = event.getAsJsonObject("Task Info");
            stage.tasks++;
            stage.total += MS * (info.get("Finish Time").getAsLong() - info.get("Launch Time").getAsLong());
            stage.run += MS * metrics.get("Executor Run Time").getAsLong();
            stage.loading += MS * metrics.get("Executor Deserialize Time").getAsLong();
            stage.collecting += MS * metrics.get("JVM GC Time").getAsLong();
        }
    }

    private static void completed(JsonObject info, Map<Integer, Stage> stages) {
        Stage stage = stage(info, stages);
        if (info.has("Submission Time") && info.has("Completion Time")) {
            stage.wall = MS * (info.get("Completion Time").getAsLong() - info.get("Submission Time").getAsLong());
        }
        for (JsonElement each : info.getAsJsonArray("Accumulables")) {
            JsonObject accumulated = each.getAsJsonObject();
            if (accumulated.has("Name") && accumulated.get("Name").getAsString().equals(DECIDING)) {
                stage.deciding = accumulated.get("Value").getAsDouble() * 1e-9;
            }
        }
    }

    private static Stage stage(JsonObject info, Map<Integer, Stage> stages) {
        return stages.computeIfAbsent(info.get("Stage ID").getAsInt(), id -> new Stage());
    }

    /** Deciding is counted from the beginning of the run, so that a stage has its difference from the one before. */
    private static String table(Map<Integer, Stage> stages, double seconds) {
        double all = stages.values().stream().mapToDouble(stage -> stage.total).sum();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%.1f s from the first event to the last; %.1f s in tasks, which are%n",
                seconds, all));
        double deciding = 0;
        double loading = 0;
        double collecting = 0;
        double rest = 0;
        lines.add(String.format("%8s %6s %9s %9s  %s%n", "share %", "tasks", "tasks s", "stage s", "stage"));
        double before = 0;
        for (Stage stage : stages.values()) {
            double own = Math.max(0, stage.deciding - before);
            before = Math.max(before, stage.deciding);
            deciding += own;
            loading += stage.loading;
            collecting += stage.collecting;
            rest += stage.run - own;
            lines.add(String.format(Locale.ROOT, "%8.1f %6d %9.1f %9.1f  %s%n", 100 * stage.total / Math.max(all, 1e-9),
                    stage.tasks, stage.total, stage.wall, stage.name));
        }
        lines.add(String.format(Locale.ROOT, "Of all tasks: deciding %.1f %%, reading, sorting and writing rows %.1f "
                + "%%, loading code and studies %.1f %%; collecting garbage, within these, %.1f %%%n",
                share(deciding, all), share(rest, all), share(loading, all), share(collecting, all)));
        return String.join("", lines);
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : 100 * part / all;
    }
}
