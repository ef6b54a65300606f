package hetnet.channel;

import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.channel.pathloss.Shadowing;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.CounterRandom;
import hetnet.util.Require;
import hetnet.util.Tensors;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * From positions to gains: Eqs. (2) to (5), the links of each BS under the {@link PathLoss} of its tier. All BSs share
 * the carrier of the radio, since they interfere with each other.
 */
public final class ChannelModel {

    private final RadioConfig radio;
    private final PathLoss pathLoss;
    private final Map<Tier, PathLoss> tierPathLoss;
    private final double shadowingDb;
    private final boolean ofPathLoss;
    private final boolean correlated;
    private final Fading fading;

    private ChannelModel(Builder builder) {
        radio = builder.radio;
        pathLoss = builder.pathLoss;
        tierPathLoss = Map.copyOf(builder.tierPathLoss);
        shadowingDb = builder.shadowingDb;
        ofPathLoss = builder.ofPathLoss;
        correlated = builder.correlated;
        fading = builder.fading;
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A static snapshot: a channel with links drawn anew. */
    public Channel draw(Sites sites, Users users, RandomGenerator rng) {
        LinkState links = correlated ? CorrelatedLinks.draw(users, distancesM(sites), rng)
                : LinkState.draw(users.count(), sites.count(), rng);
        return at(sites, users, links, rng);
    }

    /** The path loss of a BS: that of its tier, or else that of all. */
    public PathLoss pathLoss(Sites sites, int site) {
        return tierPathLoss.getOrDefault(sites.tiers().get(site), pathLoss);
    }

    private double[] distancesM(Sites sites) {
        return IntStream.range(0, sites.count()).mapToDouble(b -> pathLoss(sites, b).shadowing().distanceM()).toArray();
    }

    private Shadowing shadowing(PathLoss model) {
        return ofPathLoss ? model.shadowing()
                : new Shadowing(shadowingDb, shadowingDb, model.shadowing().distanceM());
    }

    /**
     * The channel of UEs whose links are in the given state.
     *
     * @param rng for the fading, which is independent from one call to the next; unused without
     * @throws IllegalArgumentException when the state is not that of U x B links, or a height is not positive where the
     *                                  path loss uses it
     */
    public Channel at(Sites sites, Users users, LinkState state, RandomGenerator rng) {
        requireFitting(sites, users, state);
        LargeScale links = new LargeScale(sites, users);
        links.forEach(run -> {
            PathLoss model = pathLoss(sites, run.site());
            Shadowing shadowing = shadowing(model);
            double[] probability = model.losProbability(run.geometry());
            PathLoss.Losses losses = model.losses(run.geometry(), radio.carrierGhz());
            double[][] kinds = {losses.nlosDb(), losses.losDb()};
            double[] sigma = {shadowing.nlosDb(), shadowing.losDb()};
            double[] lossDb = new double[run.users()];
            for (int u = 0; u < lossDb.length; u++) {
                int link = run.link(u);
                int kind = ArrayMath.isNormalCdfBelow(state.los()[link], probability[u]) ? 1 : 0;
                lossDb[u] = kinds[kind][u] + state.shadow()[link] * sigma[kind];
            }
            links.set(run, run.geometry().distanceM(), lossDb, ArrayMath.gain(lossDb));
        });
        return links.channel(gains(links, rng));
    }

    /**
     * The channel with nothing left to chance, so that positions can be compared, as on a map: without shadowing and
     * fading, its gains the mean over LOS and NLOS, P_LOS l_LOS + (1 - P_LOS) l_NLOS, its path loss that of the gains.
     *
     * @throws IllegalArgumentException when a height is not positive where the path loss uses it
     */
    public Channel mean(Sites sites, Users users) {
        requireHeights(sites, users);
        LargeScale links = new LargeScale(sites, users);
        links.forEach(run -> {
            PathLoss model = pathLoss(sites, run.site());
            double[] probability = model.losProbability(run.geometry());
            PathLoss.Losses losses = model.losses(run.geometry(), radio.carrierGhz());
            double[] gain = ArrayMath.gain(losses.losDb());
            double[] nlos = ArrayMath.gain(losses.nlosDb());
            for (int u = 0; u < run.users(); u++) {
                gain[u] = gain[u] * probability[u] + nlos[u] * (1 - probability[u]);
            }
            double[] lossDb = ArrayMath.log10(gain);
            for (int u = 0; u < run.users(); u++) {
                lossDb[u] *= -10;
            }
            links.set(run, run.geometry().distanceM(), lossDb, gain);
        });
        return links.channel(links.flat(radio.blocks()));
    }

    /**
     * Which links are LOS in the given state.
     *
     * @return 1 where a link is LOS, else 0; double, shape [U, B]; all 1 under Eq. (3)
     * @throws IllegalArgumentException as {@link #at}
     */
    public INDArray lineOfSight(Sites sites, Users users, LinkState state) {
        requireFitting(sites, users, state);
        double[] line = new double[state.los().length];
        new LargeScale(sites, users).forEach(run -> {
            double[] probability = pathLoss(sites, run.site()).losProbability(run.geometry());
            for (int u = 0; u < run.users(); u++) {
                int link = run.link(u);
                line[link] = ArrayMath.isNormalCdfBelow(state.los()[link], probability[u]) ? 1 : 0;
            }
        });
        return Tensors.of(line, users.count(), sites.count());
    }

    /** The radio that the gains are meant for. */
    public RadioConfig radio() {
        return radio;
    }

    private void requireFitting(Sites sites, Users users, LinkState state) {
        if (state.users() != users.count() || state.sites() != sites.count()) {
            throw new IllegalArgumentException("links of %d UEs and %d BSs, but there are %d and %d"
                    .formatted(state.users(), state.sites(), users.count(), sites.count()));
        }
        requireHeights(sites, users);
    }

    private void requireHeights(Sites sites, Users users) {
        PathLoss strict = null;
        for (int b = 0; b < sites.count(); b++) {
            PathLoss model = pathLoss(sites, b);
            if (model.usesHeights()) {
                requirePositiveHeight("BS", sites.ids().get(b), sites.positionM()[b][2], model);
                strict = model;
            }
        }
        for (int u = 0; u < users.count() && strict != null; u++) {
            requirePositiveHeight("UE", users.ids().get(u), users.positionM()[u][2], strict);
        }
    }

    private static void requirePositiveHeight(String kind, String id, double heightM, PathLoss model) {
        if (!(heightM > 0)) {
            throw new IllegalArgumentException(("%s '%s' has z = %s m: %s takes z as height above ground, which "
                    + "must be positive").formatted(kind, id, heightM, model.name()));
        }
    }

    /** Eq. (5). */
    private Gains gains(LargeScale links, RandomGenerator rng) {
        Gains flat = links.flat(radio.blocks());
        if (fading == Fading.NONE) {
            return flat;
        }
        CounterRandom random = new CounterRandom(rng.nextLong());
        int blocks = flat.blocks();
        return flat.faded((first, end, to) ->
                random.exponentials((long) first * blocks, to, 0, to.length));
    }

    /** Settings of a {@link ChannelModel}. */
    public static final class Builder {

        private static final double PAPER_SHADOWING_DB = 6; // Section IV

        private RadioConfig radio;
        private PathLoss pathLoss = PathLosses.UMA;
        private final Map<Tier, PathLoss> tierPathLoss = new EnumMap<>(Tier.class);
        private boolean correlated;
        private double shadowingDb = PAPER_SHADOWING_DB;
        private boolean ofPathLoss;
        private Fading fading = Fading.NONE;

        private Builder() {
        }

        /** Carrier frequency and number of RBs (required). */
        public Builder setRadio(RadioConfig radio) {
            this.radio = radio;
            return this;
        }

        /** Default {@link PathLosses#UMA}. */
        public Builder optPathLoss(PathLoss pathLoss) {
            this.pathLoss = pathLoss;
            return this;
        }

        /** The path loss of the BSs of one tier; by default that of all. */
        public Builder optPathLoss(Tier tier, PathLoss pathLoss) {
            tierPathLoss.put(Require.given("tier", tier), Require.given("pathLoss", pathLoss));
            return this;
        }

        /** The standard deviation that the clause of each path loss has, instead of one for all. */
        public Builder optShadowingOfPathLoss() {
            ofPathLoss = true;
            return this;
        }

        /**
         * Shadowing and LOS of UEs that stand near each other are alike, see {@link CorrelatedLinks}; by default the
         * links of {@link #draw} are independent.
         */
        public Builder optCorrelated() {
            correlated = true;
            return this;
        }

        /** Standard deviation sigma of the log-normal shadowing, dB, 0 to 30; default 6. */
        public Builder optShadowingDb(double shadowingDb) {
            this.shadowingDb = shadowingDb;
            ofPathLoss = false;
            return this;
        }

        /** Default {@link Fading#NONE}. */
        public Builder optFading(Fading fading) {
            this.fading = fading;
            return this;
        }

        /**
         * @throws IllegalArgumentException when the radio is not set, a setting is null, or the shadowing is out of
         *                                  range
         */
        public ChannelModel build() {
            Require.given("radio, the argument of setRadio,", radio);
            Require.given("pathLoss", pathLoss);
            Require.given("fading", fading);
            if (!ofPathLoss) {
                Require.inRange("shadowingDb", shadowingDb, 0, 30, "dB");
            }
            return new ChannelModel(this);
        }
    }
}
