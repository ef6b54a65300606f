package hetnet.channel;

import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.Require;
import hetnet.util.Tensors;
import java.util.List;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From positions to gains: Eqs. (2) to (5) under a {@link PathLoss}. */
public final class ChannelModel {

    private final RadioConfig radio;
    private final PathLoss pathLoss;
    private final double shadowingDb;
    private final Fading fading;

    private ChannelModel(Builder builder) {
        radio = builder.radio;
        pathLoss = builder.pathLoss;
        shadowingDb = builder.shadowingDb;
        fading = builder.fading;
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A static snapshot: a channel with links drawn anew. */
    public Channel draw(Sites sites, Users users, RandomGenerator rng) {
        return at(sites, users, LinkState.draw(users.count(), sites.count(), rng), rng);
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
            double[] probability = pathLoss.losProbability(run.geometry());
            PathLoss.Losses losses = pathLoss.losses(run.geometry(), radio.carrierGhz());
            for (int u = 0; u < run.users(); u++) {
                int link = run.link(u);
                boolean isLos = ArrayMath.isNormalCdfBelow(state.los()[link], probability[u]);
                double lossDb = (isLos ? losses.losDb()[u] : losses.nlosDb()[u]) + state.shadow()[link] * shadowingDb;
                links.set(link, run.geometry().distanceM()[u], lossDb, ArrayMath.gain(lossDb));
            }
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
            double[] probability = pathLoss.losProbability(run.geometry());
            PathLoss.Losses losses = pathLoss.losses(run.geometry(), radio.carrierGhz());
            for (int u = 0; u < run.users(); u++) {
                double gain = ArrayMath.gain(losses.losDb()[u]) * probability[u]
                        + ArrayMath.gain(losses.nlosDb()[u]) * (1 - probability[u]);
                links.set(run.link(u), run.geometry().distanceM()[u], -10 * ArrayMath.log10(gain), gain);
            }
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
            double[] probability = pathLoss.losProbability(run.geometry());
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
        if (pathLoss.usesHeights()) {
            requirePositiveHeight("BS", sites.ids(), sites.positionM());
            requirePositiveHeight("UE", users.ids(), users.positionM());
        }
    }

    private void requirePositiveHeight(String kind, List<String> ids, double[][] positionM) {
        for (int i = 0; i < positionM.length; i++) {
            if (!(positionM[i][2] > 0)) {
                throw new IllegalArgumentException(("%s '%s' has z = %s m: %s takes z as height above ground, which "
                        + "must be positive")
                        .formatted(kind, ids.get(i), positionM[i][2], pathLoss.name()));
            }
        }
    }

    /** Eq. (5). */
    private Gains gains(LargeScale links, RandomGenerator rng) {
        Gains flat = links.flat(radio.blocks());
        if (fading == Fading.NONE) {
            return flat;
        }
        ExponentialDistribution power = new ExponentialDistribution(rng, 1); // mean 1
        double[] gain = flat.toArray();
        for (int i = 0; i < gain.length; i++) {
            gain[i] *= power.sample();
        }
        return Gains.fading(flat.users(), flat.sites(), flat.blocks(), gain);
    }

    /** Settings of a {@link ChannelModel}. */
    public static final class Builder {

        private static final double PAPER_SHADOWING_DB = 6; // Section IV

        private RadioConfig radio;
        private PathLoss pathLoss = PathLosses.UMA;
        private double shadowingDb = PAPER_SHADOWING_DB;
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

        /** Standard deviation sigma of the log-normal shadowing, dB, 0 to 30; default 6. */
        public Builder optShadowingDb(double shadowingDb) {
            this.shadowingDb = shadowingDb;
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
            Require.inRange("shadowingDb", shadowingDb, 0, 30, "dB");
            return new ChannelModel(this);
        }
    }
}
