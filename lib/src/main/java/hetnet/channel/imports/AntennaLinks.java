package hetnet.channel.imports;

import hetnet.io.CsvOutput;
import hetnet.io.arrays.NumberArray;
import java.util.Arrays;
import java.util.List;

/**
 * Channels of the antennas of the BSs, as {@code csi.csv.gz} holds them.
 *
 * @param users    U
 * @param sites    B
 * @param antennas A, of each BS
 * @param blocks   R
 * @param re       real parts of the amplitude gains, 0 where there is no path; flat [U * B * A * R]
 * @param im       imaginary parts of the same
 */
public record AntennaLinks(int users, int sites, int antennas, int blocks, double[] re, double[] im) {

    /** Its usual name. */
    static final String FILE = "csi.csv.gz";

    /**
     * From an array, an RB's channel being that of its middle subcarrier.
     *
     * @param name of the array, for messages
     * @param axes of it; the last one of antennas is that of the BSs
     * @throws IllegalArgumentException when the numbers are no channels, UEs have several antennas, or paths or
     *                                  instants are not told apart
     */
    static AntennaLinks of(String name, NumberArray array, List<Axis> axes, Quantity quantity, ImportOptions options) {
        AxisWalk walk = new AxisWalk(name, array, axes);
        require(quantity == Quantity.CHANNEL, "%s holds %s", name, quantity.meaning());
        require(walk.length(Axis.PATH) == 1, "%s holds single paths; Sionna's cfr adds them up (h_freq)", name);
        require(!options.isAllTimes(), "TIME=all asks for several instants");
        int antennas = walk.lastLength(Axis.ANTENNA);
        require(antennas == walk.length(Axis.ANTENNA), "%s has several antennas at UEs too, whose axis comes first: %s",
                name, array.describe());
        int users = walk.length(Axis.UE);
        int sites = walk.length(Axis.BS);
        int blocks = walk.length(Axis.RB) / options.rbSize();
        int instant = options.instant(walk.length(Axis.TIME));
        double[] re = new double[NumberArray.size(users, sites, antennas, blocks)];
        double[] im = new double[re.length];
        walk.forEach((element, index) -> {
            double real = array.real()[element];
            int subcarrier = index[Axis.RB.ordinal()];
            if (index[Axis.TIME.ordinal()] != instant || subcarrier % options.rbSize() != options.rbSize() / 2
                    || quantity.isNone(real) || options.isNoPath(real)) {
                return;
            }
            int at = ((index[Axis.UE.ordinal()] * sites + index[Axis.BS.ordinal()]) * antennas
                    + index[Axis.ANTENNA.ordinal()]) * blocks + subcarrier / options.rbSize();
            if (index[Axis.REIM.ordinal()] > 0) {
                im[at] = real;
            } else {
                re[at] = real;
                im[at] = array.isComplex() ? array.imaginary()[element] : im[at];
            }
        });
        return new AntennaLinks(users, sites, antennas, blocks, re, im);
    }

    private static void require(boolean fits, String otherwise, Object... values) {
        if (!fits) {
            throw new IllegalArgumentException("ANTENNAS=keep wants channels of antennas and RBs, but "
                    + otherwise.formatted(values));
        }
    }

    /** The same with all power gains scaled. */
    AntennaLinks scaled(double gain) {
        double amplitude = Math.sqrt(gain);
        return new AntennaLinks(users, sites, antennas, blocks, Arrays.stream(re).map(x -> x * amplitude).toArray(),
                Arrays.stream(im).map(x -> x * amplitude).toArray());
    }

    /** Writes a row for each UE, BS, antenna and RB. */
    void write(List<String> userIds, List<String> siteIds, CsvOutput out) {
        out.row("ue", "bs", "antenna", "rb", "re", "im");
        for (int i = 0; i < re.length; i++) {
            int link = i / blocks / antennas;
            out.row(userIds.get(link / sites), siteIds.get(link % sites), i / blocks % antennas, i % blocks, re[i],
                    im[i]);
        }
    }
}
