package hetnet.mimo.model;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;

/** The features of nodes and edges that {@link PrecodingGnn} sees, on flat arrays. One thread at a time. */
final class FlatFeatures {

    private static final float LEAST = (float) Stationarity.FLOOR;
    private static final float COST = (float) PrecodingGnn.COST;

    private final StreamChannel channel;
    private final int streams;
    private final float[][] ofStreams;  // [11][R, S]
    private final float[][] ofSites;    // [3][R, B]
    private final float[][] ofAntennas; // [6][B, A]
    private final float[] heard;        // [R, S of s, S of u]
    private final float[] alignment;    // [R, S, S]
    private final float[][] links;      // [3][R, B, S]
    private final float[] stated;       // [R, S]
    private final float[][] shares;     // [2][A, R, S]

    FlatFeatures(StreamChannel channel) {
        this.channel = channel;
        streams = channel.streams();
        int pairs = channel.blocks() * streams;
        ofStreams = new float[PrecodingGnn.STREAM_FEATURES][DenseKernel.padded(pairs)];
        ofSites = new float[PrecodingGnn.SITE_FEATURES][DenseKernel.padded(channel.blocks() * channel.sites())];
        ofAntennas = new float[PrecodingGnn.ANTENNA_FEATURES][DenseKernel.padded(channel.sites() * channel.width())];
        heard = new float[pairs * streams];
        alignment = new float[pairs * streams];
        links = new float[3][pairs * channel.sites()];
        stated = new float[pairs];
        shares = new float[2][channel.width() * pairs];
        still();
    }

    /** What no precoder changes. */
    private void still() {
        int n = channel.width();
        for (int r = 0; r < channel.blocks(); r++) {
            for (int b = 0; b < channel.sites(); b++) {
                for (int u = 0; u < streams; u++) {
                    int at = (r * channel.sites() + b) * streams + u;
                    links[1][at] = log(channel.norm(r, b, u)) / 6;
                    links[2][at] = channel.site(u) == b ? 1 : 0;
                }
                for (int s : channel.ofSite(b)) {
                    int i = r * streams + s;
                    double norm = channel.norm(r, b, s);
                    ofStreams[10][i] = log(norm) / 6;
                    int g = channel.index(r, b, s);
                    for (int a = 0; a < channel.antennas(b); a++) {
                        double square = channel.re()[g + a] * channel.re()[g + a]
                                + channel.im()[g + a] * channel.im()[g + a];
                        shares[0][a * channel.blocks() * streams + i] = log(square / norm * channel.antennas(b)) / 2;
                    }
                    for (int k : channel.ofSite(b)) {
                        alignment[i * streams + k] = aligned(g, channel.index(r, b, k), n, norm
                                * channel.norm(r, b, k));
                    }
                }
            }
        }
    }

    private float aligned(int g, int h, int n, double norms) {
        double re = 0;
        double im = 0;
        for (int a = 0; a < n; a++) {
            re += channel.re()[g + a] * channel.re()[h + a] + channel.im()[g + a] * channel.im()[h + a];
            im += channel.re()[g + a] * channel.im()[h + a] - channel.im()[g + a] * channel.re()[h + a];
        }
        return FloatMath.log((float) ((re * re + im * im) / norms + Stationarity.SMALL_ALIGNMENT)) / 3;
    }

    /** What the present precoders make. */
    void update(StreamLinks now, FlatStationarity wanted, double[] price, double[] amplitude, double[] budget,
            double[] part, double[] wre, double[] wim) {
        for (int i = 0; i < price.length; i++) {
            float state = log(wanted.lambda[i]);
            ofStreams[0][i] = log(now.signal()[i]) / 6;
            ofStreams[1][i] = logPlus(wanted.intra[i]) / 6;
            ofStreams[2][i] = logPlus(now.rest()[i] - 1 - wanted.intra[i]) / 6;
            ofStreams[3][i] = (float) now.nats()[i] / 3;
            ofStreams[4][i] = log(now.rate()[channel.group(i % streams)]);
            ofStreams[5][i] = ((float) price[i] - state) / 3;
            ofStreams[6][i] = ((float) amplitude[i] - log(wanted.amplitude[i])) / 3;
            ofStreams[7][i] = log(wanted.benefit[i]) / 3;
            ofStreams[8][i] = FloatMath.log((float) wanted.costIn[i] + COST) / 3;
            ofStreams[9][i] = FloatMath.log((float) wanted.costOut[i] + COST) / 3;
            stated[i] = state / 6;
            for (int k : channel.ofSite(channel.site(i % streams))) {
                heard[i * streams + k] = logPlus(now.power()[i * streams + k]) / 6;
            }
        }
        for (int i = 0; i < links[0].length; i++) {
            links[0][i] = logPlus(wanted.fromSite[i]) / 6;
        }
        for (int b = 0; b < channel.sites(); b++) {
            site(b, wanted, wre, wim);
            antennas(b, wanted, budget[b], part);
        }
    }

    private void site(int b, FlatStationarity wanted, double[] wre, double[] wim) {
        int n = channel.width();
        for (int r = 0; r < channel.blocks(); r++) {
            double power = 0;
            double benefit = 0;
            double cost = 0;
            for (int s : channel.ofSite(b)) {
                int i = r * streams + s;
                double own = 0;
                for (int a = i * n; a < (i + 1) * n; a++) {
                    own += wre[a] * wre[a] + wim[a] * wim[a];
                }
                double scale = channel.antennas(b) / Math.max(own, Stationarity.FLOOR);
                for (int a = 0; a < channel.antennas(b); a++) {
                    double square = wre[i * n + a] * wre[i * n + a] + wim[i * n + a] * wim[i * n + a];
                    shares[1][a * channel.blocks() * streams + i] =
                            FloatMath.log((float) (square * scale + Stationarity.SMALL_SHARE)) / 2;
                }
                power += own;
                benefit += wanted.benefit[i];
                cost += wanted.costIn[i] + wanted.costOut[i];
            }
            int at = r * channel.sites() + b;
            ofSites[0][at] = log(power) / 3;
            ofSites[1][at] = log(benefit) / 3;
            ofSites[2][at] = FloatMath.log((float) cost + COST) / 3;
        }
    }

    private void antennas(int b, FlatStationarity wanted, double budget, double[] part) {
        for (int a = b * channel.width(); a < b * channel.width() + channel.antennas(b); a++) {
            ofAntennas[0][a] = (float) wanted.over[a];
            ofAntennas[1][a] = (float) part[a] / 3;
            ofAntennas[2][a] = (float) wanted.part[a] / 3;
            ofAntennas[3][a] = (float) (budget - wanted.budget[b]) / 3;
            ofAntennas[4][a] = (float) wanted.budget[b] / 3;
            ofAntennas[5][a] = log(wanted.sum[b]);
        }
    }

    private static float log(double x) {
        return FloatMath.log(Math.max((float) x, LEAST));
    }

    private static float logPlus(double x) {
        return FloatMath.log(1 + Math.max((float) x, 0));
    }

    float[][] ofStreams() {
        return ofStreams;
    }

    float[][] ofSites() {
        return ofSites;
    }

    float[][] ofAntennas() {
        return ofAntennas;
    }

    float[] heard() {
        return heard;
    }

    float[] alignment() {
        return alignment;
    }

    float[][] links() {
        return links;
    }

    float[] stated() {
        return stated;
    }

    float[][] shares() {
        return shares;
    }
}
