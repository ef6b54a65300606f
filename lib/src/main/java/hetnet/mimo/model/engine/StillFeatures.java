package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/** The features that no precoder changes, of a channel whose streams lie BS by BS; for {@link FlatFeatures}. */
final class StillFeatures {

    private static final float LEAST = (float) PrecodingForm.FLOOR;

    private final FloatLogs logs = new FloatLogs();
    private final StreamChannel channel;
    private final int streams;
    private final float[] scratch;

    /** @param scratch as long as the longest array of logarithms, with what fills it up to the lanes */
    StillFeatures(StreamChannel channel, float[] scratch) {
        this.channel = channel;
        this.scratch = scratch;
        streams = channel.streams();
    }

    /**
     * Writes norms, the parts of antennas in them, and alignments to their places.
     *
     * @param ownNorm of a stream's own channel, [R, S]
     * @param links   flat [R, B, S, 4]
     * @param shares  flat [A, R, S, 2]
     * @param cell    flat [R, S, most of a cell, 3]
     */
    void write(float[] ownNorm, float[] links, float[] shares, float[] cell) {
        int sites = channel.sites();
        double[] norm = new double[channel.blocks() * sites * streams];
        for (int i = 0; i < norm.length; i++) {
            norm[i] = channel.norm(i / streams / sites, i / streams % sites, i % streams);
            scratch[i] = Math.max((float) norm[i], LEAST);
            norm[i] = Math.max(norm[i], PrecodingForm.FLOOR); // of a UE that has no channel, hardly any
        }
        logs.of(scratch, 0, norm.length);
        for (int i = 0; i < norm.length; i++) {
            links[PrecodingForm.TO_SITE_EDGE * i + 1] = scratch[i] / 6;
            if (channel.site(i % streams) == i / streams % sites) {
                links[PrecodingForm.TO_SITE_EDGE * i + 2] = 1;
                ownNorm[i / streams / sites * streams + i % streams] = scratch[i] / 6;
            }
        }
        parts(norm, shares);
        alignments(norm, cell);
    }

    private void parts(double[] norm, float[] shares) {
        int n = channel.width();
        int pairs = channel.blocks() * streams;
        Arrays.fill(scratch, 1); // also of antennas that there are not
        for (int i = 0; i < pairs; i++) {
            int b = channel.site(i % streams);
            int g = channel.index(i / streams, b, i % streams);
            double scale = channel.antennas(b) / norm[g / n];
            for (int a = 0; a < channel.antennas(b); a++) {
                double square = channel.re()[g + a] * channel.re()[g + a] + channel.im()[g + a] * channel.im()[g + a];
                scratch[i * n + a] = Math.max((float) (square * scale), LEAST);
            }
        }
        logs.of(scratch, 0, pairs * n);
        for (int i = 0; i < pairs; i++) {
            for (int a = 0; a < n; a++) {
                shares[2 * (a * pairs + i)] = scratch[i * n + a] / 2;
            }
        }
    }

    private void alignments(double[] norm, float[] cell) {
        int n = channel.width();
        int pairs = channel.blocks() * streams;
        int row = cell.length / pairs;
        int most = row / PrecodingForm.CELL_EDGE;
        Arrays.fill(scratch, 1);
        for (int i = 0; i < pairs; i++) {
            int s = i % streams;
            int first = channel.ofSite(channel.site(s))[0];
            int g = channel.index(i / streams, channel.site(s), s);
            for (int k = 0; first + k <= s; k++) {
                int h = g - (s - first - k) * n;
                scratch[i * most + k] = (float) (aligned(g, h, n) / (norm[g / n] * norm[h / n]));
            }
        }
        logs.of(scratch, (float) PrecodingForm.SMALL_ALIGNMENT, pairs * most);
        for (int i = 0; i < pairs; i++) {
            int s = i % streams;
            int first = channel.ofSite(channel.site(s))[0];
            for (int k = 0; first + k <= s; k++) {
                float alignment = scratch[i * most + k] / 3;
                cell[i * row + 3 * k + 2] = alignment;
                cell[(i - s + first + k) * row + 3 * (s - first) + 2] = alignment;
            }
        }
    }

    /** |g^H h|^2. */
    private double aligned(int g, int h, int n) {
        double re = 0;
        double im = 0;
        for (int a = 0; a < n; a++) {
            re += channel.re()[g + a] * channel.re()[h + a] + channel.im()[g + a] * channel.im()[h + a];
            im += channel.re()[g + a] * channel.im()[h + a] - channel.im()[g + a] * channel.re()[h + a];
        }
        return re * re + im * im;
    }
}
