package hetnet.channel.imports;

import hetnet.io.arrays.ArrayFile;
import hetnet.util.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names and axes that a program uses for its arrays.
 *
 * @param format    its name
 * @param gains     names of the array of gains, one of which is there; patterns of {@link ArrayFile#numbers}
 * @param axes      of that array
 * @param quantity  what it holds
 * @param sites     names of the array of BS positions
 * @param siteAxes  of that array; empty where each BS is a row
 * @param users     names of the array of UE positions
 * @param userAxes  of that array; empty where each UE is a row
 * @param los       name of the array of line of sight; empty where there is none
 * @param times     name of the array of times of several instants, without which it is another layout; empty where it
 *                  has none
 */
record KnownLayout(String format, List<String> gains, String axes, Quantity quantity, List<String> sites,
                   String siteAxes, List<String> users, String userAxes, String los, String times) {

    /** The format of the kit's own export. */
    static final String OWN = "hetnet";

    private static final List<KnownLayout> ALL = List.of(
            new KnownLayout("sionna", List.of("a"), "ue,antenna,bs,antenna,path,time", Quantity.CHANNEL,
                    List.of("tx_positions", "tx_pos", "tx"), "", List.of("rx_positions", "rx_pos", "rx"), "", ""),
            new KnownLayout("sionna", List.of("h_freq", "cfr"), "ue,antenna,bs,antenna,time,rb", Quantity.CHANNEL,
                    List.of("tx_positions", "tx_pos", "tx"), "", List.of("rx_positions", "rx_pos", "rx"), "", ""),
            new KnownLayout("sionna", List.of("path_gain"), "bs,ue,ue", Quantity.GAIN,
                    List.of("tx_positions", "tx_pos", "tx"), "", List.of("cell_centers"), "", ""),
            // version 4: a folder of files power_t000_tx000_r001.npz and so on
            new KnownLayout("deepmimo", List.of("power_*/power"), "bs,ue,path", Quantity.GAIN_DB,
                    List.of("tx_pos_*/tx_pos"), "bs,one,xyz", List.of("rx_pos_*/rx_pos"), "bs,ue,xyz",
                    "los_*/los"),
            // version 3: cells of MATLAB, dictionaries of Python
            new KnownLayout("deepmimo", List.of("*/*/user/*/channel"), "one,bs,ue,antenna,antenna,rb",
                    Quantity.CHANNEL, List.of("*/*/loc"), "one,bs,one,xyz", List.of("*/*/user/*/loc"),
                    "one,bs,ue,one,xyz", ""),
            new KnownLayout("deepmimo", List.of("*/*/user/channel"), "one,bs,ue,antenna,antenna,rb",
                    Quantity.CHANNEL, List.of("*/*/basestation/location"), "one,bs,one,xyz",
                    List.of("*/*/user/location"), "one,bs,ue,xyz", ""),
            new KnownLayout("quadriga", List.of("*/*/*/coeff"), "one,ue,bs,antenna,antenna,path,time",
                    Quantity.CHANNEL, List.of("*/*/*/tx_position"), "one,ue,bs,xyz,one",
                    List.of("*/*/*/rx_position"), "one,ue,bs,xyz,time", ""),
            new KnownLayout(OWN, List.of("gain"), "time,ue,bs,rb", Quantity.GAIN, List.of("site_position_m"),
                    "time,bs,xyz", List.of("user_position_m"), "time,ue,xyz", "", "time_s"),
            new KnownLayout(OWN, List.of("gain"), "ue,bs,rb", Quantity.GAIN, List.of("site_position_m"), "",
                    List.of("user_position_m"), "", "los"));

    /** Of one instant, or of several that nobody knows the times of. */
    private KnownLayout(String format, List<String> gains, String axes, Quantity quantity, List<String> sites,
                        String siteAxes, List<String> users, String userAxes, String los) {
        this(format, gains, axes, quantity, sites, siteAxes, users, userAxes, los, "");
    }

    /**
     * The layout of a format whose names are in the file; where it has those of several, the one of the named gains.
     *
     * @param named the array of gains that was asked for; empty where the file decides
     * @throws IllegalArgumentException when the format is unknown, or the file has the names of none of its layouts
     */
    static KnownLayout of(String format, String named, ArrayFile file) {
        List<KnownLayout> all = ALL.stream().filter(layout -> layout.format.equalsIgnoreCase(format.strip())).toList();
        List<KnownLayout> its = all.stream().filter(layout -> layout.gains.contains(named.strip())).toList();
        List<KnownLayout> mine = its.isEmpty() ? all : its;
        if (mine.isEmpty()) {
            throw new IllegalArgumentException("SOURCE = %s is none of %s".formatted(Quoted.of(format),
                    ALL.stream().map(KnownLayout::format).distinct().collect(Collectors.joining(", "))));
        }
        return mine.stream().filter(layout -> first(layout.gains, file).isPresent() && (layout.times.isEmpty()
                || file.fits(layout.times))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(("SOURCE=%s looks for an array called %s, but there "
                        + "are %s: name it in GAINS, with AXES and QUANTITY").formatted(format, mine.stream()
                        .flatMap(layout -> layout.gains.stream()).collect(Collectors.joining(" or ")), file.list())));
    }

    /** The first of the names, or patterns, that the file has. */
    static Optional<String> first(List<String> names, ArrayFile file) {
        return names.stream().filter(file::fits).findFirst();
    }

    /** Sionna's coefficients may have real and imaginary part in front, and gains of the kit's own no RBs behind. */
    String axesFor(int rank) {
        List<Axis> known = Axis.list(axes);
        if (format.equals("sionna") && rank == known.size() + 1) {
            return Axis.text(Stream.concat(Stream.of(Axis.REIM), known.stream()).toList());
        } else if (format.equals(OWN) && rank == known.size() - 1) {
            return Axis.text(known.subList(0, rank));
        }
        return axes;
    }
}
