package hetnet.network;

import hetnet.io.CsvDialect;
import hetnet.io.CsvFile;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The nodes of a CSV file: BSs with the columns {@code bs,x_m,y_m,z_m} and, where they are there, {@code
 * tier,budget_dbm,antennas,pathloss_model}; or UEs with {@code ue,x_m,y_m,z_m}. In place of {@code x_m,y_m} may stand
 * {@code lat,lon}, degrees, which are projected to metres. Antennas and path-loss models do not count, which a note
 * says.
 */
public final class NodeFile {

    static final String BS = "BS";
    static final String UE = "UE";

    private static final String SNAPSHOT = "snapshot";
    private static final int FIRST_OPTIONAL = 4; // index of a column

    private final Path file;
    private final String kind;
    private final boolean degrees;
    private final CsvDialect dialect;
    private final boolean high;   // whether the column z_m has the heights
    private final NodeRows rows;
    private final List<String> notes = new ArrayList<>();

    private NodeFile(Path file, String kind, CsvDialect dialect, double heightM) {
        this.file = file;
        this.kind = kind;
        this.dialect = dialect;
        List<String> header = CsvFile.header(file, dialect);
        degrees = header.containsAll(List.of(dialect.theirs("lat"), dialect.theirs("lon")))
                && !header.contains(dialect.theirs("x_m")) && !header.contains(dialect.theirs("y_m"));
        high = Double.isNaN(heightM) || header.contains(dialect.theirs("z_m"));
        if (high && !Double.isNaN(heightM)) {
            throw new ScenarioException(file, "its column %s has the heights: leave out the one height of all %ss"
                    .formatted(dialect.theirs("z_m"), kind));
        }
        rows = new NodeRows(kind, degrees, heightM);
    }

    /** The columns that every node has, and the optional ones behind them. */
    private CsvFile csv(String... optional) {
        String id = kind.toLowerCase(Locale.ROOT);
        String z = high ? "z_m" : id; // what stands there does not count
        List<String> columns = degrees ? List.of(id, "lon", "lat", z) : List.of(id, "x_m", "y_m", z);
        CsvFile csv = CsvFile.of(file, columns).optional(optional);
        return dialect == CsvDialect.OWN ? csv.refuseUnknownQuantities() : csv.dialect(dialect);
    }

    private NodeFile read(String... optional) {
        notes.addAll(csv(optional).read(rows::add));
        if (rows.ids().isEmpty()) {
            throw new ScenarioException(file, "there is no %s in it".formatted(kind));
        }
        return this;
    }

    /** @throws ScenarioException naming file, line and reason when the file cannot be used or holds no BS */
    public static NodeFile sites(Path file) {
        return sites(file, CsvDialect.OWN, Double.NaN);
    }

    /**
     * BSs as another program wrote them; unknown columns do not count.
     *
     * @param heightM z of all of them where the file has no column z_m, metres; NaN where it must have one
     * @throws ScenarioException as {@link #sites(Path)}
     */
    public static NodeFile sites(Path file, CsvDialect dialect, double heightM) {
        return new NodeFile(file, BS, dialect, heightM).read(NodeRows.OF_SITES);
    }

    /** @throws ScenarioException naming file, line and reason when the file cannot be used or holds no UE */
    public static NodeFile users(Path file) {
        return users(file, CsvDialect.OWN, Double.NaN);
    }

    /** UEs as another program wrote them, see {@link #sites(Path, CsvDialect, double)}. */
    public static NodeFile users(Path file, CsvDialect dialect, double heightM) {
        return new NodeFile(file, UE, dialect, heightM).read();
    }

    /**
     * The UEs of several snapshots, which a column {@code snapshot} tells apart; without one they stand still.
     *
     * @return by the name of the snapshot, in the order of the names
     * @throws ScenarioException as {@link #users(Path)}, and when a row is of none of them, or one has no row
     */
    public static Map<String, NodeFile> users(Path file, List<String> snapshots) {
        Map<String, NodeFile> all = new LinkedHashMap<>();
        if (!CsvFile.header(file).contains(SNAPSHOT)) {
            NodeFile still = users(file);
            snapshots.forEach(name -> all.put(name, still));
            return all;
        }
        snapshots.forEach(name -> all.put(name, new NodeFile(file, UE, CsvDialect.OWN, Double.NaN)));
        NodeFile first = all.get(snapshots.get(0));
        first.notes.addAll(first.csv(SNAPSHOT).read(row -> {
            NodeFile mine = all.get(row.text(FIRST_OPTIONAL));
            if (mine == null) {
                throw row.error("snapshot '%s' is none of those in the list of snapshots".formatted(
                        row.id(FIRST_OPTIONAL)));
            }
            mine.rows.add(row);
        }));
        all.forEach((name, mine) -> {
            if (mine.rows.ids().isEmpty()) {
                throw new ScenarioException(file, "there is no UE of snapshot '%s' in it".formatted(name));
            }
        });
        return all;
    }

    /**
     * What a reader of the file should know, a sentence each: see {@link CsvFile#read}, and which known columns do not
     * count where gains come with the BSs.
     */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (rows.hasAntennas()) {
            all.add("%s: antennas are not used: the gains are those between one antenna of each end"
                    .formatted(file.getFileName()));
        }
        if (rows.hasPathLossModels()) {
            all.add("%s: pathloss_model is not used: the path losses are those of the folder"
                    .formatted(file.getFileName()));
        }
        return List.copyOf(all);
    }

    /**
     * The BSs of a layout for which gains are still to be drawn; otherwise as {@link #toSites}.
     *
     * @throws ScenarioException when a BS names a path-loss model, which would not count
     */
    public Sites toLayout() {
        if (rows.hasPathLossModels()) {
            throw new ScenarioException(file, "pathloss_model would not count: the path loss is a setting of the run, "
                    + "one for each tier; take the column out");
        }
        return toSites();
    }

    /** The BSs; those in degrees are projected around their own middle. */
    public Sites toSites() {
        return new Sites(rows.ids(), metres(), rows.tiers(), budgetDbm());
    }

    /** The UEs, which stand still; those in degrees are projected around their own middle. */
    public Users toUsers() {
        return Users.still(rows.ids(), metres());
    }

    private double[][] metres() {
        return degrees ? projection().toMetres(rows.position()) : rows.position().toArray(double[][]::new);
    }

    /**
     * The UEs in the coordinates of their BSs.
     *
     * @throws ScenarioException when one file is in degrees and the other in metres, or both are degrees that go for
     *         metres
     */
    public Users toUsers(NodeFile sites) {
        if (degrees != sites.degrees) {
            throw new ScenarioException(file, "its positions are in %s, those of %s in %s: give both alike"
                    .formatted(unit(),
                    sites.file.getFileName(), sites.unit()));
        }
        List<double[]> all = Stream.of(rows.position(), sites.rows.position()).flatMap(List::stream).toList();
        if (!degrees && all.size() > 2 && LocalProjection.looksLikeDegrees(all)) {
            throw new ScenarioException(file, "x_m and y_m of all BSs and UEs lie within a metre of each other, which "
                    + "looks like degrees: give metres, or call the columns lat,lon");
        }
        if (degrees) {
            notes.add("lat,lon are projected to metres around " + sites.projection());
            return Users.still(rows.ids(), sites.projection().toMetres(rows.position()));
        }
        return toUsers();
    }

    private String unit() {
        return degrees ? "degrees (lat,lon)" : "metres (x_m,y_m)";
    }

    /** How these places become metres where they are in degrees: around their own middle. */
    public LocalProjection projection() {
        return LocalProjection.around(rows.position());
    }

    /** Whether positions are in degrees. */
    public boolean isDegrees() {
        return degrees;
    }

    /** The ids, in the order of the file. */
    public List<String> ids() {
        return List.copyOf(rows.ids());
    }

    /** The tier of each BS; empty for UEs. */
    public List<Tier> tiers() {
        return List.copyOf(rows.tiers());
    }

    /** The budget of each BS, dBm, NaN where it has none of its own; empty for UEs. */
    public double[] budgetDbm() {
        return rows.budgetDbm();
    }

    /** Positions as the file has them: x, y, z in metres, or longitude and latitude in degrees and z. */
    public List<double[]> positions() {
        return List.copyOf(rows.position());
    }
}
