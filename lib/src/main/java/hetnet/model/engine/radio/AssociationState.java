package hetnet.model.engine.radio;

import hetnet.model.engine.link.UserLinks;
import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;

/**
 * Who serves whom, softly, for one network: what a damped best response goes on from.
 *
 * @param share   a_ij, sums to 1 over the links of a UE; shape [U, K], padded
 * @param load    n_b, sum of the shares; shape [B]
 * @param logLoad damped ln n_b, shape [B]
 * @param loss    damped utility lost per joining UE, in units of the mean; shape [B]
 */
public record AssociationState(float[] share, float[] load, float[] logLoad, float[] loss) {

    /** Below this load a BS counts as if it had so much. */
    public static final float SMALLEST_LOAD = 1e-2f;

    /** Room for one. */
    public static AssociationState of(UserLinks links) {
        return new AssociationState(new float[DenseKernel.padded(links.count())], new float[links.sites()],
                new float[links.sites()], new float[links.sites()]);
    }

    /** UEs lean to the strongest BS. @param near shares, shape [U, K] */
    public void start(UserLinks links, float[] near) {
        System.arraycopy(near, 0, share, 0, links.count());
        loads(links, near, load);
        for (int b = 0; b < load.length; b++) {
            logLoad[b] = logLoad(load[b]);
        }
        Arrays.fill(loss, 1);
    }

    /**
     * The loads and losses of another in the measure of these UEs.
     *
     * @param near   shares, shape [U, K]
     * @param factor how many times as many they are
     */
    public void start(UserLinks links, float[] near, AssociationState other, double factor) {
        System.arraycopy(near, 0, share, 0, links.count());
        float more = (float) StrictMath.log(factor);
        for (int b = 0; b < load.length; b++) {
            load[b] = (float) (other.load[b] * factor);
            logLoad[b] = other.logLoad[b] + more;
            loss[b] = other.loss[b];
        }
    }

    /** Takes over all of another. */
    public void copy(AssociationState other) {
        System.arraycopy(other.share, 0, share, 0, share.length);
        System.arraycopy(other.load, 0, load, 0, load.length);
        System.arraycopy(other.logLoad, 0, logLoad, 0, load.length);
        System.arraycopy(other.loss, 0, loss, 0, load.length);
    }

    /** Sum of the shares of the links of each BS. */
    public static void loads(UserLinks links, float[] share, float[] load) {
        double[] sum = new double[load.length];
        for (int i = 0; i < links.count(); i++) {
            sum[links.site()[i]] += share[i];
        }
        for (int b = 0; b < load.length; b++) {
            load[b] = (float) sum[b];
        }
    }

    /** ln n. */
    public static float logLoad(float load) {
        return (float) StrictMath.log(Math.max(load, SMALLEST_LOAD));
    }
}
