package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.mimo.model.engine.PrecodingForm;
import hetnet.radio.tensor.Scalars;

/**
 * What precoders make at the UEs, on tensors in double precision. L layouts, R RBs, B BSs of K UEs each.
 *
 * @param precoders real parts, then imaginary ones, [L, R, B, 2 A, K]
 * @param real      Re and Im of the amplitude of every stream at every UE, [L, R, B, 2 B K, K]
 * @param all       power of stream k of BS b at UE i of BS c, [L, R, B b, B c, K i, K k]
 * @param own       within the cell, [L, R, B, K i, K k]
 * @param fromSite  power of BS b at UE i of BS c, [L, R, B b, B c, K i]
 * @param signal    [L, R, B, K]
 * @param intra     interference from the own BS, [L, R, B, K]
 * @param inter     interference from the others, [L, R, B, K]
 * @param nats      ln(1 + SINR), [L, R, B, K]
 * @param rate      mean over the RBs, [L, B, K]
 */
public record TensorLinks(NDArray precoders, NDArray real, NDArray all, NDArray own, NDArray fromSite, NDArray signal,
        NDArray intra, NDArray inter, NDArray nats, NDArray rate) {

    static TensorLinks of(PrecodingInput in, NDArray w) {
        NDArray e = in.both().matMul(w); // [L, R, B, 2 B K, K]
        NDList parts = e.split(2, 3);
        NDArray power = parts.get(0).square().add(parts.get(1).square()); // [L, R, B, B K, K]
        NDArray all = power.reshape(in.layouts(), in.blocks(), in.sites(), in.sites(), in.usersPerSite(),
                in.usersPerSite());
        NDArray own = all.mul(in.sameSite().expandDims(3)).sum(new int[] {3}); // [L, R, B, K, K]
        NDArray signal = own.mul(in.sameUser()).sum(new int[] {4}); // [L, R, B, K]
        NDArray intra = own.mul(in.otherUser()).sum(new int[] {4});
        NDArray fromSite = all.sum(new int[] {5}); // [L, R, B, B, K]
        NDArray inter = fromSite.mul(in.otherSite()).sum(new int[] {2}); // [L, R, B, K]
        NDArray nats = signal.div(intra.add(inter).add(1)).add(1).log();
        return new TensorLinks(w, e, all, own, fromSite, signal, intra, inter, nats, nats.mean(new int[] {1}));
    }

    /** Power of each antenna over RBs and streams, [L, B, A]. @param w [L, R, B, 2 A, K] */
    static NDArray antennaPowers(NDArray w) {
        NDList parts = w.square().sum(new int[] {1, 4}).split(2, 2); // [L, B, A] each
        return parts.get(0).add(parts.get(1));
    }

    /** |w|^2 of each antenna of a stream, [L, R, B, A, K]. */
    private NDArray squares() {
        NDList parts = precoders.square().split(2, 3);
        return parts.get(0).add(parts.get(1));
    }

    /** What a BS sends on an RB, [L, R, B]. */
    NDArray sitePower() {
        return precoders.square().sum(new int[] {3, 4});
    }

    /** ln of the part that each antenna has in a stream's power, 0 where it is an equal one; [L, R, B, A, K]. */
    NDArray share(PrecodingInput in) {
        NDArray square = squares();
        NDArray sum = Scalars.atLeast(square.sum(new int[] {3}, true), PrecodingForm.FLOOR);
        return square.div(sum).mul(in.panelSize().expandDims(1).expandDims(4)).add(PrecodingForm.SMALL_SHARE).log();
    }
}
