package hetnet.channel;

import hetnet.scenario.RadioConfig;
import hetnet.scenario.Require;
import hetnet.scenario.Sites;
import hetnet.scenario.Users;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

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
        INDArray lossDb = switch (pathLoss) { // [U, B]
            case UMA -> Tensors.select(isLos(geometry, state), losDb(geometry), nlosDb(geometry));
            case EQ3 -> eq3Db(geometry);
        };
        lossDb.addi(state.shadow().mul(shadowingDb));
        return new Channel(geometry.distanceM(), lossDb, gains(Tensors.gain(lossDb), rng));
    }

    /**
     * The channel with nothing left to chance, so that positions can be compared, as on a map: without shadowing and fading, its
     * gains the mean over LOS and NLOS, P_LOS l_LOS + (1 - P_LOS) l_NLOS, its path loss that of the gains.
     *
     * @throws IllegalArgumentException when a height is not positive under UMa
     */
    public Channel mean(Sites sites, Users users) {
        Geometry geometry = geometry(sites, users);
        INDArray gain = switch (pathLoss) { // [U, B]
            case UMA -> {
                INDArray los = Uma.losProbability(geometry.groundM(), geometry.userHeightM());
                yield Tensors.gain(losDb(geometry)).muli(los).addi(Tensors.gain(nlosDb(geometry)).muli(los.rsub(1)));
            }
            case EQ3 -> Tensors.gain(eq3Db(geometry));
        };
        Gains flat = Gains.flat(users.count(), sites.count(), radio.blocks(), gain.data().asDouble());
        return new Channel(geometry.distanceM(), Tensors.log10(gain).muli(-10), flat);
    }

    /**
     * Which links are LOS in the given state.
     *
     * @return 1 where a link is LOS, else 0; double, shape [U, B]; all 1 under {@link PathLossModel#EQ3}
     * @throws IllegalArgumentException as {@link #at}
     */
    public INDArray lineOfSight(Sites sites, Users users, LinkState state) {
        Geometry geometry = geometry(sites, users, state);
        return pathLoss == PathLossModel.UMA ? isLos(geometry, state).castTo(DataType.DOUBLE)
                : Nd4j.ones(DataType.DOUBLE, users.count(), sites.count());
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

    private INDArray losDb(Geometry g) {
        return Uma.losDb(g.groundM(), g.distanceM(), g.siteHeightM(), g.userHeightM(), radio.carrierGhz());
    }

    private INDArray nlosDb(Geometry g) {
        return Uma.nlosDb(g.groundM(), g.distanceM(), g.siteHeightM(), g.userHeightM(), radio.carrierGhz());
    }

    /** Eq. (3) without shadowing. */
    private INDArray eq3Db(Geometry g) {
        return Tensors.log10(Transforms.max(g.distanceM(), 1.0)).muli(22).addi(28 + 20 * Math.log10(radio.carrierGhz()));
    }

    private static INDArray isLos(Geometry geometry, LinkState state) {
        return Tensors.normalCdf(state.los()).lt(Uma.losProbability(geometry.groundM(), geometry.userHeightM()));
    }

    /** Eq. (5), from the gains l_ij of Eq. (4), [U, B]. */
    private Gains gains(INDArray linear, RandomGenerator rng) {
        int users = (int) linear.size(0);
        int sites = (int) linear.size(1);
        int blocks = radio.blocks();
        double[] large = linear.data().asDouble();
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
         * @throws NullPointerException     when the radio is not set, or a setting is null
         * @throws IllegalArgumentException when the shadowing is out of range
         */
        public ChannelModel build() {
            Objects.requireNonNull(radio, "setRadio is required: it has the carrier frequency and the number of RBs");
            Objects.requireNonNull(pathLoss, "pathLoss");
            Objects.requireNonNull(fading, "fading");
            Require.inRange("shadowingDb", shadowingDb, 0, 30, "dB");
            return new ChannelModel(this);
        }
    }
}
