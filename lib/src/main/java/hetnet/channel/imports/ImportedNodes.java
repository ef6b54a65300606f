package hetnet.channel.imports;

import hetnet.io.CsvDialect;
import hetnet.io.CsvFile;
import hetnet.io.arrays.ArrayFile;
import hetnet.io.arrays.NumberArray;
import hetnet.network.LocalProjection;
import hetnet.network.NodeFile;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * BSs or UEs as a file has them.
 *
 * @param ids       one a node
 * @param instants  positions at each instant, at one where nothing moves: x, y, z in metres; or longitude, latitude
 *                  in degrees, and z
 * @param degrees   which of them
 * @param tiers     of BSs; empty where nobody knows
 * @param budgetDbm of BSs, dBm, NaN where one has none of its own; empty where nobody knows
 * @param said      how they were read, in a sentence
 */
record ImportedNodes(List<String> ids, List<List<double[]>> instants, boolean degrees, List<Tier> tiers,
                     double[] budgetDbm, String said) {

    private static final double[] NO_BUDGETS = {};

    /** What a node is called, and its options. */
    enum Kind {
        BS("SITES"), UE("USERS");

        private final String option;

        Kind(String option) {
            this.option = option;
        }

        String option() {
            return option;
        }

        double heightM(ImportOptions options) {
            return this == BS ? options.siteHeightM() : options.userHeightM();
        }

        String axes(ImportOptions options) {
            return this == BS ? options.siteAxes() : options.userAxes();
        }

        String heightOption() {
            return this == BS ? "SITE_HEIGHT_M" : "USER_HEIGHT_M";
        }
    }

    /**
     * From a table with a row for each node.
     *
     * @throws hetnet.util.ScenarioException naming file and line of what is wrong
     */
    static ImportedNodes table(Path table, Kind kind, ImportOptions options, CsvDialect dialect) {
        CsvDialect own = dialect.ofTable(CsvFile.header(table, dialect));
        NodeFile nodes = kind == Kind.BS ? NodeFile.sites(table, own, kind.heightM(options))
                : NodeFile.users(table, own, kind.heightM(options));
        String said = "%ss: a row each of %s".formatted(kind, table.getFileName());
        return placed(nodes.ids(), nodes.positions(), nodes.isDegrees(), said).with(nodes.tiers(), nodes.budgetDbm());
    }

    /** Nodes of which no more than the place is known. */
    static ImportedNodes placed(List<String> ids, List<double[]> positions, boolean degrees, String said) {
        return new ImportedNodes(ids, List.of(positions), degrees, List.of(), NO_BUDGETS, said);
    }

    /** Whether an option names a table rather than an array. */
    static boolean isTable(String name, ArrayFile file) {
        return !file.fits(name) && Files.isRegularFile(Path.of(name));
    }

    /**
     * From an array of positions.
     *
     * @param axes  of the array; empty where each node is a row, or each a column
     * @param count of nodes that the gains have
     * @throws IllegalArgumentException when it has another number of nodes, or z is missing and no option says it
     */
    static ImportedNodes array(String name, NumberArray array, String axes, int count, Kind kind,
                               ImportOptions options) {
        List<Axis> meaning = axes.isEmpty() ? meaning(name, array, kind) : Axis.list(axes);
        AxisWalk walk = new AxisWalk(name, array, meaning);
        int coordinates = walk.length(Axis.XYZ);
        int nodes = walk.length(Axis.valueOf(kind.name()));
        if (nodes != count) {
            throw new IllegalArgumentException("%s has positions of %d %ss, but the gains are those of %d"
                    .formatted(name, nodes, kind, count));
        }
        boolean flat = coordinates == 2;
        double heightM = kind.heightM(options);
        if (flat && Double.isNaN(heightM)) {
            throw new IllegalArgumentException("%s %s has no heights: give the z of all %ss in %s".formatted(name,
                    array.describe(), kind, kind.heightOption()));
        }
        if (!flat && !Double.isNaN(heightM)) {
            throw new IllegalArgumentException("%s %s has heights of its own: leave out %s".formatted(name,
                    array.describe(), kind.heightOption()));
        }
        int given = walk.length(Axis.TIME);
        if (given > 1 && options.time().isBlank()) {
            throw new IllegalArgumentException("%s %s has positions at %d instants: TIME=0 takes the first, "
                    .formatted(name, array.describe(), given) + "TIME=all all");
        }
        boolean all = given > 1 && options.isAllTimes();
        int first = given > 1 ? options.instant(given) : 0;
        List<List<double[]>> at = IntStream.range(0, all ? given : 1).mapToObj(t -> IntStream.range(0, nodes)
                .mapToObj(i -> new double[] {Double.NaN, Double.NaN, flat ? heightM : Double.NaN}).toList()).toList();
        walk.forEach((element, index) -> {
            int coordinate = index[Axis.XYZ.ordinal()];
            int instant = index[Axis.TIME.ordinal()] - first;
            double value = array.real()[element];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("%s holds %s where a position is wanted".formatted(name, value));
            }
            if (instant < 0 || instant >= at.size()) {
                return; // of an instant that is not wanted
            }
            double[] p = at.get(instant).get(index[Axis.valueOf(kind.name()).ordinal()]);
            if (!Double.isNaN(p[coordinate]) && p[coordinate] != value) {
                throw new IllegalArgumentException("%s gives a %s several positions: name one array in %s"
                        .formatted(name, kind, kind.option));
            }
            p[coordinate] = value;
        });
        if (options.positions() == ImportOptions.Positions.LAT_LON) {
            at.stream().flatMap(List::stream).forEach(p -> {
                double latitude = p[0];
                p[0] = p[1];
                p[1] = latitude;
            });
        }
        boolean degrees = options.positions() != ImportOptions.Positions.METRES;
        return new ImportedNodes(IntStream.range(0, nodes).mapToObj(Integer::toString).toList(), at, degrees,
                List.of(), NO_BUDGETS, "%ss: positions %s %s as %s".formatted(kind, name, array.describe(),
                Axis.text(meaning)));
    }

    /** Every node a row, or every node a column. */
    private static List<Axis> meaning(String name, NumberArray array, Kind kind) {
        int[] shape = array.shape();
        Axis node = Axis.valueOf(kind.name());
        List<Axis> axes = new ArrayList<>();
        if (shape.length > 1 && isCoordinates(shape[shape.length - 1])) {
            for (int i = 1; i < shape.length; i++) {
                axes.add(node);
            }
            axes.add(Axis.XYZ);
            return axes;
        } else if (shape.length == 2 && isCoordinates(shape[0])) {
            return List.of(Axis.XYZ, node);
        }
        throw new IllegalArgumentException("%s %s is no array of positions: each %s needs a row of x, y and z"
                .formatted(name, array.describe(), kind));
    }

    private static boolean isCoordinates(int length) {
        return length == 2 || length == 3;
    }

    /** The same nodes with other ids. */
    ImportedNodes withIds(List<String> others) {
        return new ImportedNodes(others, instants, degrees, tiers, budgetDbm, said);
    }

    /** The same BSs with tiers and budgets; both may be empty. */
    ImportedNodes with(List<Tier> itsTiers, double[] itsBudgetDbm) {
        return new ImportedNodes(ids, instants, degrees, itsTiers, itsBudgetDbm, said);
    }

    /**
     * What makes metres of the degrees of BSs and UEs; empty where they are in metres.
     *
     * @throws IllegalArgumentException when only one of both is in degrees
     */
    static Optional<LocalProjection> projection(ImportedNodes sites, ImportedNodes users) {
        if (sites.degrees != users.degrees) {
            throw new IllegalArgumentException("positions of %s are in degrees, those of %s in metres: give both alike"
                    .formatted(sites.degrees ? "BSs" : "UEs", sites.degrees ? "UEs" : "BSs"));
        }
        return sites.degrees ? Optional.of(LocalProjection.around(sites.instants.get(0))) : Optional.empty();
    }

    private double[][] metres(Optional<LocalProjection> projection, int instant) {
        List<double[]> positions = instants.get(Math.min(instant, instants.size() - 1));
        return projection.map(p -> p.toMetres(positions)).orElseGet(() -> positions.toArray(double[][]::new));
    }

    Sites toSites(Optional<LocalProjection> projection, int instant) {
        Sites macros = new Sites(ids, metres(projection, instant));
        return new Sites(ids, metres(projection, instant), tiers.isEmpty() ? macros.tiers() : tiers,
                budgetDbm.length == 0 ? macros.budgetDbm() : budgetDbm);
    }

    Users toUsers(Optional<LocalProjection> projection, int instant) {
        return Users.still(ids, metres(projection, instant));
    }
}
