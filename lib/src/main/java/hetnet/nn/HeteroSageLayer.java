package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;
import hetnet.radio.tensor.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One layer of type-aware message passing (heterogeneous SAGE, Steps 2 and 5 of Algorithm 1):
 * h_v' = relu(W_self h_v + sum over relations of W_rel mean over neighbours of message).
 *
 * <p>The link messages are relu(W h_source + W_e e): on a complete graph a mean of source states alone would be the
 * same for every UE, so the edge features enter the message before its non-linearity.
 */
public final class HeteroSageLayer implements MessageLayer {

    private final Linear ueSelf;
    private final Linear bsSelf;
    private final Linear antennaSelf; // null without antenna nodes
    private final List<Hearing> toUe = new ArrayList<>();
    private final List<Hearing> toBs = new ArrayList<>();
    private final List<Hearing> toAntenna = new ArrayList<>();

    /**
     * @param ueIn      width of the incoming UE states
     * @param bsIn      width of the incoming BS states
     * @param antennaIn width of the incoming antenna states
     * @param linkIn    width of the link features that enter the messages of links; 0 where states alone do
     * @param hidden    H, width of the outgoing states
     * @param relations along which there are messages; without {@link Relation#BS_TO_ANTENNA} the states of antennas
     *                  stay as they are
     */
    public HeteroSageLayer(ParameterStore weights, String name, int ueIn, int bsIn, int antennaIn, int linkIn,
            int hidden,
                           Set<Relation> relations) {
        ueSelf = Linear.of(weights, name + ".ue.self", ueIn, hidden);
        bsSelf = Linear.of(weights, name + ".bs.self", bsIn, hidden);
        antennaSelf = relations.contains(Relation.BS_TO_ANTENNA)
                ? Linear.of(weights, name + ".antenna.self", antennaIn, hidden) : null;
        if (relations.contains(Relation.BS_TO_UE)) {
            Message bsToUe = Message.of(weights, name + ".bs_link_ue", bsIn, linkIn, hidden);
            toUe.add((h, graph) -> bsToUe.mean(h.bs().expandDims(0), graph.link(), graph.linked().expandDims(2),
                    1)); // [U, H]
        }
        if (relations.contains(Relation.UE_TO_BS)) {
            Message ueToBs = Message.of(weights, name + ".ue_link_bs", ueIn, linkIn, hidden);
            toBs.add((h, graph) -> ueToBs.mean(h.ue().expandDims(1), graph.link(), graph.linked().expandDims(2),
                    0)); // [B, H]
        }
        if (relations.contains(Relation.ANTENNA_TO_BS)) {
            Linear elementOf = Linear.of(weights, name + ".antenna_element_of_bs", antennaIn, hidden);
            toBs.add((h, graph) -> elementOf.apply(h.antenna()).mean(new int[] {1})); // [B, H]
        }
        if (relations.contains(Relation.BS_TO_ANTENNA)) {
            Linear has = Linear.of(weights, name + ".bs_has_antenna", bsIn, hidden);
            toAntenna.add((h, graph) -> has.apply(h.bs()).expandDims(1)); // [B, 1, H]
        }
        if (relations.contains(Relation.BS_TO_BS)) {
            Message beside = Message.of(weights, name + ".bs_beside_bs", bsIn, 0, hidden);
            toBs.add((h, graph) -> beside.mean(h.bs().expandDims(0), null, otherSites(graph), 1)); // [B, H]
        }
    }

    /** The next states of all nodes; without antenna nodes those of the antennas stay. */
    @Override
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        List<NDArray> ueHears = heard(toUe, h, graph);
        List<NDArray> bsHears = heard(toBs, h, graph);
        List<NDArray> antennaHears = heard(toAntenna, h, graph);
        return new NodeStates(next(ueSelf, h.ue(), ueHears), next(bsSelf, h.bs(), bsHears),
                antennaSelf == null ? h.antenna() : next(antennaSelf, h.antenna(), antennaHears));
    }

    private static List<NDArray> heard(List<Hearing> relations, NodeStates h, GraphTensors graph) {
        return relations.stream().map(relation -> relation.heard(h, graph)).toList();
    }

    private static NDArray next(Linear self, NDArray state, List<NDArray> heard) {
        return Activation.relu(heard.stream().reduce(self.apply(state), NDArray::add));
    }

    /** 1 between different BSs, shape [B, B, 1]. */
    private static NDArray otherSites(GraphTensors graph) {
        return Scalars.offDiagonal(graph.sites(), graph.bs()).expandDims(2);
    }

    /** What the nodes of one type hear along one relation. */
    private interface Hearing {

        NDArray heard(NodeStates h, GraphTensors graph);
    }

    /**
     * Messages along the edges of one direction and their mean over the linked sources.
     *
     * @param edge null where messages carry states alone
     */
    private record Message(Linear source, NDArray edge, Linear combine) {

        static Message of(ParameterStore weights, String name, int in, int edgeIn, int hidden) {
            return new Message(Linear.of(weights, name + ".source", in, hidden),
                    edgeIn == 0 ? null : weights.matrix(name + ".edge", edgeIn, hidden),
                    Linear.of(weights, name + ".combine", hidden, hidden));
        }

        /**
         * @param state  states of the sources, [1, B, in] or [U, 1, in]
         * @param link   features of the edges, [U, B, F]; not read where messages carry states alone
         * @param linked 1 for an edge, else 0; [U, B, 1]
         * @param axis   axis of the sources
         */
        NDArray mean(NDArray state, NDArray link, NDArray linked, int axis) {
            NDArray sent = source.apply(state);
            NDArray message = Activation.relu(edge == null ? sent : sent.add(link.matMul(edge)))
                    .mul(linked); // [U, B, H]
            NDArray neighbours = linked.sum(new int[] {axis}).maximum(1); // [., 1]
            return combine.apply(message.sum(new int[] {axis}).div(neighbours)); // [., H]
        }
    }
}
