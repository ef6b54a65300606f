package hetnet.channel.imports;

import hetnet.io.CsvDialect;
import hetnet.io.CsvFile;
import hetnet.io.arrays.ArrayFile;
import hetnet.io.arrays.NumberArray;
import hetnet.network.Tier;
import hetnet.util.Quoted;
import hetnet.util.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads networks from the files of other programs. Nothing is guessed: what the file and the options leave open is
 * asked for, and what was read as what stands in {@link ImportedNetwork#summary}.
 *
 * <pre>{@code
 * NetworkImport.read(Path.of("channels.npz"), Map.of("gains", "H", "axes", "ue,bs,rb", "quantity", "channel",
 *         "sites", "bs_pos", "users", "ue_pos")).write(Path.of("out/mine"));
 * }</pre>
 */
public final class NetworkImport {

    private static final Set<String> FOR_ARRAYS = Set.of("source", "gains", "axes", "siteAxes", "userAxes", "los",
            "positions", "rbSize", "antennas", "stepS");
    private static final Set<String> ARRAYS = Set.of(".npz", ".npy", ".mat", ".h5", ".hdf5", ".hdf");
    private static final Set<String> NOT_READ = Set.of(".pkl", ".pickle", ".p", ".xls", ".xlsx", ".ods", ".parquet",
            ".feather", ".arrow", ".json", ".jsonl", ".ndjson", ".geojson", ".xml", ".kml", ".pt", ".pth", ".rds",
            ".rdata", ".nc", ".zip", ".tar", ".7z");
    private static final Set<String> FOR_TABLES = Set.of("map", "delimiter", "decimal", "header", "repeated");
    /** Every column of links and nodes. */
    private static final List<String> KNOWN = Stream.of(TableColumns.KNOWN.stream(),
            Arrays.stream(Quantity.values()).filter(q -> q != Quantity.UNSTATED && q != Quantity.CHANNEL)
                    .map(Quantity::column), Stream.of("x_m", "y_m", "z_m", "lat", "lon", "tier", "budget_dbm"))
            .flatMap(names -> names).distinct().toList();

    private final Path from;
    private final ImportOptions options;
    private final CsvDialect dialect;

    private NetworkImport(Path from, ImportOptions options) {
        this.from = from;
        this.options = options;
        dialect = CsvDialect.of(options.delimiter(), options.decimal(), options.map(), options.header());
    }

    /**
     * @param from    a file, or a folder of files with arrays
     * @param options by name, see {@link ImportOptions}
     * @throws IllegalArgumentException in one sentence, when the file cannot be read or an option is missing or wrong
     */
    public static ImportedNetwork read(Path from, Map<String, String> options) {
        return read(from, ImportOptions.of(options));
    }

    /** As {@link #read(Path, Map)}. */
    public static ImportedNetwork read(Path from, ImportOptions options) {
        if (!Files.exists(from)) {
            throw new ScenarioException(from, "there is no such file or folder");
        }
        return new NetworkImport(from, options).read();
    }

    private ImportedNetwork read() {
        if (!ArrayFile.isOne(from)) {
            requireTable();
            return fromTable();
        }
        try (ArrayFile file = ArrayFile.open(from)) {
            return fromArrays(file);
        }
    }

    /** A file that is called as one of arrays or of another program is no table, whatever it holds. */
    private void requireTable() {
        String ending = from.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", ".");
        if (Files.isDirectory(from)) {
            throw new ScenarioException(from, "there is no file in it that begins as " + ArrayFile.KINDS);
        } else if (ARRAYS.contains(ending)) {
            throw new ScenarioException(from, "does not begin as %s: it is damaged, or something else under this name"
                    .formatted(ArrayFile.KINDS));
        } else if (NOT_READ.contains(ending)) {
            throw new ScenarioException(from, "%s is not read: save a table as CSV, arrays as .npz or .mat"
                    .formatted(ending));
        }
    }

    private ImportedNetwork fromArrays(ArrayFile file) {
        if (Stream.of(options.sites(), options.users()).noneMatch(n -> !n.isBlank()
                && ImportedNodes.isTable(n.strip(), file))) {
            options.refuse(FOR_TABLES, "%s holds arrays, and SITES and USERS name no table".formatted(
                    from.getFileName()));
        }
        Optional<KnownLayout> layout = options.source().isBlank() ? Optional.empty()
                : Optional.of(KnownLayout.of(options.source(), options.gains(), file));
        boolean timed = layout.isPresent() && !layout.get().times().isEmpty();
        if (timed && options.time().isBlank()) {
            return new NetworkImport(from, options.withAllTimes()).fromArrays(file);
        }
        String name = given("GAINS", options.gains(), layout.map(KnownLayout::gains), file);
        NumberArray array = file.numbers(name);
        String axes = options.axes().isBlank() ? layout.map(l -> l.axesFor(array.shape().length)).orElse("")
                : options.axes();
        if (axes.isBlank()) {
            throw new IllegalArgumentException(("AXES must say what the axes of %s %s are, as in AXES=ue,bs,rb; known "
                    + "are ue, bs, rb, antenna, path, time, reim and one").formatted(name, array.describe()));
        }
        Quantity quantity = quantity(layout, name, array);
        ArrayLinks reader = new ArrayLinks(name, array, Axis.list(axes), quantity, options);
        String los = options.los().isBlank() ? layout.map(KnownLayout::los).orElse("") : options.los();
        if (!options.los().isBlank() && !file.fits(los)) {
            file.numbers(los); // says which there are
        }
        ImportedLinks links = reader.read(ArrayLinks.los(file, los)).toGains(quantity, options);
        ImportedNodes sites = nodes(file, ImportedNodes.Kind.BS, options.sites(), layout.map(KnownLayout::sites),
                layout.map(KnownLayout::siteAxes), links.sites());
        ImportedNodes users = nodes(file, ImportedNodes.Kind.UE, options.users(), layout.map(KnownLayout::users),
                layout.map(KnownLayout::userAxes), links.users());
        if (layout.isPresent() && layout.get().format().equals(KnownLayout.OWN)) {
            return own(file, sites, users, timed ? links.at(times(file, layout.get().times(), array.shape()[0]))
                    : links, reader.first(), said(reader.said()));
        }
        options.requireStep();
        return ImportedNetwork.of(sites, users, links.at(links.instants().size() == 1 ? ImportedLinks.NO_TIMES
                : IntStream.range(0, links.instants().size()).mapToDouble(t -> t * options.stepS()).toArray()),
                said(reader.said()));
    }

    /** The times that the file says, where all are taken. */
    private double[] times(ArrayFile file, String name, int instants) {
        options.refuse(Set.of("stepS"), "%s says the times".formatted(name));
        double[] timeS = file.numbers(name).real();
        boolean rising = IntStream.range(0, timeS.length).allMatch(t -> Double.isFinite(timeS[t])
                && (t == 0 || timeS[t] > timeS[t - 1]));
        if (timeS.length != instants || !rising) {
            throw new IllegalArgumentException("%s must hold %d times that rise, one for each instant of the gains"
                    .formatted(name, instants));
        }
        return options.isAllTimes() && instants > 1 ? timeS : ImportedLinks.NO_TIMES;
    }

    /** What the kit itself exported has ids, tiers, budgets and losses too. @param first instant of the links */
    private ImportedNetwork own(ArrayFile file, ImportedNodes sites, ImportedNodes users, ImportedLinks links,
                                int first, List<String> said) {
        NumberArray lossDb = file.numbers("pathloss_db");
        int size = links.users() * links.sites();
        if (lossDb.real().length < (first + links.instants().size()) * size) {
            throw new IllegalArgumentException("pathloss_db %s is not that of %d UEs and %d BSs".formatted(
                    lossDb.describe(), links.users(), links.sites()));
        }
        List<Tier> tiers = file.texts("site_tier").stream().map(name -> Tier.of(name).orElseThrow(() ->
                new IllegalArgumentException("site_tier holds %s, which is no tier".formatted(Quoted.of(name)))))
                .toList();
        return ImportedNetwork.of(sites.withIds(file.texts("site_id")).with(tiers,
                file.numbers("site_budget_dbm").real()), users.withIds(file.texts("user_id")),
                links.withLossDb(Arrays.copyOfRange(lossDb.real(), first * size, (first + links.instants().size())
                        * size)), said);
    }

    private Quantity quantity(Optional<KnownLayout> layout, String name, NumberArray array) {
        if (options.quantity() != Quantity.UNSTATED) {
            return options.quantity();
        }
        return layout.map(KnownLayout::quantity).orElseThrow(() -> new IllegalArgumentException(
                ("QUANTITY must say what the numbers of %s %s are: channel, gain, gain_db, pathloss_db, rsrp_dbm or "
                + "rsrp_w").formatted(name, array.describe())));
    }

    private String given(String option, String name, Optional<List<String>> known, ArrayFile file) {
        if (!name.isBlank()) {
            return name.strip();
        }
        return known.flatMap(names -> KnownLayout.first(names, file)).or(() -> option.equals("GAINS") ? file.only()
                : Optional.empty()).orElseThrow(() -> new IllegalArgumentException(
                "%s must name an array of %s; there are %s".formatted(option, from, file.list())));
    }

    private ImportedNodes nodes(ArrayFile file, ImportedNodes.Kind kind, String name, Optional<List<String>> known,
                                Optional<String> axes, int count) {
        if (!name.isBlank() && ImportedNodes.isTable(name.strip(), file)) {
            ImportedNodes table = ImportedNodes.table(Path.of(name.strip()), kind, options, dialect);
            if (table.ids().size() != count) {
                throw new ScenarioException(Path.of(name.strip()), "has %d %ss, but the gains are those of %d"
                        .formatted(table.ids().size(), kind, count));
            }
            return table;
        }
        String array = given(kind.option(), name, known, file);
        String meaning = kind.axes(options).isBlank() && name.isBlank() ? axes.orElse("") : kind.axes(options);
        return ImportedNodes.array(array, file.numbers(array), meaning, count, kind, options);
    }

    private ImportedNetwork fromTable() {
        options.refuse(FOR_ARRAYS, "%s is none of NumPy's .npy and .npz, MATLAB's .mat and HDF5, but read as a table"
                .formatted(from.getFileName()));
        requireMapped();
        TableLinks table = new TableLinks(from, dialect, options);
        if (options.quantity() != Quantity.UNSTATED && options.quantity() != table.found()) {
            throw new ScenarioException(from, "QUANTITY says %s, but its column is %s".formatted(options.quantity()
                    .column(), table.found().column()));
        }
        ImportedNodes sites = tableNodes(ImportedNodes.Kind.BS, options.sites(), table);
        ImportedNodes users = tableNodes(ImportedNodes.Kind.UE, options.users(), table);
        ImportedLinks links = table.links(users.ids(), sites.ids()).toGains(table.found(), options);
        return ImportedNetwork.of(sites, users, links, said(table.said()));
    }

    /** A name in MAP that is nobody's would leave a column out in silence. */
    private void requireMapped() {
        List<String> theirs = new ArrayList<>(CsvFile.header(from, dialect));
        Stream.of(options.sites(), options.users()).filter(table -> !table.isBlank())
                .forEach(table -> theirs.addAll(CsvFile.header(Path.of(table.strip()), dialect)));
        dialect.names().forEach((column, their) -> {
            if (!KNOWN.contains(column)) {
                throw new IllegalArgumentException("MAP: %s is none of %s".formatted(Quoted.of(column),
                        String.join(", ", KNOWN)));
            }
            if (!theirs.contains(their)) {
                throw new ScenarioException(from, "MAP says that %s is %s, but the columns are %s".formatted(column,
                        Quoted.of(their), String.join(",", theirs)));
            }
        });
    }

    private ImportedNodes tableNodes(ImportedNodes.Kind kind, String name, TableLinks links) {
        if (!name.isBlank()) {
            return ImportedNodes.table(Path.of(name.strip()), kind, options, dialect);
        }
        String prefix = kind.toString().toLowerCase(Locale.ROOT);
        return links.nodes(kind).placed(links.timeS()).orElseThrow(() -> new ScenarioException(from, ("where the %1$ss "
                + "are is not in it: name a table in %2$s, or columns in MAP=%3$s_x_m=...,%3$s_y_m=... or %3$s_lat, "
                + "%3$s_lon")
                .formatted(kind, kind.option(), prefix)));
    }

    private List<String> said(String first) {
        List<String> said = new ArrayList<>();
        said.add("%s: %s".formatted(from.getFileName(), first));
        if (options.offsetDb() != 0) {
            said.add("%s dB are added to every gain".formatted(options.offsetDb()));
        }
        if (!Double.isNaN(options.txPowerDbm())) {
            said.add("gains are received powers over the %s dBm that the BSs sent".formatted(options.txPowerDbm()));
        }
        return said;
    }
}
