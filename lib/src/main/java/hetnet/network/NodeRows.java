package hetnet.network;

import hetnet.io.CsvRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a file of BSs or UEs, as far as they have been read. */
final class NodeRows {

    /** Columns that a BS may have, behind the four of every node. */
    static final String[] OF_SITES = {"tier", "budget_dbm", "antennas", "pathloss_model"};

    /** Bound on a coordinate, metres: half the Earth's circumference, so that every map projection fits. */
    private static final double MAX_COORDINATE_M = 2.1e7;
    /** Bound on a latitude, degrees: nearer to a pole a degree of longitude is no length to speak of. */
    private static final double MAX_LATITUDE = 89;
    /** Bound on the rows of a file: far more than the gains of any scenario that fits into memory. */
    private static final int MAX_NODES = 1_000_000;
    /** Bound on the antennas of a BS: more than any array has. */
    private static final int MAX_ANTENNAS = 10_000;

    private final String kind;
    private final boolean degrees;
    private final double heightM;
    private final Set<String> seen = new HashSet<>(); // ids
    private final List<String> ids = new ArrayList<>();
    private final List<double[]> position = new ArrayList<>();
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Double> budgetDbm = new ArrayList<>();
    private boolean antennas;
    private boolean pathLossModels;

    /**
     * @param kind    BS or UE
     * @param degrees whether places are longitude and latitude rather than metres
     * @param heightM of all nodes; NaN where each has its own
     */
    NodeRows(String kind, boolean degrees, double heightM) {
        this.kind = kind;
        this.degrees = degrees;
        this.heightM = heightM;
    }

    /** @throws hetnet.util.ScenarioException naming the line of what is wrong */
    void add(CsvRow row) {
        String id = row.id(0);
        if (!seen.add(id)) {
            throw row.error("%s '%s' occurs twice".formatted(kind, id));
        }
        if (ids.size() == MAX_NODES) {
            throw row.error("there are more than %d %ss".formatted(MAX_NODES, kind));
        }
        ids.add(id);
        double x = degrees ? row.number(1, -180, 360, "degrees") : row.number(1, -MAX_COORDINATE_M,
                MAX_COORDINATE_M, "m");
        double y = degrees ? row.number(2, -MAX_LATITUDE, MAX_LATITUDE, "degrees") : row.number(2, -MAX_COORDINATE_M,
                MAX_COORDINATE_M, "m");
        double z = Double.isNaN(heightM) ? row.number(3, -MAX_COORDINATE_M, MAX_COORDINATE_M, "m") : heightM;
        position.add(new double[] {x, y, z});
        if (kind.equals(NodeFile.BS)) {
            tiers.add(row.isAbsent(4) ? Tier.MACRO : tier(row));
            budgetDbm.add(row.isAbsent(5) ? Double.NaN : row.number(5, RadioConfig.LEAST_BUDGET_DBM,
                    RadioConfig.LARGEST_BUDGET_DBM, "dBm"));
            if (!row.isAbsent(6) && row.count(6, MAX_ANTENNAS) == 0) {
                throw row.error("antennas = 0: a BS has at least one");
            }
            antennas |= !row.isAbsent(6);
            pathLossModels |= !row.isAbsent(7);
        }
    }

    private static Tier tier(CsvRow row) {
        try {
            return Tier.valueOf(row.text(4).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.error("tier '%s' is none of %s".formatted(row.id(4), Arrays.toString(Tier.values())));
        }
    }

    List<String> ids() {
        return ids;
    }

    /** x, y, z, metres; or longitude, latitude, degrees, z. */
    List<double[]> position() {
        return position;
    }

    List<Tier> tiers() {
        return tiers;
    }

    /** dBm, NaN where a BS has none of its own. */
    double[] budgetDbm() {
        return budgetDbm.stream().mapToDouble(dbm -> dbm).toArray();
    }

    /** Whether any BS says how many antennas it has. */
    boolean hasAntennas() {
        return antennas;
    }

    /** Whether any BS names a path-loss model. */
    boolean hasPathLossModels() {
        return pathLossModels;
    }
}
