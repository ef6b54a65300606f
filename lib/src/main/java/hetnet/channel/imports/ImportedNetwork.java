package hetnet.channel.imports;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.MotionFolder;
import hetnet.channel.generators.ScenarioWriter;
import hetnet.io.AtomicFile;
import hetnet.io.CsvOutput;
import hetnet.io.ResultFolder;
import hetnet.network.Geometry;
import hetnet.network.LocalProjection;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network that was read from a file of another program.
 *
 * @param snapshots the network at each instant; one where nothing moves
 * @param timeS     of each, seconds, rising; empty where there is one
 * @param los       whether links have line of sight at each instant; empty arrays where the file does not say it; flat
 *                  [U * B]
 * @param channels  of the BSs' antennas at the first instant, one; none where they are not kept
 * @param said      how the file was read, a sentence each
 */
public record ImportedNetwork(List<Snapshot> snapshots, double[] timeS, List<boolean[]> los,
                              List<AntennaLinks> channels, List<String> said) {

    private static final double PERCENT = 100;

    static ImportedNetwork of(ImportedNodes sites, ImportedNodes users, ImportedLinks links, List<String> said) {
        Optional<LocalProjection> projection = ImportedNodes.projection(sites, users);
        requireInstants(sites, "BSs", links);
        requireInstants(users, "UEs", links);
        List<Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < links.instants().size(); t++) {
            Sites b = sites.toSites(projection, t);
            Users u = users.toUsers(projection, t);
            double[] distanceM = Geometry.of(b, u).distanceM();
            double[] gain = links.instants().get(t).power();
            Gains gains = links.blocks() > 1 ? Gains.fading(links.users(), links.sites(), links.blocks(), gain)
                    : Gains.flat(links.users(), links.sites(), RadioConfig.paper().blocks(), gain);
            snapshots.add(new Snapshot(b, u, new Channel(distanceM, links.lossDb(t), gains)));
        }
        List<String> all = new ArrayList<>(said);
        all.add(sites.said());
        all.add(users.said());
        projection.ifPresent(p -> all.add("degrees are projected to metres around " + p));
        all.addAll(links.notes());
        return new ImportedNetwork(List.copyOf(snapshots), links.timeS(), links.instants().stream()
                .map(ImportedLinks.Instant::los).toList(), links.channels(), List.copyOf(all));
    }

    private static void requireInstants(ImportedNodes nodes, String kind, ImportedLinks links) {
        if (nodes.instants().size() > 1 && nodes.instants().size() != links.instants().size()) {
            throw new IllegalArgumentException("positions of %s are those of %d instants, gains those of %d"
                    .formatted(kind, nodes.instants().size(), links.instants().size()));
        }
    }

    /** The network at the first instant. */
    public Snapshot snapshot() {
        return snapshots.get(0);
    }

    /** How the file was read, and what came of it: counts, ranges and coverage; a sentence a line. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>(said);
        Snapshot now = snapshot();
        Gains gains = now.channel().gains();
        lines.add("%d BSs, %d UEs, %s%s".formatted(now.sites().count(), now.users().count(), gains.isFading()
                ? "%d RBs with gains of their own".formatted(gains.blocks())
                : "gains equal on all RBs",
                snapshots.size() > 1 ? ", %d snapshots from %s to %s s".formatted(snapshots.size(), timeS[0],
                        timeS[timeS.length - 1]) : ""));
        lines.add("positions: " + extent("x", now, 0) + ", " + extent("y", now, 1) + ", " + extent("z", now, 2));
        double[] loss = Arrays.stream(now.channel().flatPathLossDb()).filter(Double::isFinite).sorted().toArray();
        int links = now.channel().flatPathLossDb().length;
        lines.add(format("gains: %.1f to %.1f dB, median %.1f dB", -loss[loss.length - 1], -loss[0],
                -loss[loss.length / 2]));
        lines.add(format("coverage: %d of %d pairs have a path (%.1f %%), %d of %d UEs have one to any BS", loss.length,
                links, PERCENT * loss.length / links, now.coverage(), now.users().count()));
        channels.forEach(c -> lines.add("channels of %d antennas of each BS on %d RBs are kept in %s".formatted(
                c.antennas(), c.blocks(), AntennaLinks.FILE)));
        boolean[] sight = los.get(0);
        if (sight.length > 0) {
            long count = IntStream.range(0, links).filter(i -> sight[i]).count();
            lines.add(format("line of sight: %d of %d pairs", count, links));
        }
        return lines;
    }

    private static String extent(String axis, Snapshot now, int i) {
        double[] all = Stream.concat(Arrays.stream(now.sites().positionM()),
                Arrays.stream(now.users().positionM())).mapToDouble(p -> p[i]).sorted().toArray();
        return format("%s %.1f to %.1f m", axis, all[0], all[all.length - 1]);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    /** The strongest BS of each UE, by its id, or "no coverage"; shape [U]. */
    public List<String> strongest() {
        Gains gains = snapshot().channel().gains();
        return IntStream.range(0, gains.users()).mapToObj(u -> {
            int best = 0;
            for (int b = 1; b < gains.sites(); b++) {
                best = gains.mean(u, b) > gains.mean(u, best) ? b : best;
            }
            return gains.mean(u, best) > 0 ? snapshot().sites().ids().get(best) : "no coverage";
        }).toList();
    }

    /**
     * Writes the network as a scenario folder, with the summary in {@code import.txt}.
     *
     * @return the names of the files
     * @throws InputException when the folder cannot be written, or holds a file that would be taken for one of this
     *                        network
     */
    public List<String> write(Path folder) {
        if (snapshots.size() > 1) {
            return writeMotion(folder);
        }
        Map<String, Consumer<Path>> files = ScenarioWriter.files(snapshot(), los.get(0));
        channels.forEach(c -> files.put(AntennaLinks.FILE, file -> CsvOutput.write(file, out ->
                c.write(snapshot().users().ids(), snapshot().sites().ids(), out))));
        refuse(folder, Stream.of("rb_gain.csv.gz", AntennaLinks.FILE, MotionFolder.FILE)
                .filter(name -> !files.containsKey(name)));
        String text = summary().stream().map(line -> line + "\n").collect(Collectors.joining());
        files.put("import.txt", file -> AtomicFile.write(file, text.getBytes(
                StandardCharsets.UTF_8)));
        new ResultFolder(folder).write(files);
        return List.copyOf(files.keySet());
    }

    /** @param others files that would be taken for some of this network */
    private static void refuse(Path folder, Stream<String> others) {
        others.filter(name -> Files.exists(folder.resolve(name))).findFirst().ifPresent(name -> {
            throw new InputException("%s holds %s of another network, which would count: name another one"
                    .formatted(folder, name));
        });
    }

    /** A folder for each instant, as {@link MotionFolder} reads them; the list of them last. */
    private List<String> writeMotion(Path folder) {
        refuse(folder, Stream.of("pathloss.csv", "rb_gain.csv.gz"));
        StringBuilder list = new StringBuilder("snapshot,time_s\n");
        for (int t = 0; t < snapshots.size(); t++) {
            String name = "t%04d".formatted(t);
            list.append(name).append(',').append(timeS[t]).append('\n');
            new ResultFolder(folder.resolve(name)).write(ScenarioWriter.files(snapshots.get(t), los.get(t)));
        }
        String text = summary().stream().map(line -> line + "\n").collect(Collectors.joining());
        new ResultFolder(folder).write(Map.of("import.txt", file -> AtomicFile.write(file, text.getBytes(
                StandardCharsets.UTF_8))));
        AtomicFile.write(folder.resolve(MotionFolder.FILE), list.toString().getBytes(StandardCharsets.UTF_8));
        return List.of("t0000 to t%04d".formatted(snapshots.size() - 1), "import.txt", MotionFolder.FILE);
    }
}
