package hetnet.channel;

import hetnet.scenario.Sites;
import hetnet.scenario.Users;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Distances between UEs and BSs.
 *
 * @param groundM     distance in the x-y plane, d2D of TR 38.901, metres; shape [U, B]
 * @param distanceM   3D distance d_ij of Eq. (2), metres; shape [U, B]
 * @param userHeightM z of each UE, metres; shape [U, 1]
 * @param siteHeightM z of each BS, metres; shape [1, B]
 */
record Geometry(INDArray groundM, INDArray distanceM, INDArray userHeightM, INDArray siteHeightM) {

    static Geometry of(Sites sites, Users users) {
        INDArray squareX = squaredDifference(sites, users, 0);
        INDArray ground = squareX.addi(squaredDifference(sites, users, 1));
        INDArray square = ground.add(squaredDifference(sites, users, 2));
        return new Geometry(Transforms.sqrt(ground), Transforms.sqrt(square),
                column(users, 2), row(sites, 2));
    }

    private static INDArray squaredDifference(Sites sites, Users users, int axis) {
        INDArray difference = column(users, axis).sub(row(sites, axis)); // [U, B]
        return difference.mul(difference);
    }

    private static INDArray column(Users users, int axis) {
        return Tensors.of(Arrays.stream(users.positionM()).mapToDouble(p -> p[axis]).toArray(), users.count(), 1);
    }

    private static INDArray row(Sites sites, int axis) {
        return Tensors.of(Arrays.stream(sites.positionM()).mapToDouble(p -> p[axis]).toArray(), 1, sites.count());
    }
}
