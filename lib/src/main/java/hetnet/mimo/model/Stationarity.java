package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.mimo.model.engine.PrecodingForm;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.radio.tensor.Scalars;

/**
 * Which prices and amplitudes would make the present precoders optimal, in closed form: with c = U'(R) and all else as
 * in WMMSE, lambda = c SINR / total, q = c (1 + SINR) |e| / total, and mu such that a BS would keep its power: what its
 * streams bring less what they cost all UEs, by the power; where beams mind their own cell alone, less what they cost
 * there.
 *
 * @param price     ln lambda, [L, R, B, K]
 * @param amplitude ln q, [L, R, B, K]
 * @param benefit   c signal / total, [L, R, B, K]
 * @param costIn    price of a stream's power at the other UEs of its cell, [L, R, B, K]
 * @param costOut   the same in other cells, [L, R, B, K]
 * @param budget    ln mu, [L, B, 1]
 * @param over      ln of an antenna's power over the mean of its panel, [L, B, A]
 * @param part      nu that its own row of the conditions asks for, [L, B, A]; zeros where prices are tied
 * @param sum       power of the BS, [L, B, 1]
 */
record Stationarity(NDArray price, NDArray amplitude, NDArray benefit, NDArray costIn, NDArray costOut, NDArray budget,
        NDArray over, NDArray part, NDArray sum) {

    static NDArray log(NDArray x) {
        return Scalars.atLeast(x, PrecodingForm.FLOOR).log();
    }

    static Stationarity of(PrecodingInput in, PrecodingMode mode, TensorLinks links) {
        NDArray rest = links.intra().add(links.inter()).add(1); // [L, R, B, K]
        NDArray total = rest.add(links.signal());
        NDArray weight = Scalars.atLeast(links.rate(), PrecodingForm.SMALLEST_RATE).log().neg().exp()
                .expandDims(1); // [L, 1, B, K]
        NDArray lambda = weight.mul(links.signal()).div(rest).div(total);
        NDArray amplitude = weight.mul(Scalars.atLeast(links.signal(), PrecodingForm.FLOOR).sqrt()).div(rest);
        NDArray benefit = weight.mul(links.signal()).div(total);
        NDArray costIn = lambda.expandDims(4).mul(links.own().mul(in.otherUser())).sum(new int[] {3});
        NDArray everywhere = lambda.expandDims(2).expandDims(5).mul(links.all()).sum(new int[] {4}); // [L, R, B, B, K]
        NDArray costOut = everywhere.mul(in.otherSite()).sum(new int[] {3}); // [L, R, B, K]
        NDArray power = TensorLinks.antennaPowers(links.precoders()); // [L, B, A]
        NDArray sum = power.sum(new int[] {2}, true); // [L, B, 1]
        NDArray least = Scalars.times(benefit.sum(new int[] {1, 3}), PrecodingForm.LEAST_PRICE).expandDims(2);
        NDArray left = benefit.sub(costIn); // [L, R, B, K]
        NDArray gain = (mode.ownCell() ? left : left.sub(costOut)).sum(new int[] {1, 3})
                .expandDims(2); // [L, B, 1]
        NDArray mu = gain.div(sum).maximum(least);
        NDArray over = Scalars.atLeast(power.div(in.overPanel(power)), PrecodingForm.LEAST_OVER).log()
                .mul(in.elements());
        NDArray part = mode.tied() ? over.zerosLike()
                : rows(in, mode, links, lambda, amplitude).div(Scalars.atLeast(power, PrecodingForm.FLOOR))
                        .maximum(least).div(mu).log().mul(in.elements());
        return new Stationarity(log(lambda), log(amplitude), benefit, costIn, costOut, mu.log(), over, part, sum);
    }

    /** Re conj(w_a) (q g_a e / |e| - (sum lambda g g^H w)_a) over RBs and streams, [L, B, A]. */
    private static NDArray rows(PrecodingInput in, PrecodingMode mode, TensorLinks links, NDArray lambda,
            NDArray amplitude) {
        NDArray twice = in.heeded(mode, lambda); // [L, R, B or 1, B K, 1]
        NDArray costs = in.both().swapAxes(3, 4).matMul(links.real().mul(twice.concat(twice, 3)));
        NDList parts = links.real().split(2, 3); // each [L, R, B, B K, K]
        NDArray re = ownAmplitude(in, parts.get(0)); // [L, R, B, K]
        NDArray im = ownAmplitude(in, parts.get(1));
        NDArray size = Scalars.atLeast(re.square().add(im.square()), PrecodingForm.FLOOR).sqrt();
        NDArray wanted = in.own().mul(re.div(size).mul(amplitude).expandDims(3))
                .add(in.turned().mul(im.div(size).mul(amplitude).expandDims(3))); // [L, R, B, 2 A, K]
        NDArray both = links.precoders().mul(wanted.sub(costs)).sum(new int[] {1, 4}); // [L, B, 2 A]
        NDList halves = both.split(2, 2);
        return halves.get(0).add(halves.get(1));
    }

    private static NDArray ownAmplitude(PrecodingInput in, NDArray e) {
        return e.reshape(in.layouts(), in.blocks(), in.sites(), in.sites(), in.usersPerSite(), in.usersPerSite())
                .mul(in.sameSite().expandDims(3)).sum(new int[] {3}).mul(in.sameUser()).sum(new int[] {4});
    }
}
