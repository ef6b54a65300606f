package hetnet.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A {@link ScaledGraph} on the device of the model.
 *
 * @param ue       UE features, shape [U, 4]
 * @param bs       BS features, shape [B, 3]
 * @param antenna  antenna features, shape [B, A, 2]
 * @param link     link features, shape [U, B, 2]
 * @param linked   1 where the pair has a path, else 0; shape [U, B]
 * @param complete whether every pair is known to have a path, so that nothing has to be left out
 */
public record GraphTensors(NDArray ue, NDArray bs, NDArray antenna, NDArray link, NDArray linked, boolean complete) {

    /** A graph of which it is not known whether every pair has a path. */
    public GraphTensors(NDArray ue, NDArray bs, NDArray antenna, NDArray link, NDArray linked) {
        this(ue, bs, antenna, link, linked, false);
    }

    /**
     * Copies a graph, in single precision.
     *
     * @param manager owns the tensors and decides their device
     */
    public static GraphTensors of(ScaledGraph graph, NDManager manager) {
        int users = graph.users();
        int sites = graph.sites();
        return new GraphTensors(manager.create(graph.ue(), new Shape(users, HeteroGraph.UE_FEATURES)),
                manager.create(graph.bs(), new Shape(sites, HeteroGraph.BS_FEATURES)),
                manager.create(graph.antenna(), new Shape(sites, graph.antennas(), HeteroGraph.ANTENNA_FEATURES)),
                manager.create(graph.link(), new Shape(users, sites, HeteroGraph.LINK_FEATURES)),
                manager.create(graph.linked(), new Shape(users, sites)), graph.isComplete());
    }

    /** U. */
    public long users() {
        return ue.getShape().get(0);
    }

    /** B. */
    public long sites() {
        return bs.getShape().get(0);
    }

    /** All tensors, for a manager to attach. */
    public NDList list() {
        return new NDList(ue, bs, antenna, link, linked);
    }
}
