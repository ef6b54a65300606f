package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.io.CsvFile;
import hetnet.network.Geometry;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ScenarioException;
import hetnet.util.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads a scenario of one's own, for example a ray-traced one, from a folder:
 * <ul>
 * <li>{@code sites.csv}: bs,x_m,y_m,z_m
 * <li>{@code users.csv}: ue,x_m,y_m,z_m
 * <li>{@code pathloss.csv}: ue,bs,pathloss_db; every pair exactly once, an empty value where there is no path
 * <li>{@code rb_gain.csv.gz} (optional): ue,bs,rb,gain_db, the total gain on each RB, rb from 0; every RB of a pair
 * with a path exactly once, and no value, or no row, for a pair without
 * </ul>
 * Ids are texts, lines that begin with {@code #} comments, further columns ignored; see {@link CsvFile}.
 */
public final class ScenarioFolder {

    private static final String RB_GAIN = "rb_gain.csv.gz";
    private static final double MAX_LOSS_DB = 400; // far beyond any link; keeps linear gains well above underflow
    private static final int MAX_RB = 999;        // RadioConfig allows 1000 RBs

    private final Path folder;
    private final RadioConfig radio;
    private final Sites sites;
    private final Users users;
    private final Map<String, Integer> siteIndex;
    private final Map<String, Integer> userIndex;

    private ScenarioFolder(Path folder, RadioConfig radio) {
        this.folder = folder;
        this.radio = radio;
        sites = Layouts.read(folder.resolve("sites.csv"));
        users = Layouts.readUsers(folder.resolve("users.csv"));
        siteIndex = index(sites.ids());
        userIndex = index(users.ids());
    }

    /**
     * Reads the folder. Distances are those of Eq. (2); without {@code rb_gain.csv.gz} the gains are those of Eq. (4),
     * equal on all RBs.
     *
     * @param radio its number of RBs must be that of {@code rb_gain.csv.gz}, where there is one
     * @throws ScenarioException naming file, line and reason when anything is missing, unknown, repeated or out of
     *                           range
     */
    public static Snapshot read(Path folder, RadioConfig radio) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(folder, "there is no such scenario folder");
        }
        ScenarioFolder scenario = new ScenarioFolder(folder, radio);
        double[] lossDb = scenario.readPathLoss();
        Gains gains = scenario.readGains(lossDb);
        int u = scenario.users.count();
        int b = scenario.sites.count();
        Channel channel = new Channel(Tensors.of(Geometry.of(scenario.sites, scenario.users).distanceM(), u, b),
                Tensors.of(lossDb, u, b), gains);
        return new Snapshot(scenario.sites, scenario.users, channel);
    }

    /**
     * How many RBs the gains of a folder tell apart.
     *
     * @return one more than the highest rb of {@code rb_gain.csv.gz}; empty where there is no such file, and any number
     *         of RBs will do
     * @throws ScenarioException when the file cannot be read or holds no gain
     */
    public static OptionalInt blocks(Path folder) {
        Path file = folder.resolve(RB_GAIN);
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        int[] blocks = {0};
        CsvFile.read(file, List.of("rb"), row -> blocks[0] = Math.max(blocks[0], row.count(0, MAX_RB) + 1));
        if (blocks[0] == 0) {
            throw new ScenarioException(file, "there is no gain in it");
        }
        return OptionalInt.of(blocks[0]);
    }

    /** Path loss, dB, [U, B]; +infinity where there is no path. */
    private double[] readPathLoss() {
        Path file = folder.resolve("pathloss.csv");
        double[] lossDb = missing(file, users.count(), sites.count());
        CsvFile.read(file, List.of("ue", "bs", "pathloss_db"), row -> {
            int link = link(row);
            if (!Double.isNaN(lossDb[link])) {
                throw row.error("the pair of %s occurs twice".formatted(name(link)));
            }
            lossDb[link] = row.isEmpty(2) ? Double.POSITIVE_INFINITY : row.number(2, 0, MAX_LOSS_DB, "dB");
        });
        requireComplete(file, lossDb, 1, "every pair must be there, with an empty pathloss_db where there is no path");
        if (Arrays.stream(lossDb).allMatch(Double::isInfinite)) {
            throw new ScenarioException(file, "no UE has a path to any BS");
        }
        return lossDb;
    }

    private Gains readGains(double[] lossDb) {
        Path file = folder.resolve(RB_GAIN);
        if (Files.exists(file)) {
            return readBlockGains(file, lossDb);
        }
        Path unpacked = folder.resolve("rb_gain.csv");
        if (Files.exists(unpacked)) {
            throw new ScenarioException(unpacked,
                    "gains per RB are read from rb_gain.csv.gz only: compress the file with gzip");
        }
        return Gains.flat(users.count(), sites.count(), radio.blocks(),
                Arrays.stream(lossDb).map(db -> Math.pow(10, -db / 10)).toArray());
    }

    private Gains readBlockGains(Path file, double[] lossDb) {
        int blocks = radio.blocks();
        double[] gain = missing(file, lossDb.length, blocks);
        int[] highest = {-1, 0}; // RB, and its line
        CsvFile.read(file, List.of("ue", "bs", "rb", "gain_db"), row -> {
            int link = link(row);
            int rb = row.count(2, MAX_RB);
            if (rb > highest[0]) {
                highest[0] = rb;
                highest[1] = row.line();
            }
            if (rb >= blocks) {
                return; // told below, once the number of RBs is known
            }
            boolean path = Double.isFinite(lossDb[link]);
            if (!path && !row.isEmpty(3)) {
                throw row.error("%s has a gain on RB %d, but no path in pathloss.csv".formatted(name(link), rb));
            }
            if (!Double.isNaN(gain[link * blocks + rb])) {
                throw row.error("RB %d of %s occurs twice".formatted(rb, name(link)));
            }
            gain[link * blocks + rb] = path ? Math.pow(10, row.number(3, -MAX_LOSS_DB, 0, "dB") / 10) : 0;
        });
        if (highest[0] < 0) {
            throw new ScenarioException(file, "there is no gain in it");
        }
        if (highest[0] != blocks - 1) {
            throw new ScenarioException(file, highest[1],
                    ("the highest rb is %d, so there are %d RBs, but the radio has %d: "
                    + "set its number of RBs to %d").formatted(highest[0], highest[0] + 1, blocks, highest[0] + 1));
        }
        for (int i = 0; i < gain.length; i++) {
            if (Double.isNaN(gain[i]) && Double.isInfinite(lossDb[i / blocks])) {
                gain[i] = 0;
            }
        }
        requireComplete(file, gain, blocks, "every RB of a pair with a path must be there");
        return Gains.fading(users.count(), sites.count(), blocks, gain);
    }

    private int link(CsvFile.Row row) {
        return lookUp(row, 0, "UE", userIndex, "users.csv") * sites.count()
                + lookUp(row, 1, "BS", siteIndex, "sites.csv");
    }

    private static int lookUp(CsvFile.Row row, int column, String kind, Map<String, Integer> index, String file) {
        String id = row.id(column);
        Integer i = index.get(id);
        if (i == null) {
            throw row.error("%s '%s' is not in %s".formatted(kind, id, file));
        }
        return i;
    }

    private void requireComplete(Path file, double[] values, int blocks, String rule) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                long count = Arrays.stream(values).filter(Double::isNaN).count();
                String rb = blocks == 1 ? "" : "RB %d of ".formatted(i % blocks);
                throw new ScenarioException(file, "%d of %d rows are missing, the first for %s%s: %s"
                        .formatted(count, values.length, rb, name(i / blocks), rule));
            }
        }
    }

    private String name(int link) {
        return "UE '%s' and BS '%s'".formatted(users.ids().get(link / sites.count()),
                sites.ids().get(link % sites.count()));
    }

    /** NaN stands for a value not met yet. */
    private static double[] missing(Path file, int rows, int columns) {
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE / 8) {
            throw new ScenarioException(file, "%d values are more than the kit can hold".formatted(size));
        }
        double[] values = new double[(int) size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static Map<String, Integer> index(List<String> ids) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            index.put(ids.get(i), i);
        }
        return index;
    }
}
