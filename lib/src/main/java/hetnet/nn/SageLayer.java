package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;

/**
 * One layer of homogeneous message passing (Hamilton et al., 2017) over the union of all edges: every node, whatever it
 * is, becomes h_v' = relu(W_self h_v + W_nb mean over all neighbours of relu(W h_source + W_e e)) with the same
 * weights. Narrower features are filled up with zeros; the edges between a BS and its antennas have no features.
 */
public final class SageLayer implements MessageLayer {

    private final int in;
    private final Linear self;
    private final Linear source;
    private final NDArray edge;
    private final Linear combine;

    /**
     * @param in     largest width of the incoming states
     * @param linkIn width of the link features
     * @param hidden H, width of the outgoing states
     */
    public SageLayer(ParameterStore weights, String name, int in, int linkIn, int hidden) {
        this.in = in;
        self = Linear.of(weights, name + ".self", in, hidden);
        source = Linear.of(weights, name + ".source", in, hidden);
        edge = weights.matrix(name + ".edge", linkIn, hidden);
        combine = Linear.of(weights, name + ".combine", hidden, hidden);
    }

    @Override
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        NDArray ue = filled(h.ue());
        NDArray bs = filled(h.bs());
        NDArray antenna = filled(h.antenna());
        NDArray fromBs = source.apply(bs); // [B, H]
        NDArray linked = graph.linked().expandDims(2); // [U, B, 1]
        NDArray link = graph.link().matMul(edge); // [U, B, H]
        NDArray toUe = Activation.relu(fromBs.expandDims(0).add(link)).mul(linked).sum(new int[] {1}); // [U, H]
        NDArray toBs = Activation.relu(source.apply(ue).expandDims(1).add(link)).mul(linked)
                .sum(new int[] {0}) // [B, H]
                .add(Activation.relu(source.apply(antenna)).sum(new int[] {1}));
        NDArray sites = linked.sum(new int[] {1}).maximum(1); // neighbours of a UE, [U, 1]
        NDArray others = linked.sum(new int[] {0}).add(antenna.getShape().get(1)); // neighbours of a BS, [B, 1]
        return new NodeStates(next(ue, toUe.div(sites)), next(bs, toBs.div(others)),
                next(antenna, Activation.relu(fromBs).expandDims(1)));
    }

    private NDArray next(NDArray state, NDArray heard) {
        return Activation.relu(self.apply(state).add(combine.apply(heard)));
    }

    private NDArray filled(NDArray x) {
        Shape shape = x.getShape();
        int last = shape.dimension() - 1;
        return shape.get(last) == in ? x : NDArrays.concat(new NDList(x, x.getManager().zeros(
                shape.slice(0, last).add(in - shape.get(last)), x.getDataType())), last);
    }
}
