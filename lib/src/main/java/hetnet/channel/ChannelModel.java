package hetnet.channel;

import hetnet.channel.pathloss.PathLossModel;
import hetnet.channel.pathloss.Uma;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** From positions to gains: Eqs. (2) to (5), with the UMa path loss of TR 38.901 or that of Eq. (3). */
public final class ChannelModel {

    private final RadioConfig radio;
    private final PathLossModel pathLoss;
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
     * @throws IllegalArgumentException when the state is not that of U x B links, or a height is not positive under UMa
     */
    public Channel at(Sites sites, Users users, LinkState state, RandomGenerator rng) {
        Geometry geometry = geometry(sites, users, state);
        double[] lossDb = switch (pathLoss) { // [U * B]
            case UMA -> select(isLos(geometry, state), Uma.losses(geometry, radio.carrierGhz()));
            case EQ3 -> eq3Db(geometry);
        };
        double[] shadow = Tensors.values(state.shadow());
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] += shadow[i] * shadowingDb;
        }
        return channel(geometry, lossDb, gains(geometry, Tensors.gain(lossDb), rng));
    }

    private static double[] select(boolean[] isLos, Uma.Losses losses) {
        double[] lossDb = losses.los();
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] = isLos[i] ? lossDb[i] : losses.nlos()[i];
        }
        return lossDb;
    }

    private static Channel channel(Geometry g, double[] lossDb, Gains gains) {
        return new Channel(Tensors.of(g.distanceM(), g.users(), g.sites()), Tensors.of(lossDb, g.users(), g.sites()), gains);
    }

    /**
     * The channel with nothing left to chance, so that positions can be compared, as on a map: without shadowing and fading, its
     * gains the mean over LOS and NLOS, P_LOS l_LOS + (1 - P_LOS) l_NLOS, its path loss that of the gains.
     *
     * @throws IllegalArgumentException when a height is not positive under UMa
     */
    public Channel mean(Sites sites, Users users) {
        Geometry geometry = geometry(sites, users);
        double[] gain = switch (pathLoss) { // [U * B]
            case UMA -> {
                double[] los = Uma.losProbability(geometry);
                Uma.Losses losses = Uma.losses(geometry, radio.carrierGhz());
                double[] mean = Tensors.gain(losses.los());
                double[] nlos = Tensors.gain(losses.nlos());
                for (int i = 0; i < mean.length; i++) {
                    mean[i] = mean[i] * los[i] + nlos[i] * (1 - los[i]);
                }
                yield mean;
            }
            case EQ3 -> Tensors.gain(eq3Db(geometry));
        };
        double[] lossDb = Tensors.log10(gain);
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] *= -10;
        }
        return channel(geometry, lossDb, Gains.flat(geometry.users(), geometry.sites(), radio.blocks(), gain));
    }

    /**
     * Which links are LOS in the given state.
     *
     * @return 1 where a link is LOS, else 0; double, shape [U, B]; all 1 under {@link PathLossModel#EQ3}
     * @throws IllegalArgumentException as {@link #at}
     */
    public INDArray lineOfSight(Sites sites, Users users, LinkState state) {
        Geometry geometry = geometry(sites, users, state);
        if (pathLoss != PathLossModel.UMA) {
            return Nd4j.ones(DataType.DOUBLE, users.count(), sites.count());
        }
        boolean[] isLos = isLos(geometry, state);
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
        if (pathLoss == PathLossModel.UMA) {
            requirePositiveHeight("BS", sites.ids(), sites.positionM());
            requirePositiveHeight("UE", users.ids(), users.positionM());
        }
        return Geometry.of(sites, users);
    }

    private static void requirePositiveHeight(String kind, List<String> ids, double[][] positionM) {
        for (int i = 0; i < positionM.length; i++) {
            if (!(positionM[i][2] > 0)) {
                throw new IllegalArgumentException("%s '%s' has z = %s m: UMa takes z as height above ground, which must be positive"
                        .formatted(kind, ids.get(i), positionM[i][2]));
            }
        }
    }

    /** Eq. (3) without shadowing. */
    private double[] eq3Db(Geometry g) {
        double carrier = 28 + 20 * Math.log10(radio.carrierGhz());
        double[] lossDb = Uma.logDistance(g.distanceM());
        for (int i = 0; i < lossDb.length; i++) {
            lossDb[i] = lossDb[i] * 22 + carrier;
        }
        return lossDb;
    }

    private static boolean[] isLos(Geometry geometry, LinkState state) {
        double[] drawn = Tensors.normalCdf(state.los());
        double[] probability = Uma.losProbability(geometry);
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
        private PathLossModel pathLoss = PathLossModel.UMA;
        private double shadowingDb = PAPER_SHADOWING_DB;
        private Fading fading = Fading.NONE;

        private Builder() {
        }

        /** Carrier frequency and number of RBs (required). */
        public Builder setRadio(RadioConfig radio) {
            this.radio = radio;
            return this;
        }

        /** Default {@link PathLossModel#UMA}. */
        public Builder optPathLoss(PathLossModel pathLoss) {
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
         * @throws IllegalArgumentException when the radio is not set, a setting is null, or the shadowing is out of range
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
