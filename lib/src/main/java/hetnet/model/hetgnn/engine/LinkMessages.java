package hetnet.model.hetgnn.engine;

import hetnet.model.NamedWeights;

/**
 * What is said along links in one direction: relu(W h_source + W_e e).
 *
 * @param source W and its bias, F to H
 * @param edge   W_e, zeros where messages carry states alone; shape [2, H]
 */
record LinkMessages(Dense source, float[] edge) {

    static LinkMessages of(NamedWeights weights, String name, int in, int hidden) {
        return new LinkMessages(Dense.of(weights, name + ".source", in, hidden),
                weights.numbersOrZeros(name + ".edge", UserTile.FEATURES * hidden));
    }
}
