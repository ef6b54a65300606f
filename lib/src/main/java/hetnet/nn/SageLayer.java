package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;
import hetnet.nn.Relation.Edges;
import java.util.EnumSet;
import java.util.List;

/**
 * One layer of homogeneous message passing (Hamilton et al., 2017) over the union of all edges: every node, whatever it
 * is, becomes h_v' = relu(W_self h_v + W_nb mean over all neighbours of relu(W h_source + W_e e)) with the same
 * weights. Narrower features are filled up with zeros; the edges between a BS and its antennas have no features.
 */
public final class SageLayer extends MessagePassing {

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
        super(EnumSet.complementOf(EnumSet.of(Relation.BS_TO_BS)));
        this.in = in;
        self = Linear.of(weights, name + ".self", in, hidden);
        source = Linear.of(weights, name + ".source", in, hidden);
        edge = weights.matrix(name + ".edge", linkIn, hidden);
        combine = Linear.of(weights, name + ".combine", hidden, hidden);
    }

    @Override
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        return super.apply(new NodeStates(filled(h.ue()), filled(h.bs()), filled(h.antenna())), graph);
    }

    @Override
    protected NDArray message(Edges edges) {
        NDArray sent = source.apply(edges.source());
        return Activation.relu(edges.features().stream().map(e -> e.matMul(edge)).reduce(sent, NDArray::add));
    }

    /** One mean over the neighbours of all relations. */
    @Override
    protected NDList aggregate(List<Received> received) {
        NDArray sum = received.stream().map(r -> r.edges().sum(r.message())).reduce(NDArray::add).orElseThrow();
        NDArray count = received.stream().map(r -> r.edges().count()).reduce(NDArray::add).orElseThrow();
        return new NDList(sum.div(count.maximum(1)));
    }

    @Override
    protected NDArray update(NodeType type, NDArray state, NDList heard) {
        return Activation.relu(self.apply(state).add(combine.apply(heard.singletonOrThrow())));
    }

    private NDArray filled(NDArray x) {
        Shape shape = x.getShape();
        int last = shape.dimension() - 1;
        return shape.get(last) == in ? x : NDArrays.concat(new NDList(x, x.getManager().zeros(
                shape.slice(0, last).add(in - shape.get(last)), x.getDataType())), last);
    }
}
