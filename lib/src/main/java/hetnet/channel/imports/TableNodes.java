package hetnet.channel.imports;

import hetnet.io.CsvRow;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.util.Ids;
import hetnet.util.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The BSs, or the UEs, of a table of links, in the order in which they are met. UEs without ids are told by place. */
final class TableNodes {

    private static final double MAX_COORDINATE = 2.1e7; // metres: half the Earth's circumference
    private static final double MAX_LATITUDE = 89;      // degrees; a degree of longitude has no length at a pole

    private final TableColumns columns;
    private final ImportedNodes.Kind kind;
    private final String id;
    private final double heightM;
    private final List<String> plane; // the columns of x and y, or longitude and latitude; empty where there are none
    private final boolean metres;
    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final List<NavigableMap<Double, double[]>> positions = new ArrayList<>(); // of each node by time
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Double> budgetDbm = new ArrayList<>();

    TableNodes(TableColumns columns, ImportedNodes.Kind kind, ImportOptions options) {
        this.columns = columns;
        this.kind = kind;
        id = kind.name().toLowerCase(Locale.ROOT);
        heightM = kind.heightM(options);
        metres = columns.hasAll(List.of(id + "_x_m", id + "_y_m"));
        List<String> degrees = List.of(id + "_lon", id + "_lat");
        plane = metres ? List.of(id + "_x_m", id + "_y_m") : columns.hasAll(degrees) ? degrees : List.of();
        if (!columns.has(id) && (kind == ImportedNodes.Kind.BS || plane.isEmpty())) {
            throw columns.error("no column '%s' among %s: MAP=%s=... says what it is called%s", id, columns.header(),
                    id, kind == ImportedNodes.Kind.BS ? "; each row is of one BS"
                    : ", or MAP=ue_x_m=...,ue_y_m=... where each place is a UE");
        }
        if (!plane.isEmpty() && columns.has(z()) != Double.isNaN(heightM)) {
            throw columns.error(columns.has(z()) ? "%s says the heights: leave out %s"
                    : "no column %s: give the height in %s", columns.theirs(z()), kind.heightOption());
        }
    }

    private String z() {
        return id + "_z_m";
    }

    /** The number of the row's node, from 0. @param timeS when the row holds, seconds */
    int of(CsvRow row, double timeS) {
        double[] at = position(row);
        String name = columns.has(id) ? row.id(columns.index(id)) : Arrays.toString(at);
        Integer known = nodes.get(name);
        if (known == null) {
            nodes.put(name, nodes.size());
            positions.add(new TreeMap<>(Map.of(timeS, at)));
            tier(row).ifPresent(tiers::add);
            budgetDbm(row).ifPresent(budgetDbm::add);
        } else if (tier(row).filter(tier -> tier != tiers.get(known)).isPresent()
                || budgetDbm(row).filter(dbm -> !dbm.equals(budgetDbm.get(known))).isPresent()) {
            throw row.error("BS '%s' has another tier or budget than in the rows before".formatted(name));
        } else if (!Arrays.equals(Objects.requireNonNullElse(positions.get(known).putIfAbsent(timeS, at), at), at)) {
            throw row.error("%s '%s' stands at another place than in the rows before: one that moves needs an id for "
                    .formatted(kind, name) + "each place, or a column time_s");
        }
        return nodes.get(name);
    }

    private double[] position(CsvRow row) {
        if (plane.isEmpty()) {
            return new double[0];
        }
        double x = metres ? row.number(columns.index(plane.get(0)), -MAX_COORDINATE, MAX_COORDINATE, "m")
                : row.number(columns.index(plane.get(0)), -180, 360, "degrees");
        double y = metres ? row.number(columns.index(plane.get(1)), -MAX_COORDINATE, MAX_COORDINATE, "m")
                : row.number(columns.index(plane.get(1)), -MAX_LATITUDE, MAX_LATITUDE, "degrees");
        return new double[] {x, y, Double.isNaN(heightM)
                ? row.number(columns.index(z()), -MAX_COORDINATE, MAX_COORDINATE, "m") : heightM};
    }

    private Optional<Tier> tier(CsvRow row) {
        if (kind == ImportedNodes.Kind.UE || !columns.has("bs_tier")) {
            return Optional.empty();
        }
        int column = columns.index("bs_tier");
        return Optional.of(row.isAbsent(column) ? Tier.MACRO : Tier.of(row.text(column)).orElseThrow(() ->
                row.error("bs_tier %s is none of %s".formatted(Quoted.of(row.text(column)),
                        Arrays.toString(Tier.values())))));
    }

    private Optional<Double> budgetDbm(CsvRow row) {
        if (kind == ImportedNodes.Kind.UE || !columns.has("bs_budget_dbm")) {
            return Optional.empty();
        }
        int column = columns.index("bs_budget_dbm");
        return Optional.of(row.isAbsent(column) ? Double.NaN : row.number(column, RadioConfig.LEAST_BUDGET_DBM,
                RadioConfig.LARGEST_BUDGET_DBM, "dBm"));
    }

    int count() {
        return nodes.size();
    }

    /**
     * The nodes where the table has their positions. One without a row at some time stands where it was last, or will
     * be first.
     *
     * @param timeS of each instant, seconds
     */
    Optional<ImportedNodes> placed(List<Double> timeS) {
        if (plane.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = columns.has(id) ? List.copyOf(nodes.keySet())
                : nodes.values().stream().map(i -> Integer.toString(i)).toList();
        String said = "%ss: positions of the rows%s".formatted(kind, columns.has(id) ? "" : ", each place one");
        List<List<double[]>> instants = timeS.stream().map(t -> positions.stream().map(mine ->
                Optional.ofNullable(mine.floorEntry(t)).orElse(mine.firstEntry()).getValue()).toList()).toList();
        return Optional.of(new ImportedNodes(names, instants, !metres, tiers, budgetDbm.stream()
                .mapToDouble(dbm -> dbm).toArray(), said));
    }

    /**
     * Where each node stands among others.
     *
     * @throws hetnet.util.ScenarioException when one is not among them
     */
    int[] placesIn(List<String> order) {
        Map<String, Integer> place = Ids.places(order);
        int[] to = new int[nodes.size()];
        nodes.forEach((name, i) -> {
            Integer at = columns.has(id) ? place.get(name) : i;
            if (at == null) {
                throw columns.error("%s '%s' has links but no position", kind, name);
            }
            to[i] = at;
        });
        return to;
    }
}
