package hetnet.mimo.kernel;

import hetnet.mimo.channel.Csi;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The channel as precoding sees it: of each stream g = conj(h) sqrt(P_b / N), so that noise and the budget of every BS
 * are 1 and a precoder w makes the amplitude g^H w. A stream is a UE at one BS; the rates of streams of one group add.
 * Streams without a BS neither send nor count.
 */
public final class StreamChannel {

    private final Csi csi;
    private final double[] re;  // of g, [R, B, U, A]
    private final double[] im;
    private final double[] across; // Re g as [R, B, A, U], whose rows are as long as there are streams
    private final double[] acrossIm;
    private final int[] site;   // [U], -1 for none
    private final int[][] ofSite;
    private final int[] group;  // [U]
    private final int groups;

    /**
     * @param csi        of a row for each stream
     * @param snrPerGain P_b / N of each BS; shape [B]
     * @param site       of each stream, -1 for none; shape [U]
     * @param group      of each stream, from 0 on; shape [U]
     */
    public StreamChannel(Csi csi, double[] snrPerGain, int[] site, int[] group) {
        this.csi = csi;
        this.site = site.clone();
        this.group = group.clone();
        groups = Arrays.stream(group).max().orElseThrow() + 1;
        ofSite = IntStream.range(0, csi.sites()).mapToObj(b -> IntStream.range(0, site.length)
                .filter(s -> site[s] == b).toArray()).toArray(int[][]::new);
        re = csi.re();
        im = csi.im();
        int users = csi.users();
        int width = csi.width();
        across = new double[re.length];
        acrossIm = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            int u = i / width % users;
            double amplitude = site[u] < 0 ? 0 : Math.sqrt(snrPerGain[i / width / users % csi.sites()]);
            re[i] *= amplitude;
            im[i] *= -amplitude;
            int at = (i / width / users * width + i % width) * users + u;
            across[at] = re[i];
            acrossIm[at] = im[i];
        }
    }

    /** U, the number of streams. */
    public int streams() {
        return site.length;
    }

    /** B. */
    public int sites() {
        return ofSite.length;
    }

    /** R. */
    public int blocks() {
        return csi.blocks();
    }

    /** A, the antennas of the largest panel. */
    public int width() {
        return csi.width();
    }

    /** The antennas of a BS. */
    public int antennas(int b) {
        return csi.antennas(b);
    }

    /** The BS of a stream; -1 for none. */
    public int site(int stream) {
        return site[stream];
    }

    /** The streams of a BS; not to be changed. */
    public int[] ofSite(int b) {
        return ofSite[b];
    }

    /** The group of a stream. */
    public int group(int stream) {
        return group[stream];
    }

    /** The number of groups. */
    public int groups() {
        return groups;
    }

    /** Re g; flat [R, B, U, A]; not to be changed. */
    public double[] re() {
        return re;
    }

    /** Im g; flat [R, B, U, A]; not to be changed. */
    public double[] im() {
        return im;
    }

    /** Re g; flat [R, B, A, U]; not to be changed. */
    double[] across() {
        return across;
    }

    /** Im g; flat [R, B, A, U]; not to be changed. */
    double[] acrossIm() {
        return acrossIm;
    }

    /** Where g of stream u at BS b on RB r begins. */
    public int index(int block, int b, int u) {
        return ((block * ofSite.length + b) * site.length + u) * csi.width();
    }

    /** Length of the precoders of all streams, [R, U, A]. */
    public int precoders() {
        return csi.blocks() * site.length * csi.width();
    }

    /** |g|^2 over the antennas, of stream u at BS b on RB r. */
    public double norm(int block, int b, int u) {
        double sum = 0;
        int from = index(block, b, u);
        for (int i = from; i < from + csi.width(); i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }
}
