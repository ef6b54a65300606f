package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.NodeKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.model.kernel.FloatMath;
import java.util.Arrays;

/** The states of all nodes in one decision of {@link PrecodingEngine}, and what a round makes of them. */
public final class PrecodingPass {

    private final PrecodingWeights weights;
    private final NodeKernel kernel;
    private final StreamChannel channel;
    private final PrecodingMode mode;
    private final double alpha;
    private final FormulaPrecoders formula;
    private final FlatStationarity wanted;
    private final FlatFeatures features;
    private final FlatMessages messages;
    private final FlatNodes streams;
    private final FlatNodes sites;
    private final FlatNodes antennas;
    private final StreamLinks links;
    private final float[] streamOut;  // [R, S, ..]
    private final float[] antennaOut; // [B, A, ..]
    private final double[] price;     // ln lambda, [R, S]
    private final double[] amplitude; // ln q, [R, S]
    private final double[] budget;    // ln mu, [B]
    private final double[] part;      // nu, [B, A]
    private final double[] wre;
    private final double[] wim;
    private final double[] power;  // of each antenna, [B, A]
    private final double[] factor; // of each BS, [B]
    private final double[] logFactor;

    PrecodingPass(PrecodingWeights weights, NodeKernel kernel, StreamChannel channel, boolean[] offered,
            PrecodingMode mode, double alpha) {
        this.weights = weights;
        this.kernel = kernel;
        this.channel = channel;
        this.mode = mode;
        this.alpha = alpha;
        formula = new FormulaPrecoders(channel, offered, mode);
        wanted = new FlatStationarity(channel, mode, alpha);
        features = new FlatFeatures(channel);
        links = new StreamLinks(channel);
        int pairs = channel.blocks() * channel.streams();
        streams = new FlatNodes(kernel, weights.streams, weights.streamParts, weights.hidden, pairs);
        sites = new FlatNodes(kernel, weights.sites, weights.siteParts, weights.hidden,
                channel.blocks() * channel.sites());
        antennas = new FlatNodes(kernel, weights.antennas, weights.antennaParts, weights.hidden,
                channel.sites() * channel.width());
        messages = new FlatMessages(kernel, weights, channel, streams, sites, antennas);
        streamOut = new float[pairs * weights.streamOut.out()];
        antennaOut = new float[channel.sites() * channel.width() * weights.antennaOut.out()];
        price = new double[pairs];
        amplitude = new double[pairs];
        budget = new double[channel.sites()];
        part = new double[channel.sites() * channel.width()];
        wre = new double[channel.precoders()];
        wim = new double[channel.precoders()];
        power = new double[part.length];
        factor = new double[budget.length];
        logFactor = new double[budget.length];
    }

    /**
     * The same state where some streams are at other BSs.
     *
     * @param stream the former number of each
     * @param site   the former number of each BS; -1 for one that served nobody, whose state is as at the start
     */
    public PrecodingPass moved(StreamChannel other, boolean[] offered, int[] stream, int[] site) {
        PrecodingPass pass = new PrecodingPass(weights, kernel, other, offered, mode, alpha);
        pass.take(this, stream, site);
        return pass;
    }

    private void take(PrecodingPass other, int[] stream, int[] site) {
        int width = channel.width();
        int most = Math.min(width, other.channel.width());
        for (int r = 0; r < channel.blocks(); r++) {
            for (int s = 0; s < stream.length; s++) {
                int from = r * stream.length + stream[s];
                price[r * stream.length + s] = other.price[from];
                amplitude[r * stream.length + s] = other.amplitude[from];
                streams.take(r * stream.length + s, other.streams, from);
            }
            for (int b = 0; b < site.length; b++) {
                if (site[b] >= 0) {
                    sites.take(r * site.length + b, other.sites, r * other.channel.sites() + site[b]);
                }
            }
        }
        for (int b = 0; b < site.length; b++) {
            budget[b] = site[b] >= 0 ? other.budget[site[b]] : firstPrice(1);
            for (int a = 0; a < most && site[b] >= 0; a++) {
                part[b * width + a] = other.part[site[b] * other.channel.width() + a];
                antennas.take(b * width + a, other.antennas, site[b] * other.channel.width() + a);
            }
        }
        precode();
    }

    /** Beams of the first prices, with equal power for each stream. */
    void start(FirstPrices first) {
        Arrays.fill(price, first.price);
        for (int b = 0; b < budget.length; b++) {
            budget[b] = firstPrice(channel.ofSite(b).length);
        }
        formula.precode(price, budget, part, amplitude, wre, wim);
        int n = channel.width();
        for (int i = 0; i < amplitude.length; i++) {
            double sum = 0;
            for (int a = i * n; a < (i + 1) * n; a++) {
                sum += wre[a] * wre[a] + wim[a] * wim[a];
            }
            int cell = channel.ofSite(channel.site(i % channel.streams())).length;
            double share = Math.max(sum, PrecodingForm.FLOOR) * channel.blocks() * cell;
            amplitude[i] = -0.5 * Math.log(share);
            double factor = 1 / Math.sqrt(share);
            for (int a = i * n; a < (i + 1) * n; a++) {
                wre[a] *= factor;
                wim[a] *= factor;
            }
        }
        spend();
    }

    /** ln mu of a BS at the start. @param cell UEs that it serves */
    private double firstPrice(int cell) {
        return Math.log(channel.blocks() * cell)
                + (mode.perAntenna() ? Math.log(PrecodingForm.FIRST_PRICE_PER_ANTENNA) : 0);
    }

    private void precode() {
        formula.precode(price, budget, part, amplitude, wre, wim);
        spend();
    }

    /** Scales the precoders to the budget; the amplitudes follow. */
    private void spend() {
        PowerConstraint constraint = mode.perAntenna() ? PowerConstraint.PER_ANTENNA : PowerConstraint.PER_BS;
        PowerConstraint.antennaPowers(channel, wre, wim, power);
        for (int b = 0; b < factor.length; b++) {
            double used = Math.max(constraint.used(channel, power, b), PrecodingForm.FLOOR);
            factor[b] = 1 / Math.sqrt(used);
            logFactor[b] = -0.5 * Math.log(used);
        }
        int n = channel.width();
        for (int i = 0; i < amplitude.length; i++) {
            int b = channel.site(i % channel.streams());
            double times = factor[b];
            amplitude[i] += logFactor[b];
            for (int a = i * n; a < (i + 1) * n; a++) {
                wre[a] *= times;
                wim[a] *= times;
            }
        }
        links.update(wre, wim);
    }

    /** Moves all states once. @param number of the round, from 0 on */
    public void round(int number) {
        wanted.update(links, wre, wim);
        features.update(links, wanted, price, amplitude, budget, part, wre, wim);
        messages.update(features);
        float[] clock = {mode.perAntenna() ? 1 : 0, mode.tied() ? 1 : 0,
            (float) (number / PrecodingForm.CLOCK_ROUNDS)};
        streams.next(features.ofStreams(), clock);
        sites.next(features.ofSites(), clock);
        antennas.next(features.ofAntennas(), clock);
        move();
        precode();
    }

    private void move() {
        streams.out(weights.streamOut, streamOut);
        antennas.out(weights.antennaOut, antennaOut);
        for (int i = 0, o = 0; i < price.length; i++, o += weights.streamOut.out()) {
            price[i] = step(price[i], log(wanted.lambda[i]), streamOut[o] + 1, streamOut[o + 1]);
            amplitude[i] = step(amplitude[i], log(wanted.amplitude[i]), streamOut[o + 2] + 1, streamOut[o + 3]);
        }
        int outs = weights.antennaOut.out();
        for (int b = 0; b < budget.length; b++) {
            int first = b * channel.width();
            int count = channel.antennas(b);
            double gate = 0;
            double more = 0;
            double mean = 0;
            for (int a = first; a < first + count; a++) {
                int o = a * outs;
                gate += antennaOut[o] / count;
                more += antennaOut[o + 1] / count;
                if (!mode.tied()) {
                    part[a] += sigmoid(antennaOut[o + 3] - 1) * wanted.over[a]
                            + sigmoid(antennaOut[o + 4] - 3) * (wanted.part[a] - part[a]) + antennaOut[o + 2];
                    mean += part[a] / count;
                }
            }
            budget[b] = step(budget[b], wanted.budget[b], gate, more);
            for (int a = first; a < first + count && !mode.tied(); a++) {
                part[a] = Math.min(Math.max(part[a] - mean, -PrecodingForm.LARGEST_NU), PrecodingForm.LARGEST_NU);
            }
        }
    }

    /** What the precoders of the moment make. */
    public StreamLinks links() {
        return links;
    }

    /** Real parts of the precoders, flat [R, S, A]; not to be changed. */
    double[] wre() {
        return wre;
    }

    /** Imaginary parts. */
    double[] wim() {
        return wim;
    }

    /**
     * What each stream bids for each BS at the prices of the moment. Where nobody is served yet, power costs what it
     * does at the start of a decision.
     *
     * @param every the channels from all BSs
     * @param site  the number of each BS among all
     * @return shape [S, all BSs]
     */
    public double[][] bids(StreamChannel every, int[] site) {
        double[] budgets = new double[every.sites()];
        double[] parts = new double[every.sites() * every.width()];
        Arrays.fill(budgets, firstPrice(1));
        for (int b = 0; b < site.length; b++) {
            budgets[site[b]] = budget[b];
            System.arraycopy(part, b * channel.width(), parts, site[b] * every.width(), channel.width());
        }
        return new BeamBids(every, alpha).of(price, budgets, parts, links);
    }

    private static double log(double x) {
        return Math.log(Math.max(x, PrecodingForm.FLOOR));
    }

    private static double step(double now, double wanted, double gate, double step) {
        return now + sigmoid(gate) * (wanted - now) + step;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + FloatMath.exp((float) Math.min(-x, 80)));
    }
}
