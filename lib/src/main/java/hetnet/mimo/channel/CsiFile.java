package hetnet.mimo.channel;

import hetnet.io.CsvFile;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Ids;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Channel coefficients from a file {@code csi.csv.gz} with the columns ue,bs,antenna,rb,re,im: amplitude gains, antenna
 * and rb from 0. Every antenna of a BS and every RB must be there for each pair of a UE and a BS; 0,0 where there is no
 * path.
 */
public final class CsiFile {

    /** Its usual name. */
    public static final String NAME = "csi.csv.gz";

    private static final int MOST_ANTENNAS = 1024;
    private static final int MOST_BLOCKS = 1000;
    private static final double LARGEST = 1; // an amplitude gain above one would be an amplifier

    private final Path file;
    private final Sites sites;
    private final Users users;
    private final Map<String, Integer> userIndex;
    private final Map<String, Integer> siteIndex;

    private CsiFile(Path file, Sites sites, Users users) {
        this.file = file;
        this.sites = sites;
        this.users = users;
        this.userIndex = Ids.places(users.ids());
        this.siteIndex = Ids.places(sites.ids());
    }

    /**
     * Reads a file.
     *
     * @throws ScenarioException naming file, line and reason when anything is missing, unknown, repeated or out of
     *                           range
     */
    public static Csi read(Path file, Sites sites, Users users) {
        return new CsiFile(file, sites, users).read();
    }

    private CsvFile csv() {
        return CsvFile.of(file, List.of("ue", "bs", "antenna", "rb", "re", "im"));
    }

    private Csi read() {
        int[] antennas = new int[sites.count()];
        int[] blocks = {0};
        csv().read(row -> {
            int b = row.place(1, "BS", siteIndex, "sites.csv");
            antennas[b] = Math.max(antennas[b], row.count(2, MOST_ANTENNAS - 1) + 1);
            blocks[0] = Math.max(blocks[0], row.count(3, MOST_BLOCKS - 1) + 1);
        });
        for (int b = 0; b < antennas.length; b++) {
            if (antennas[b] == 0) {
                throw new ScenarioException(file, "there is no row of BS '%s'".formatted(sites.ids().get(b)));
            }
        }
        return fill(antennas, blocks[0]);
    }

    private Csi fill(int[] antennas, int blocks) {
        int width = Arrays.stream(antennas).max().orElseThrow();
        double[] re = new double[Csi.size(users.count(), sites.count(), width, blocks)];
        double[] im = new double[re.length];
        BitSet seen = new BitSet();
        csv().read(row -> {
            int u = row.place(0, "UE", userIndex, "users.csv");
            int b = row.place(1, "BS", siteIndex, "sites.csv");
            int at = ((row.count(3, MOST_BLOCKS - 1) * sites.count() + b) * users.count() + u) * width
                    + row.count(2, MOST_ANTENNAS - 1);
            if (seen.get(at)) {
                throw row.error("this UE, BS, antenna and RB occur twice");
            }
            seen.set(at);
            re[at] = row.number(4, -LARGEST, LARGEST, "");
            im[at] = row.number(5, -LARGEST, LARGEST, "");
        });
        requireComplete(seen, antennas, width, blocks);
        return new Csi(users.count(), blocks, antennas, re, im);
    }

    private void requireComplete(BitSet seen, int[] antennas, int width, int blocks) {
        int size = users.count() * sites.count() * width * blocks;
        for (int i = seen.nextClearBit(0); i < size; i = seen.nextClearBit(i + 1)) {
            int b = i / width / users.count() % sites.count();
            if (i % width < antennas[b]) {
                throw new ScenarioException(file, ("the row of UE '%s', BS '%s', antenna %d, RB %d is missing: every "
                        + "antenna and RB of every pair must be there, 0,0 where there is no path")
                        .formatted(users.ids().get(i / width % users.count()), sites.ids().get(b), i % width,
                                i / width / users.count() / sites.count()));
            }
        }
    }
}
