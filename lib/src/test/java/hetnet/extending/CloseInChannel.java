package hetnet.extending;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A channel that the kit does not have: the close-in model PL = PL(1 m) + 10 n log10(d) + shadowing (Sun et al., "Investigation of
 * prediction accuracy ... of large-scale propagation path loss models", IEEE TVT 2016), with free space up to 1 m.
 *
 * @param exponent    n, 2 in free space
 * @param shadowingDb standard deviation of the log-normal shadowing, dB
 */
record CloseInChannel(double exponent, double shadowingDb) {

    private static final double FREE_SPACE_1_M_1_GHZ_DB = 32.4;

    Channel draw(Sites sites, Users users, RadioConfig radio, RandomGenerator random) {
        int links = users.count() * sites.count();
        double[] distanceM = new double[links]; // [U, B], row by row
        double[] lossDb = new double[links];
        double[] gain = new double[links];
        double referenceDb = FREE_SPACE_1_M_1_GHZ_DB + 20 * Math.log10(radio.carrierGhz());
        for (int i = 0; i < links; i++) {
            distanceM[i] = distanceM(users.positionM()[i / sites.count()], sites.positionM()[i % sites.count()]);
            lossDb[i] = referenceDb + 10 * exponent * Math.log10(Math.max(1, distanceM[i])) + shadowingDb * random.nextGaussian();
            gain[i] = Math.pow(10, -lossDb[i] / 10);
        }
        long[] shape = {users.count(), sites.count()};
        return new Channel(Nd4j.createFromArray(distanceM).reshape(shape), Nd4j.createFromArray(lossDb).reshape(shape),
                Gains.flat(users.count(), sites.count(), radio.blocks(), gain));
    }

    private static double distanceM(double[] one, double[] other) {
        return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
    }
}
