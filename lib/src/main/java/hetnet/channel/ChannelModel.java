package hetnet.channel;

import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Geometry;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Require;
import hetnet.util.Tensors;
import java.util.Arrays;
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
        Geometry geometry = geometry(sites, users, state);
        double[] lossDb = select(isLos(geometry, state), pathLoss.losses(geometry, radio.carrierGhz())); // [U * B]
        double[] shadow = Tensors.values(state.shadow());
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] += shadow[i] * shadowingDb;
        }
        return channel(geometry, lossDb, gains(geometry, Tensors.gain(lossDb), rng));
    }

    private static double[] select(boolean[] isLos, PathLoss.Losses losses) {
        double[] lossDb = losses.losDb();
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] = isLos[i] ? lossDb[i] : losses.nlosDb()[i];
        }
        return lossDb;
    }

    private static Channel channel(Geometry g, double[] lossDb, Gains gains) {
        return new Channel(Tensors.of(g.distanceM(), g.users(), g.sites()), Tensors.of(lossDb, g.users(), g.sites()),
                gains);
    }

    /**
     * The channel with nothing left to chance, so that positions can be compared, as on a map: without shadowing and
     * fading, its gains the mean over LOS and NLOS, P_LOS l_LOS + (1 - P_LOS) l_NLOS, its path loss that of the gains.
     *
     * @throws IllegalArgumentException when a height is not positive where the path loss uses it
     */
    public Channel mean(Sites sites, Users users) {
        Geometry geometry = geometry(sites, users);
        double[] los = pathLoss.losProbability(geometry); // [U * B]
        PathLoss.Losses losses = pathLoss.losses(geometry, radio.carrierGhz());
        double[] gain = Tensors.gain(losses.losDb());
        double[] nlos = Tensors.gain(losses.nlosDb());
        for (int i = 0; i < gain.length; i++) {
            gain[i] = gain[i] * los[i] + nlos[i] * (1 - los[i]);
        }
        double[] lossDb = Tensors.log10(gain);
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] *= -10;
        }
        return channel(geometry, lossDb, Gains.flat(geometry.users(), geometry.sites(), radio.blocks(), gain));
    }

    /**
     * Which links are LOS in the given state.
     *
     * @return 1 where a link is LOS, else 0; double, shape [U, B]; all 1 under Eq. (3)
     * @throws IllegalArgumentException as {@link #at}
     */
    public INDArray lineOfSight(Sites sites, Users users, LinkState state) {
        boolean[] isLos = isLos(geometry(sites, users, state), state);
        double[] line = new double[isLos.length];
        Arrays.setAll(line, i -> isLos[i] ? 1 : 0);
        return Tensors.of(line, users.count(), sites.count());
    }

    /** The radio that the gains are meant for. */
    public RadioConfig radio() {
        return radio;
    }

    private Geometry geometry(Sites sites, Users users, LinkState state) {
        if (state.los().size(0) != users.count() || state.los().size(1) != sites.count()) {
            throw new IllegalArgumentException("links of %d UEs and %d BSs, but there are %d and %d"
                    .formatted(state.los().size(0), state.los().size(1), users.count(), sites.count()));
        }
        return geometry(sites, users);
    }

    private Geometry geometry(Sites sites, Users users) {
        if (pathLoss.usesHeights()) {
            requirePositiveHeight("BS", sites.ids(), sites.positionM());
            requirePositiveHeight("UE", users.ids(), users.positionM());
        }
        return Geometry.of(sites, users);
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

    private boolean[] isLos(Geometry geometry, LinkState state) {
        double[] drawn = Tensors.normalCdf(state.los());
        double[] probability = pathLoss.losProbability(geometry);
        boolean[] isLos = new boolean[drawn.length];
        for (int i = 0; i < isLos.length; i++) {
            isLos[i] = drawn[i] < probability[i];
        }
        return isLos;
    }

    /** Eq. (5), from the gains l_ij of Eq. (4), flat [U * B]. */
    private Gains gains(Geometry geometry, double[] large, RandomGenerator rng) {
        int users = geometry.users();
        int sites = geometry.sites();
        int blocks = radio.blocks();
        if (fading == Fading.NONE) {
            return Gains.flat(users, sites, blocks, large);
        }
        ExponentialDistribution power = new ExponentialDistribution(rng, 1); // mean 1
        double[] gain = new double[Math.multiplyExact(large.length, blocks)];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = large[i / blocks] * power.sample();
        }
        return Gains.fading(users, sites, blocks, gain);
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
