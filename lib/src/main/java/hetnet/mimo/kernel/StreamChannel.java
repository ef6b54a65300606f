package hetnet.mimo.kernel;

import hetnet.mimo.channel.Csi;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The channel as precoding sees it: of each stream g = conj(h) sqrt(P_b / N), so that noise and the budget of every BS
 * are 1 and a precoder w makes the amplitude g^H w. A stream is a UE at one BS; streams without a BS neither send nor
 * count.
 */
public final class StreamChannel {

    private final int blocks;
    private final int width;
    private final int[] antennas; // [B]
    private final double[] re;  // of g, [R, B, U, A]
    private final double[] im;
    private final int row;         // streams, and zeros up to a multiple of the lanes
    private final double[] across; // Re g as [R, B, A, row]
    private final double[] acrossIm;
    private final int[] site;   // [U], -1 for none
    private final int[][] ofSite;

    /**
     * @param csi        of a row for each stream
     * @param snrPerGain P_b / N of each BS; shape [B]
     * @param site       of each stream, -1 for none; shape [U]
     */
    public StreamChannel(Csi csi, double[] snrPerGain, int[] site) {
        this(csi.blocks(), csi.antennas(), csi.re(), csi.im(), site.clone());
        for (int i = 0; i < re.length; i += width) {
            int u = i / width % site.length;
            double amplitude = site[u] < 0 ? 0 : Math.sqrt(snrPerGain[i / width / site.length % antennas.length]);
            for (int a = i; a < i + width; a++) {
                re[a] *= amplitude;
                im[a] *= -amplitude;
            }
        }
        turn();
    }

    private StreamChannel(int blocks, int[] antennas, double[] re, double[] im, int[] site) {
        this.blocks = blocks;
        this.antennas = antennas;
        this.re = re;
        this.im = im;
        this.site = site;
        width = re.length / (blocks * antennas.length * site.length);
        ofSite = IntStream.range(0, antennas.length).mapToObj(b -> IntStream.range(0, site.length)
                .filter(s -> site[s] == b).toArray()).toArray(int[][]::new);
        row = PanelKernel.padded(site.length);
        across = new double[blocks * antennas.length * width * row];
        acrossIm = new double[across.length];
    }

    private void turn() {
        int users = site.length;
        for (int panel = 0; panel < blocks * antennas.length; panel++) {
            for (int u = 0; u < users; u++) {
                int from = (panel * users + u) * width;
                int to = panel * width * row + u;
                for (int a = 0; a < width; a++) {
                    across[to + a * row] = re[from + a];
                    acrossIm[to + a * row] = im[from + a];
                }
            }
        }
    }

    /**
     * Some of the streams alone, at some of the BSs and maybe at other ones than here.
     *
     * @param streams the former number of each
     * @param sites   the former number of each BS
     * @param serving the new number of the BS of each stream, 0 or more
     */
    public StreamChannel rows(int[] streams, int[] sites, int[] serving) {
        int[] panels = Arrays.stream(sites).map(b -> antennas[b]).toArray();
        int most = Arrays.stream(panels).max().orElseThrow();
        double[] x = new double[blocks * sites.length * streams.length * most];
        double[] y = new double[x.length];
        int to = 0;
        for (int r = 0; r < blocks; r++) {
            for (int b : sites) {
                for (int s : streams) {
                    System.arraycopy(re, index(r, b, s), x, to, most);
                    System.arraycopy(im, index(r, b, s), y, to, most);
                    to += most;
                }
            }
        }
        StreamChannel rows = new StreamChannel(blocks, panels, x, y, serving.clone());
        rows.turn();
        return rows;
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
        return blocks;
    }

    /** A, the antennas of the largest panel. */
    public int width() {
        return width;
    }

    /** The antennas of a BS. */
    public int antennas(int b) {
        return antennas[b];
    }

    /** The BS of a stream; -1 for none. */
    public int site(int stream) {
        return site[stream];
    }

    /** The streams of a BS; not to be changed. */
    public int[] ofSite(int b) {
        return ofSite[b];
    }

    /** Re g; flat [R, B, U, A]; not to be changed. */
    public double[] re() {
        return re;
    }

    /** Im g; flat [R, B, U, A]; not to be changed. */
    public double[] im() {
        return im;
    }

    /** Length of a row of all streams, with the zeros that fill it up. */
    int row() {
        return row;
    }

    /** Where the rows of a BS on an RB begin. */
    int turned(int block, int b) {
        return (block * antennas.length + b) * width * row;
    }

    /** Re g; flat [R, B, A, row]; not to be changed. */
    double[] across() {
        return across;
    }

    /** Im g; flat [R, B, A, row]; not to be changed. */
    double[] acrossIm() {
        return acrossIm;
    }

    /** Where g of stream u at BS b on RB r begins. */
    public int index(int block, int b, int u) {
        return ((block * antennas.length + b) * site.length + u) * width;
    }

    /** Length of the precoders of all streams, [R, U, A]. */
    public int precoders() {
        return blocks * site.length * width;
    }

    /** |g|^2 over the antennas, of stream u at BS b on RB r. */
    public double norm(int block, int b, int u) {
        double sum = 0;
        int from = index(block, b, u);
        for (int i = from; i < from + width; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }
}
