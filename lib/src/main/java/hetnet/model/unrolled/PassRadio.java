package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What a pass of an {@link UnrolledGnn} sees of the radio where no gradient goes through it: how BSs hear each other,
 * how UEs answer to powers, and what these are worth. It remembers who leans to whom, and so serves one pass.
 */
interface PassRadio {

    /** Features of edges, shape [L, B, B, H], or nothing. */
    NDList edges(UnrolledEncoder.EdgeEncoder encoder);

    /** kappa_bk, what one BS takes from another, 0 where they have no edges; shape [L, B, B]. */
    NDArray coupling();

    /** The part of the UEs that lean to each BS before any power is known, shape [L, B]. */
    NDArray nearby();

    /**
     * A round: UEs answer to the powers so far.
     *
     * @param logit    of the powers, shape [L, B, R]
     * @param siteBias beta_b, shape [L, B]
     * @return shape [L, B, R, 7], or nothing where the marginals are none
     */
    NDList round(NDArray logit, NDArray siteBias, MarginalFeatures marginals);

    /**
     * What averaged best responses settle to under the final powers, however sharp they are, starting from the
     * association of the last round, which stays as it is.
     *
     * @param efficiency c_ib at these powers, shape [L, K, U]
     * @param responses  how many
     */
    SoftAssociation settled(NDArray logit, NDArray efficiency, NDArray siteBias, float sharpness, int responses);
}
