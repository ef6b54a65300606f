package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.io.CsvFile;
import hetnet.network.NodeFile;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A scenario of one's own, for example a ray-traced one, from a folder:
 * <ul>
 * <li>{@code sites.csv}: bs,x_m,y_m,z_m; optional tier (macro, micro, pico, femto) and budget_dbm; antennas and
 * pathloss_model may be there and do not count
 * <li>{@code users.csv}: ue,x_m,y_m,z_m
 * <li>{@code pathloss.csv}: ue,bs,pathloss_db; every pair exactly once, an empty value where there is no path; optional
 * los
 * <li>{@code rb_gain.csv.gz} (optional): ue,bs,rb,gain_db, the total gain on each RB, rb from 0; every RB of a pair
 * with a path exactly once, and no value, or no row, for a pair without
 * </ul>
 * Positions may be {@code lat,lon} in degrees, see {@link NodeFile}; what is a comment, an id, a number and a flag, see
 * {@link CsvFile}.
 */
public final class ScenarioFolder implements NetworkGenerator {

    private final Path folder;
    private final RadioConfig radio;
    private final Snapshot snapshot;
    private final FolderLinks links;
    private final List<String> notes = new ArrayList<>();

    private ScenarioFolder(Path folder, RadioConfig radio) {
        this.folder = folder;
        this.radio = radio;
        NodeFile siteFile = NodeFile.sites(folder.resolve("sites.csv"));
        NodeFile userFile = NodeFile.users(folder.resolve("users.csv"));
        Sites sites = siteFile.toSites();
        Users users = userFile.toUsers(siteFile);
        links = new FolderLinks(sites, users, LinkFiles.ONLY);
        LinkFiles files = new LinkFiles(folder, Map.of(LinkFiles.ONLY, links));
        snapshot = files.snapshots(radio.blocks()).get(0);
        notes.addAll(siteFile.notes());
        notes.addAll(userFile.notes());
        notes.addAll(files.notes());
    }

    /**
     * Reads a folder. Distances are those of Eq. (2); without {@code rb_gain.csv.gz} the gains are those of Eq. (4),
     * equal on all RBs.
     *
     * @param radio its number of RBs must be that of {@code rb_gain.csv.gz}, where there is one
     * @throws ScenarioException naming file, line and reason when anything is missing, unknown, repeated or out of
     *         range
     */
    public static ScenarioFolder open(Path folder, RadioConfig radio) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(folder, "there is no such scenario folder");
        }
        return new ScenarioFolder(folder, radio);
    }

    /**
     * The network of a folder, where nobody wants its notes.
     *
     * @throws ScenarioException as {@link #open}
     */
    public static Snapshot read(Path folder, RadioConfig radio) {
        return open(folder, radio).snapshot();
    }

    /**
     * How many RBs the gains of a folder tell apart.
     *
     * @return one more than the highest rb of {@code rb_gain.csv.gz}; empty where there is no such file, and any number
     *         of RBs will do
     * @throws ScenarioException when the file cannot be read, holds no gain, or counts its RBs from 1
     */
    public static OptionalInt blocks(Path folder) {
        Path file = LinkFiles.gainFile(folder);
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        BlockRange range = new BlockRange(file);
        CsvFile.of(file, List.of("rb")).read(row -> range.add(row, row.count(0, BlockRange.MAX_RB)));
        return OptionalInt.of(range.blocks());
    }

    /** The name of the folder. */
    @Override
    public String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    @Override
    public RadioConfig radio() {
        return radio;
    }

    /** Always {@link #snapshot}: nothing is left to chance. */
    @Override
    public Snapshot draw(RandomGenerator random) {
        return snapshot;
    }

    /** The network. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Whether {@code pathloss.csv} has a column los. */
    public boolean hasLos() {
        return links.hasLos();
    }

    /** Whether the column los of {@code pathloss.csv} says that a link has line of sight; false without the column. */
    public boolean isLos(int user, int site) {
        return links.isLos(user, site);
    }

    /**
     * What whoever made the folder should know, a sentence each: how it was read where that is not plain, and what is
     * not used.
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
