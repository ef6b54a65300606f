package hetnet.extending;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.Geometry;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import java.util.Arrays;

/**
 * A channel from outside: the powers that UEs received from BSs in a measurement.
 *
 * @param receivedDbm by each UE from each BS, dBm; shape [U, B]; NaN where it heard nothing
 * @param sentDbm     by every BS during the measurement, dBm
 */
record MeasuredChannel(double[][] receivedDbm, double sentDbm) {

    Channel at(Sites sites, Users users, RadioConfig radio) {
        double[] lossDb = Arrays.stream(receivedDbm).flatMapToDouble(Arrays::stream) // [U * B]
                .map(received -> Double.isNaN(received) ? Double.POSITIVE_INFINITY : sentDbm - received).toArray();
        double[] distanceM = Geometry.of(sites, users).distanceM(); // [U * B]
        Gains gains = Gains.flat(users.count(), sites.count(), radio.blocks(), ArrayMath.gain(lossDb));
        return new Channel(distanceM, lossDb, gains);
    }
}
