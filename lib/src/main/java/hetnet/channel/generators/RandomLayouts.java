package hetnet.channel.generators;

import hetnet.channel.ChannelModel;
import hetnet.channel.Gains;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Require;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Random networks to train and test on: sites in a square, UEs around them, and either the propagation of TR 38.901 UMa or one whose
 * slopes, LOS shares, shadowing and blockages are random themselves, so that what is learned carries over to real cities.
 */
public final class RandomLayouts {

    private static final double MARGIN_M = 20;
    private static final double SITE_HEIGHT_M = 25;
    private static final double USER_HEIGHT_M = 1.5;
    /** 20 log10 of 3.5 GHz, part of the reference loss of all random slopes. */
    private static final double REFERENCE_DB = 10.9;
    /** A UE whose best SNR at full budget lies below this is out of coverage and drawn again; linear. */
    private static final double SMALLEST_SNR = 0.1;
    private static final int ATTEMPTS = 100_000;
    private static final int MOST_PATHS = 8;

    private final RadioConfig radio;

    /** @param radio whose budget and noise decide who is in coverage */
    public RandomLayouts(RadioConfig radio) {
        this.radio = Require.given("radio", radio);
    }

    /**
     * Sites in a square, at least a quarter of its side apart; UEs uniform; UMa with 6 dB shadowing.
     *
     * @param sites B, 1 to 16
     * @param users U, 1 to 1,000,000
     * @param sideM side of the square, metres, 1 to 1,000,000
     * @return gains without fading
     * @throws IllegalArgumentException when a value is out of range, or so many sites cannot keep their distance
     */
    public Gains uma(int sites, int users, double sideM, RandomGenerator random) {
        double[][] site = sites(sites, users, sideM, 1.0 / 4, random);
        Area area = Area.around(new Sites(ids(sites), site), MARGIN_M);
        Users dropped = UniformDrop.drop(area, users, 0, USER_HEIGHT_M, 0, random);
        return ChannelModel.builder().setRadio(radio).build().draw(new Sites(ids(sites), site), dropped, random).gains();
    }

    /**
     * As {@link #uma}, with random propagation, hot spots and missing links; sites at least a fifth of the side apart, every UE in coverage.
     *
     * @throws IllegalArgumentException as {@link #uma}, and when the radio reaches hardly anybody
     */
    public Gains randomised(int sites, int users, double sideM, RandomGenerator random) {
        double[][] site = sites(sites, users, sideM, 1.0 / 5, random);
        Area area = Area.around(new Sites(ids(sites), site), MARGIN_M);
        Propagation propagation = new Propagation(random);
        HotSpots spots = new HotSpots(area, sideM, random);
        return users(sites, users, random, gain -> {
            double[] position = spots.draw(random);
            for (int b = 0; b < sites; b++) {
                double ground = Math.hypot(position[0] - site[b][0], position[1] - site[b][1]);
                gain[b] = propagation.gain(ground, random);
            }
        });
    }

    /**
     * The same links with frequency-selective fading: each has one to eight paths with delays, all as strong in the mean, so that neighbouring
     * RBs are alike and the fading is the milder over the band the more paths there are. The mean gain is kept in expectation.
     *
     * @param flat gains without fading
     * @return gains with fading
     */
    public Gains faded(Gains flat, RandomGenerator random) {
        int blocks = flat.blocks();
        double[] all = new double[Math.multiplyExact(flat.users() * flat.sites(), blocks)];
        int i = 0;
        for (int u = 0; u < flat.users(); u++) {
            for (int b = 0; b < flat.sites(); b++) {
                double[] power = paths(1 + random.nextInt(MOST_PATHS), blocks, random);
                for (int r = 0; r < blocks; r++) {
                    all[i++] = flat.at(u, b, 0) * power[r];
                }
            }
        }
        return Gains.fading(flat.users(), flat.sites(), blocks, all);
    }

    /** |h^r|^2 of h^r = sum_p a_p exp(-2 pi j r d_p / R), a_p complex Gaussian with E sum |a_p|^2 = 1, delays d_p up to R / 2; shape [R]. */
    private static double[] paths(int count, int blocks, RandomGenerator random) {
        double[] re = new double[blocks];
        double[] im = new double[blocks];
        for (int p = 0; p < count; p++) {
            double size = Math.sqrt(0.5 / count);
            double aRe = size * random.nextGaussian();
            double aIm = size * random.nextGaussian();
            double turn = -Math.PI * random.nextDouble(); // 2 pi d_p / R
            for (int r = 0; r < blocks; r++) {
                double cos = Math.cos(turn * r);
                double sin = Math.sin(turn * r);
                re[r] += aRe * cos - aIm * sin;
                im[r] += aRe * sin + aIm * cos;
            }
        }
        double[] power = new double[blocks];
        for (int r = 0; r < blocks; r++) {
            power[r] = re[r] * re[r] + im[r] * im[r];
        }
        return power;
    }

    /** Slopes, LOS share, shadowing, extra losses and blockages of one network. */
    private static final class Propagation {
        private final double heightM;
        private final double losSlope;
        private final double nlosSlope;
        private final double nlosOffsetDb;
        private final double losDecayM;
        private final double losShare;
        private final double extraDb;
        private final double losShadowDb;
        private final double nlosShadowDb;
        private final double blocked;

        Propagation(RandomGenerator random) {
            heightM = uniform(random, 5, 35);
            losSlope = uniform(random, 18, 26);
            nlosSlope = uniform(random, 28, 60);
            nlosOffsetDb = uniform(random, -15, 20) - (nlosSlope < 45 ? 0 : 20);
            losDecayM = Math.exp(uniform(random, Math.log(15), Math.log(200)));
            losShare = uniform(random, 0.4, 1);
            extraDb = new double[] {0, 0, 5, 15, 25}[random.nextInt(5)];
            losShadowDb = uniform(random, 0, 6);
            nlosShadowDb = uniform(random, 3, 14);
            blocked = random.nextDouble() < 0.4 ? uniform(random, 0, 0.3) : 0;
        }

        double gain(double groundM, RandomGenerator random) {
            double log = Math.log10(Math.hypot(groundM, heightM));
            double near = groundM <= 18 ? 1 : 18 / groundM + Math.exp(-groundM / losDecayM) * (1 - 18 / groundM);
            boolean los = random.nextDouble() < near * losShare;
            double losDb = 28 + losSlope * log + REFERENCE_DB;
            double nlosDb = Math.max(losDb, nlosOffsetDb + nlosSlope * log + REFERENCE_DB)
                    - extraDb * Math.log(1 - random.nextDouble());
            double shadowDb = (los ? losShadowDb : nlosShadowDb) * random.nextGaussian();
            boolean gone = random.nextDouble() < blocked && !los;
            return gone ? 0 : Math.pow(10, -((los ? losDb : nlosDb) + shadowDb) / 10);
        }
    }

    /** Uniform UEs, in four networks of ten with a share of them around one to three spots. */
    private static final class HotSpots {
        private final Area area;
        private final double[][] spot;
        private final double share;
        private final double widthM;

        HotSpots(Area area, double sideM, RandomGenerator random) {
            this.area = area;
            boolean hot = random.nextDouble() < 0.4;
            spot = new double[1 + random.nextInt(3)][];
            for (int s = 0; s < spot.length; s++) {
                spot[s] = new double[] {uniform(random, area.minXM(), area.maxXM()), uniform(random, area.minYM(), area.maxYM())};
            }
            share = hot ? uniform(random, 0.2, 0.8) : 0;
            widthM = uniform(random, 10, sideM / 6 + 11);
        }

        double[] draw(RandomGenerator random) {
            if (random.nextDouble() >= share) {
                return new double[] {uniform(random, area.minXM(), area.maxXM()), uniform(random, area.minYM(), area.maxYM())};
            }
            double[] centre = spot[random.nextInt(spot.length)];
            double x = centre[0] + widthM * random.nextGaussian();
            double y = centre[1] + widthM * random.nextGaussian();
            return new double[] {Math.min(area.maxXM(), Math.max(area.minXM(), x)),
                Math.min(area.maxYM(), Math.max(area.minYM(), y))};
        }
    }

    private interface Links {
        /** Writes the gains of a new UE to all BSs. */
        void draw(double[] gain);
    }

    private Gains users(int sites, int users, RandomGenerator random, Links links) {
        double least = SMALLEST_SNR * radio.noiseWatt() * radio.blocks() / radio.budgetWatt();
        double[] all = new double[users * sites];
        double[] gain = new double[sites];
        int attempts = 0;
        for (int u = 0; u < users; u++) {
            do {
                if (attempts++ > ATTEMPTS + 100 * users) {
                    throw new IllegalArgumentException("hardly any UE of this layout is in coverage: %d of %d found".formatted(u, users));
                }
                links.draw(gain);
            } while (max(gain) < least);
            System.arraycopy(gain, 0, all, u * sites, sites);
        }
        return Gains.flat(users, sites, radio.blocks(), all);
    }

    private static double max(double[] values) {
        double max = values[0];
        for (double v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    private static double[][] sites(int count, int users, double sideM, double spacing, RandomGenerator random) {
        Require.inRange("users", users, 1, 1_000_000, "UEs");
        Require.inRange("sideM", sideM, 1, 1e6, "m");
        Require.given("random", random);
        return sites(count, sideM, spacing, random);
    }

    /** @param spacing smallest distance of two sites over the side of the square */
    static double[][] sites(int count, double sideM, double spacing, RandomGenerator random) {
        Require.inRange("sites", count, 1, 16, "sites");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[][] site = new double[count][];
            boolean apart = true;
            for (int b = 0; b < count && apart; b++) {
                site[b] = new double[] {sideM * random.nextDouble(), sideM * random.nextDouble(), SITE_HEIGHT_M};
                for (int k = 0; k < b; k++) {
                    apart &= Math.hypot(site[b][0] - site[k][0], site[b][1] - site[k][1]) >= spacing * sideM;
                }
            }
            if (apart) {
                return site;
            }
        }
        throw new IllegalArgumentException("%d sites do not fit into a square at %s of its side apart".formatted(count, spacing));
    }

    private static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    private static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
