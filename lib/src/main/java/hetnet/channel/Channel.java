package hetnet.channel;

import hetnet.util.Tensors;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the graph and the allocation methods know of the air.
 *
 * @param distanceM  3D distances d_ij of Eq. (2), metres; double, shape [U, B]
 * @param pathLossDb path loss including shadowing, dB; double, shape [U, B]; +infinity where there is no path
 * @param gains      effective gains G_ij^r of Eq. (5)
 */
public record Channel(INDArray distanceM, INDArray pathLossDb, Gains gains) {

    /** @throws IllegalArgumentException when the shapes differ */
    public Channel {
        long[] shape = {gains.users(), gains.sites()};
        if (!Arrays.equals(distanceM.shape(), shape) || !Arrays.equals(pathLossDb.shape(), shape)) {
            throw new IllegalArgumentException("distance %s and path loss %s must have the shape of the gains, %s"
                    .formatted(
                    distanceM.shapeInfoToString(), pathLossDb.shapeInfoToString(), Arrays.toString(shape)));
        }
    }

    /** The path losses in one array, dB; flat [U * B]. */
    public double[] flatPathLossDb() {
        return Tensors.values(pathLossDb);
    }

    /** The distances in one array, metres; flat [U * B]. */
    public double[] flatDistanceM() {
        return Tensors.values(distanceM);
    }
}
