package hetnet.mimo.model;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * {@link PrecodingGnn} in plain Java, of one network: precoders and prices in double precision, states of the nodes in
 * single precision. Panels may differ. Threads may share it.
 */
final class PrecodingEngine {

    private final PrecodingWeights weights;
    private final DenseKernel kernel = DenseKernel.fastest();

    /** @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size */
    PrecodingEngine(Map<String, float[]> weights, int hidden) {
        this.weights = new PrecodingWeights(weights, hidden);
    }

    /**
     * The answer of a decision.
     *
     * @param wre     real parts of the precoders in units where every budget is 1; flat [R, S, A]
     * @param wim     imaginary parts
     * @param utility after the start and each round; shape [rounds + 1]
     * @param links   of the precoders
     */
    record Answer(double[] wre, double[] wim, double[] utility, StreamLinks links) {
    }

    /**
     * Decides; the best of the start and the rounds is the answer.
     *
     * @param channel whose streams lie BS by BS; no BS is without
     * @param offered which streams may be served, flat [R, S]; or null for all
     * @param alpha   fairness; trained on 1
     * @param value   of the rates of the groups, nat; larger is better
     */
    Answer decide(StreamChannel channel, boolean[] offered, PrecodingMode mode, double alpha, int rounds,
            ToDoubleFunction<double[]> value) {
        Pass pass = new Pass(channel, offered, mode, alpha);
        double[] utility = new double[rounds + 1];
        pass.start();
        utility[0] = value.applyAsDouble(pass.links.rate());
        double[][] best = {pass.wre.clone(), pass.wim.clone()};
        double most = utility[0];
        for (int t = 0; t < rounds; t++) {
            pass.round(t);
            utility[t + 1] = value.applyAsDouble(pass.links.rate());
            if (utility[t + 1] > most) {
                most = utility[t + 1];
                best = new double[][] {pass.wre.clone(), pass.wim.clone()};
            }
        }
        if (most > utility[rounds]) {
            pass.links.update(best[0], best[1]);
        }
        return new Answer(best[0], best[1], utility, pass.links);
    }

    /** One decision. */
    private final class Pass {

        private final StreamChannel channel;
        private final PrecodingMode mode;
        private final FormulaPrecoders formula;
        private final FlatStationarity wanted;
        private final FlatFeatures features;
        private final FlatMessages messages;
        private final FlatNodes streams;
        private final FlatNodes sites;
        private final FlatNodes antennas;
        private final StreamLinks links;
        private final double[] price;     // ln lambda, [R, S]
        private final double[] amplitude; // ln q, [R, S]
        private final double[] budget;    // ln mu, [B]
        private final double[] part;      // nu, [B, A]
        private final double[] wre;
        private final double[] wim;

        Pass(StreamChannel channel, boolean[] offered, PrecodingMode mode, double alpha) {
            this.channel = channel;
            this.mode = mode;
            formula = new FormulaPrecoders(channel, offered);
            wanted = new FlatStationarity(channel, alpha);
            features = new FlatFeatures(channel);
            messages = new FlatMessages(channel);
            links = new StreamLinks(channel);
            int pairs = channel.blocks() * channel.streams();
            streams = new FlatNodes(kernel, weights.streams, weights.streamStart, pairs, 5);
            sites = new FlatNodes(kernel, weights.sites, weights.siteStart, channel.blocks() * channel.sites(), 5);
            antennas = new FlatNodes(kernel, weights.antennas, weights.antennaStart,
                    channel.sites() * channel.width(), 4);
            price = new double[pairs];
            amplitude = new double[pairs];
            budget = new double[channel.sites()];
            part = new double[channel.sites() * channel.width()];
            wre = new double[channel.precoders()];
            wim = new double[channel.precoders()];
        }

        /** SLNR with equal power for each stream. */
        void start() {
            for (int b = 0; b < budget.length; b++) {
                budget[b] = Math.log(channel.blocks() * channel.ofSite(b).length);
            }
            formula.precode(price, budget, part, amplitude, wre, wim);
            int n = channel.width();
            for (int i = 0; i < amplitude.length; i++) {
                double sum = 0;
                for (int a = i * n; a < (i + 1) * n; a++) {
                    sum += wre[a] * wre[a] + wim[a] * wim[a];
                }
                int cell = channel.ofSite(channel.site(i % channel.streams())).length;
                amplitude[i] = -0.5 * Math.log(Math.max(sum, Stationarity.FLOOR) * channel.blocks() * cell);
            }
            precode();
        }

        /** Precodes and scales to the budget; the amplitudes follow. */
        private void precode() {
            formula.precode(price, budget, part, amplitude, wre, wim);
            double[] power = new double[part.length];
            PowerConstraint.antennaPowers(channel, wre, wim, power);
            PowerConstraint constraint = mode.perAntenna() ? PowerConstraint.PER_ANTENNA : PowerConstraint.PER_BS;
            double[] log = new double[budget.length];
            for (int b = 0; b < log.length; b++) {
                log[b] = -0.5 * Math.log(Math.max(constraint.used(channel, power, b), Stationarity.FLOOR));
            }
            for (int i = 0; i < amplitude.length; i++) {
                amplitude[i] += log[channel.site(i % channel.streams())];
            }
            constraint.scale(channel, wre, wim, false);
            links.update(wre, wim);
        }

        void round(int number) {
            wanted.update(links, wre, wim, mode);
            features.update(links, wanted, price, amplitude, budget, part, wre, wim);
            messages.withinCell(weights.cell, streams.project(weights.cell.to(), 0),
                    streams.project(weights.cell.from(), 1), features.heard(), features.alignment(),
                    streams.message(0));
            messages.fromSites(weights.fromSites, streams.project(weights.fromSites.to(), 0),
                    sites.project(weights.fromSites.from(), 0), features.links(), streams.message(1));
            messages.toSite(weights.toSite, sites.project(weights.toSite.to(), 0),
                    streams.project(weights.toSite.from(), 0), features.links(), features.stated(), sites.message(0));
            messages.toAntenna(weights.toAntenna, antennas.project(weights.toAntenna.to(), 0),
                    streams.project(weights.toAntenna.from(), 0), features.shares(), antennas.message(0));
            gather();
            float[] clock = {mode.perAntenna() ? 1 : 0, mode.tied() ? 1 : 0,
                (float) (number / PrecodingGnn.CLOCK_ROUNDS)};
            streams.next(features.ofStreams(), clock);
            sites.next(features.ofSites(), clock);
            antennas.next(features.ofAntennas(), clock);
            move();
            precode();
        }

        /** The means over nodes that come in beside the messages. */
        private void gather() {
            int users = channel.streams();
            int count = channel.sites();
            int width = channel.width();
            int blocks = channel.blocks();
            for (int d = 0; d < weights.hidden; d++) {
                float[] stream = streams.state()[d];
                float[] site = sites.state()[d];
                float[] antenna = antennas.state()[d];
                float[] panel = new float[count];
                for (int b = 0; b < count; b++) {
                    for (int a = 0; a < channel.antennas(b); a++) {
                        panel[b] += antenna[b * width + a] / channel.antennas(b);
                    }
                }
                for (int s = 0; s < users; s++) {
                    float mean = 0;
                    for (int r = 0; r < blocks; r++) {
                        mean += stream[r * users + s] / blocks;
                    }
                    for (int r = 0; r < blocks; r++) {
                        streams.message(2)[d][r * users + s] = site[r * count + channel.site(s)];
                        streams.message(3)[d][r * users + s] = mean;
                    }
                }
                for (int r = 0; r < blocks; r++) {
                    float mean = 0;
                    for (int b = 0; b < count; b++) {
                        mean += site[r * count + b] / count;
                    }
                    for (int b = 0; b < count; b++) {
                        float ofCell = 0;
                        for (int s : channel.ofSite(b)) {
                            ofCell += stream[r * users + s] / channel.ofSite(b).length;
                        }
                        sites.message(1)[d][r * count + b] = ofCell;
                        sites.message(2)[d][r * count + b] = mean;
                        sites.message(3)[d][r * count + b] = panel[b];
                    }
                }
                for (int b = 0; b < count; b++) {
                    float mean = 0;
                    for (int r = 0; r < blocks; r++) {
                        mean += site[r * count + b] / blocks;
                    }
                    for (int a = b * width; a < (b + 1) * width; a++) {
                        antennas.message(1)[d][a] = mean;
                        antennas.message(2)[d][a] = panel[b];
                    }
                }
            }
        }

        private void move() {
            float[][] o = streams.out(weights.streamOut, weights.streamBias);
            float[][] p = antennas.out(weights.antennaOut, weights.antennaBias);
            for (int i = 0; i < price.length; i++) {
                price[i] = step(price[i], log(wanted.lambda[i]), o[0][i] + 1, o[1][i]);
                amplitude[i] = step(amplitude[i], log(wanted.amplitude[i]), o[2][i] + 1, o[3][i]);
            }
            for (int b = 0; b < budget.length; b++) {
                int first = b * channel.width();
                int count = channel.antennas(b);
                double gate = 0;
                double more = 0;
                double mean = 0;
                for (int a = first; a < first + count; a++) {
                    gate += p[0][a] / count;
                    more += p[1][a] / count;
                    if (!mode.tied()) {
                        part[a] += sigmoid(p[3][a] - 1) * wanted.over[a]
                                + sigmoid(p[4][a] - 3) * (wanted.part[a] - part[a]) + p[2][a];
                        mean += part[a] / count;
                    }
                }
                budget[b] = step(budget[b], wanted.budget[b], gate, more);
                for (int a = first; a < first + count && !mode.tied(); a++) {
                    part[a] = Math.min(Math.max(part[a] - mean, -PrecodingGnn.LARGEST_NU), PrecodingGnn.LARGEST_NU);
                }
            }
        }
    }

    private static double log(double x) {
        return Math.log(Math.max(x, Stationarity.FLOOR));
    }

    private static double step(double now, double wanted, double gate, double step) {
        return now + sigmoid(gate) * (wanted - now) + step;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + FloatMath.exp((float) Math.min(-x, 80)));
    }
}
