package hetnet.mimo.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.model.TensorLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.radio.tensor.Scalars;
import hetnet.solver.SolveContext;
import java.util.List;

/** The precoders that WMMSE comes to from SLNR, as labels. */
final class WmmseLabels {

    private static final double SMALLEST = 1e-20; // of a squared product, so that its root has a slope

    private final NDArray real;   // t, real parts, then imaginary ones, [L, R, B, 2 A, K]
    private final NDArray turned; // j t

    /** @param like precoders of the same networks, [L, R, B, 2 A, K] */
    WmmseLabels(List<MimoProblem> problems, NDArray like, NDManager manager) {
        Shape shape = like.getShape();
        double[] labels = new double[(int) shape.size()];
        for (int l = 0; l < problems.size(); l++) {
            fill(problems.get(l), labels, l * labels.length / problems.size(), (int) shape.get(3) / 2,
                    (int) shape.get(4));
        }
        real = manager.create(labels, shape);
        NDList parts = real.split(2, 3); // [L, R, B, A, K] each
        turned = parts.get(1).neg().concat(parts.get(0), 3);
    }

    /** @param antennas A of the tensor @param users K of the tensor */
    private static void fill(MimoProblem problem, double[] labels, int from, int antennas, int users) {
        double[][] w = problem.parts(WmmsePrecoding.standard().solve(problem, SolveContext.of(1)).precoders());
        StreamChannel channel = problem.channel();
        for (int r = 0; r < channel.blocks(); r++) {
            for (int b = 0; b < channel.sites(); b++) {
                int cell = from + (r * channel.sites() + b) * 2 * antennas * users;
                int[] own = channel.ofSite(b);
                for (int i = 0; i < own.length * channel.width(); i++) {
                    int k = i / channel.width();
                    int a = i % channel.width();
                    int at = (r * channel.streams() + own[k]) * channel.width() + a;
                    labels[cell + a * users + k] = w[0][at];
                    labels[cell + (antennas + a) * users + k] = w[1][at];
                }
            }
        }
    }

    /** |w - t|^2 by the budget of a BS, in the mean over BSs; the phase of each label is that of the precoder. */
    NDArray distance(TensorLinks links) {
        NDArray w = links.precoders();
        NDArray inner = w.mul(real).sum(new int[] {3}).square()
                .add(w.mul(turned).sum(new int[] {3}).square()); // |t^H w|^2, [L, R, B, K]
        NDArray apart = w.square().sum().add(real.square().sum())
                .sub(Scalars.times(Scalars.atLeast(inner, SMALLEST).sqrt().sum(), 2));
        Shape shape = w.getShape();
        return Scalars.times(apart, 1.0 / (shape.get(0) * shape.get(2)));
    }
}
