package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The links of a batch of L networks, K for each UE, and how numbers of BSs and numbers of links are made of each
 * other: {@link All} links, or the {@link Strongest} of each UE where BSs are many. The others then count as without
 * path.
 */
public sealed interface Links {

    /** All tensors. */
    NDList list();

    /**
     * What each link finds at its BS.
     *
     * @param perSite shape [L, B, ...]
     * @return shape [L, K, U, ...], or one that is broadcast to it
     */
    NDArray atLinks(NDArray perSite);

    /**
     * Sum over the links of each BS.
     *
     * @param perLink shape [L, K, U, ...]
     * @return shape [L, B, ...]
     */
    NDArray perSite(NDArray perLink);

    /**
     * Sum over the links of each BS of a product.
     *
     * @param weight  shape [L, K, U, 1] or that of perLink
     * @param perLink shape [L, K, U, R]
     * @return shape [L, B, R]
     */
    default NDArray perSite(NDArray weight, NDArray perLink) {
        return perSite(weight.mul(perLink));
    }

    /**
     * At each link the sum over all other links of its UE.
     *
     * @param perLink shape [L, K, U, R]
     * @return added up and not taken as a difference, for single precision; shape [L, K, U, R]
     */
    default NDArray sumOverOthers(NDArray perLink) {
        Shape shape = perLink.getShape();
        NDArray flat = perLink.reshape(shape.get(0), shape.get(1), -1); // [L, K, U R]
        return Scalars.offDiagonal(shape.get(1), perLink).matMul(flat).reshape(shape);
    }

    /**
     * What part of the UEs of its BS each link is.
     *
     * @param near how far a UE belongs to the BS of each link, shape [L, K, U]
     * @return sums to 1 over the links of a BS, shape [L, K, U]
     */
    default NDArray share(NDArray near) {
        return near.div(atLinks(perSite(near).maximum(1e-6f))); // no 0 where nobody is near
    }

    /**
     * The numbers of the links to one BS.
     *
     * @param perLink shape [L, K, U]
     * @return shape [L, 1, U], 0 where a UE has no link to it
     */
    NDArray to(int site, NDArray perLink);

    /**
     * Sum over the UEs of what each has for each BS.
     *
     * @param weight  of the UEs, shape [L, 1, U]
     * @param perLink what a UE has where it has a link, shape [L, K, U, H]
     * @param missing what it has where it has none, shape [L, 1, U, H]
     * @return shape [L, B, H]
     */
    NDArray weightedSum(NDArray weight, NDArray perLink, NDArray missing);

    /** Every UE has a link to every BS, in their order: K is B. */
    record All() implements Links {

        @Override
        public NDList list() {
            return new NDList();
        }

        @Override
        public NDArray atLinks(NDArray perSite) {
            return perSite.expandDims(2);
        }

        @Override
        public NDArray perSite(NDArray perLink) {
            return perLink.sum(new int[] {2});
        }

        @Override
        public NDArray perSite(NDArray weight, NDArray perLink) {
            Shape links = weight.getShape();
            return links.get(3) > 1 ? perSite(weight.mul(perLink))
                    : weight.reshape(links.get(0), links.get(1), 1, links.get(2)).matMul(perLink).squeeze(2);
        }

        @Override
        public NDArray to(int site, NDArray perLink) {
            return perLink.get(":, " + site + ":" + (site + 1));
        }

        @Override
        public NDArray weightedSum(NDArray weight, NDArray perLink, NDArray missing) {
            return weight.expandDims(2).matMul(perLink).squeeze(2); // [L, 1, 1, U] x [L, B, U, H]
        }
    }

    /**
     * K links for each UE of a single network.
     *
     * @param member 1 where a link leads to the BS, else 0; shape [K, U, B]
     */
    record Strongest(NDArray member) implements Links {

        /** @param site BS of each link, no BS twice for a UE; int64, shape [K, U] */
        public static Strongest of(NDArray site, int sites, DataType type) {
            return new Strongest(site.oneHot(sites, type));
        }

        @Override
        public NDList list() {
            return new NDList(member);
        }

        @Override
        public NDArray atLinks(NDArray perSite) {
            Shape rest = perSite.getShape().slice(2);
            NDArray flat = flat().matMul(perSite.reshape(member.getShape().get(2), -1)); // [K U, B] x [B, ...]
            return flat.reshape(new Shape(1, member.getShape().get(0), member.getShape().get(1)).addAll(rest));
        }

        @Override
        public NDArray perSite(NDArray perLink) {
            Shape rest = perLink.getShape().slice(3);
            NDArray sum = flat().transpose().matMul(perLink.reshape(flat().getShape().get(0),
                    -1)); // [B, K U] x [K U, ...]
            return sum.reshape(new Shape(1, member.getShape().get(2)).addAll(rest));
        }

        @Override
        public NDArray to(int site, NDArray perLink) {
            return perLink.mul(member.get("..., " + site).expandDims(0)).sum(new int[] {1}, true);
        }

        @Override
        public NDArray weightedSum(NDArray weight, NDArray perLink, NDArray missing) {
            NDArray w = weight.expandDims(3); // [1, 1, U, 1]
            NDArray none = w.mul(missing).sum(new int[] {2}); // [1, 1, H]
            return perSite(w.mul(perLink.sub(missing))).add(none);
        }

        private NDArray flat() {
            return member.reshape(-1, member.getShape().get(2)); // [K U, B]
        }
    }
}
