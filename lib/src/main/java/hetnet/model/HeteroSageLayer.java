package hetnet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * One layer of type-aware message passing (heterogeneous SAGE, Steps 2 and 5 of Algorithm 1):
 * h_v' = relu(W_self h_v + sum over relations of W_rel mean over neighbours of message).
 *
 * <p>The link messages are relu(W h_source + W_e e): on a complete graph a mean of source states alone would be the same for every
 * UE, so the edge features enter the message before its non-linearity.
 */
public final class HeteroSageLayer {

    private final Linear ueSelf;
    private final Linear bsSelf;
    private final Linear antennaSelf;
    private final LinkMessage bsToUe;
    private final LinkMessage ueToBs;
    private final Linear antennaToBs;
    private final Linear bsToAntenna;

    /**
     * @param ueIn      width of the incoming UE states
     * @param bsIn      width of the incoming BS states
     * @param antennaIn width of the incoming antenna states
     * @param linkIn    width of the link features
     * @param hidden    H, width of the outgoing states
     */
    public HeteroSageLayer(Weights weights, String name, int ueIn, int bsIn, int antennaIn, int linkIn, int hidden) {
        ueSelf = Linear.of(weights, name + ".ue.self", ueIn, hidden);
        bsSelf = Linear.of(weights, name + ".bs.self", bsIn, hidden);
        antennaSelf = Linear.of(weights, name + ".antenna.self", antennaIn, hidden);
        bsToUe = LinkMessage.of(weights, name + ".bs_link_ue", bsIn, linkIn, hidden);
        ueToBs = LinkMessage.of(weights, name + ".ue_link_bs", ueIn, linkIn, hidden);
        antennaToBs = Linear.of(weights, name + ".antenna_element_of_bs", antennaIn, hidden);
        bsToAntenna = Linear.of(weights, name + ".bs_has_antenna", bsIn, hidden);
    }

    /** The next states of all nodes. */
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        NDArray linked = graph.linked().expandDims(2); // [U, B, 1]
        NDArray toUe = bsToUe.mean(h.bs().expandDims(0), graph.link(), linked, 1); // [U, H]
        NDArray toBs = ueToBs.mean(h.ue().expandDims(1), graph.link(), linked, 0); // [B, H]
        NDArray fromAntennas = antennaToBs.apply(h.antenna()).mean(new int[] {1}); // [B, H]
        NDArray toAntennas = bsToAntenna.apply(h.bs()).expandDims(1); // [B, 1, H]
        return new NodeStates(
                Activation.relu(ueSelf.apply(h.ue()).add(toUe)),
                Activation.relu(bsSelf.apply(h.bs()).add(toBs).add(fromAntennas)),
                Activation.relu(antennaSelf.apply(h.antenna()).add(toAntennas)));
    }

    /** Messages along the links of one direction and their mean over the linked sources. */
    private record LinkMessage(Linear source, NDArray edge, Linear combine) {

        static LinkMessage of(Weights weights, String name, int in, int linkIn, int hidden) {
            return new LinkMessage(Linear.of(weights, name + ".source", in, hidden),
                    weights.matrix(name + ".edge", linkIn, hidden), Linear.of(weights, name + ".combine", hidden, hidden));
        }

        /**
         * @param state  states of the sources, [1, B, in] or [U, 1, in]
         * @param link   [U, B, F]
         * @param linked [U, B, 1]
         * @param axis   axis of the sources
         */
        NDArray mean(NDArray state, NDArray link, NDArray linked, int axis) {
            NDArray message = Activation.relu(source.apply(state).add(link.matMul(edge))).mul(linked); // [U, B, H]
            NDArray neighbours = linked.sum(new int[] {axis}).maximum(1); // [., 1]
            return combine.apply(message.sum(new int[] {axis}).div(neighbours)); // [., H]
        }
    }
}
