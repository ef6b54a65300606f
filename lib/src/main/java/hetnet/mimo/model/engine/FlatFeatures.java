package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import java.util.stream.IntStream;

/** The features of nodes and edges that the network sees, on flat arrays. One thread at a time. */
final class FlatFeatures {

    private static final float LEAST = (float) PrecodingForm.FLOOR;
    private static final float COST = (float) PrecodingForm.COST;

    private final StreamChannel channel;
    private final int streams;
    private final float[][] ofStreams;  // [11][R, S]
    private final float[][] ofSites;    // [3][R, B]
    private final float[][] ofAntennas; // [6][B, A]
    private final float[] cell;         // what a stream and another one of its cell are to each other, [R, S, K, 3]
    private final float[] links;        // [R, B, S, 4]
    private final float[] shares;       // [A, R, S, 2]
    private final int row;              // 3 K, K the streams of the largest cell
    private final double[] power;       // of each stream, [R, S]
    private final float[] scratch;
    private final FloatLogs logs = new FloatLogs();

    FlatFeatures(StreamChannel channel) {
        this.channel = channel;
        streams = channel.streams();
        int pairs = channel.blocks() * streams;
        ofStreams = new float[PrecodingForm.STREAM_FEATURES][DenseKernel.padded(pairs)];
        ofSites = new float[PrecodingForm.SITE_FEATURES][DenseKernel.padded(channel.blocks() * channel.sites())];
        ofAntennas = new float[PrecodingForm.ANTENNA_FEATURES][DenseKernel.padded(channel.sites() * channel.width())];
        row = 3 * IntStream.range(0, channel.sites()).map(b -> channel.ofSite(b).length).max().orElseThrow();
        cell = new float[pairs * row];
        links = new float[PrecodingForm.TO_SITE_EDGE * pairs * channel.sites()];
        shares = new float[2 * channel.width() * pairs];
        power = new double[pairs];
        scratch = new float[DenseKernel.padded(pairs * Math.max(row / 3, Math.max(channel.sites(), channel.width())))];
        new StillFeatures(channel, scratch).write(ofStreams[10], links, shares, cell);
    }

    /** What the present precoders make. */
    void update(StreamLinks now, FlatStationarity wanted, double[] price, double[] amplitude, double[] budget,
            double[] part, double[] wre, double[] wim) {
        streams(now, wanted, price, amplitude);
        cells(now);
        links(wanted);
        shares(wre, wim);
        for (int b = 0; b < channel.sites(); b++) {
            site(b, wanted);
            antennas(b, wanted, budget[b], part);
        }
    }

    private void streams(StreamLinks now, FlatStationarity wanted, double[] price, double[] amplitude) {
        for (int i = 0; i < price.length; i++) {
            ofStreams[0][i] = Math.max((float) now.signal()[i], LEAST);
            ofStreams[1][i] = Math.max((float) wanted.intra[i], 0);
            ofStreams[2][i] = Math.max((float) (now.rest()[i] - 1 - wanted.intra[i]), 0);
            ofStreams[3][i] = (float) now.nats()[i] / 3;
            ofStreams[4][i] = Math.max((float) now.rate()[i % streams], LEAST);
            ofStreams[5][i] = Math.max((float) wanted.lambda[i], LEAST);
            ofStreams[6][i] = Math.max((float) wanted.amplitude[i], LEAST);
            ofStreams[7][i] = Math.max((float) wanted.benefit[i], LEAST);
            ofStreams[8][i] = (float) wanted.costIn[i];
            ofStreams[9][i] = (float) wanted.costOut[i];
        }
        logs.of(ofStreams[0], 0, price.length);
        logs.of(ofStreams[1], 1, price.length);
        logs.of(ofStreams[2], 1, price.length);
        for (int f = 4; f < 8; f++) {
            logs.of(ofStreams[f], 0, price.length);
        }
        logs.of(ofStreams[8], COST, price.length);
        logs.of(ofStreams[9], COST, price.length);
        for (int i = 0; i < price.length; i++) {
            int first = i / streams * streams;
            for (int b = 0; b < channel.sites(); b++) {
                int link = first * channel.sites() + b * streams + i - first;
                links[PrecodingForm.TO_SITE_EDGE * link + 3] = ofStreams[5][i] / 6;
            }
            ofStreams[0][i] /= 6;
            ofStreams[1][i] /= 6;
            ofStreams[2][i] /= 6;
            ofStreams[5][i] = ((float) price[i] - ofStreams[5][i]) / 3;
            ofStreams[6][i] = ((float) amplitude[i] - ofStreams[6][i]) / 3;
            ofStreams[7][i] /= 3;
            ofStreams[8][i] /= 3;
            ofStreams[9][i] /= 3;
        }
    }

    /** What each stream is at the UEs of its cell. */
    private void cells(StreamLinks now) {
        int pairs = channel.blocks() * streams;
        int most = row / 3;
        for (int i = 0; i < pairs; i++) {
            int[] others = channel.ofSite(channel.site(i % streams));
            for (int k = 0; k < others.length; k++) {
                scratch[i * most + k] = (float) now.power()[i * streams + others[k]];
            }
        }
        logs.of(scratch, 1, pairs * most);
        for (int i = 0; i < pairs; i++) {
            int first = i / streams * streams;
            int[] others = channel.ofSite(channel.site(i % streams));
            for (int k = 0; k < others.length; k++) {
                float heard = scratch[i * most + k] / 6;
                cell[i * row + 3 * k + 1] = heard;
                cell[(first + others[k]) * row + 3 * (i - first - others[0])] = heard;
            }
        }
    }

    private void links(FlatStationarity wanted) {
        int count = wanted.fromSite.length;
        for (int i = 0; i < count; i++) {
            scratch[i] = (float) wanted.fromSite[i];
        }
        logs.of(scratch, 1, count);
        for (int i = 0; i < count; i++) {
            links[PrecodingForm.TO_SITE_EDGE * i] = scratch[i] / 6;
        }
    }

    /** The parts of antennas in the precoders. */
    private void shares(double[] wre, double[] wim) {
        int n = channel.width();
        int pairs = channel.blocks() * streams;
        for (int i = 0; i < pairs; i++) {
            double own = 0;
            for (int a = i * n; a < (i + 1) * n; a++) {
                own += wre[a] * wre[a] + wim[a] * wim[a];
            }
            power[i] = own;
            double scale = channel.antennas(channel.site(i % streams)) / Math.max(own, PrecodingForm.FLOOR);
            for (int a = i * n; a < (i + 1) * n; a++) {
                scratch[a] = (float) ((wre[a] * wre[a] + wim[a] * wim[a]) * scale);
            }
        }
        logs.of(scratch, (float) PrecodingForm.SMALL_SHARE, pairs * n);
        for (int i = 0; i < pairs; i++) {
            for (int a = 0; a < n; a++) {
                shares[2 * (a * pairs + i) + 1] = scratch[i * n + a] / 2;
            }
        }
    }

    private void site(int b, FlatStationarity wanted) {
        for (int r = 0; r < channel.blocks(); r++) {
            double sum = 0;
            double benefit = 0;
            double cost = 0;
            for (int s : channel.ofSite(b)) {
                int i = r * streams + s;
                sum += power[i];
                benefit += wanted.benefit[i];
                cost += wanted.costIn[i] + wanted.costOut[i];
            }
            int at = r * channel.sites() + b;
            ofSites[0][at] = log(sum) / 3;
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

    float[][] ofStreams() {
        return ofStreams;
    }

    float[][] ofSites() {
        return ofSites;
    }

    float[][] ofAntennas() {
        return ofAntennas;
    }

    /** ln(1 + power) / 6 of a stream of the cell here, of this one at its UE, and alignment; flat [R, S, K, 3]. */
    float[] cell() {
        return cell;
    }

    /** ln(1 + power of a BS) / 6, norm, whether it is the own one, ln lambda / 6 that is asked for; [R, B, S, 4]. */
    float[] links() {
        return links;
    }

    /** Halves of the parts of an antenna in channel and precoder; flat [A, R, S, 2]. */
    float[] shares() {
        return shares;
    }
}
