package hetnet.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A scaled {@link HeteroGraph} on the device of the model.
 *
 * @param ue      UE features, shape [U, 4]
 * @param bs      BS features, shape [B, 3]
 * @param antenna antenna features, shape [B, A, 2]
 * @param link    link features, shape [U, B, 2]
 * @param linked  1 where the pair has a path, else 0; shape [U, B]
 */
public record GraphTensors(NDArray ue, NDArray bs, NDArray antenna, NDArray link, NDArray linked) {

    /**
     * Copies a graph.
     *
     * @param manager owns the tensors and decides their device
     * @param type    FLOAT32, or FLOAT64 where a test needs the precision
     */
    public static GraphTensors of(HeteroGraph graph, NDManager manager, DataType type) {
        return new GraphTensors(tensor(graph.ue(), manager, type), tensor(graph.bs(), manager, type),
                tensor(graph.antenna(), manager, type), tensor(graph.link(), manager, type),
                tensor(graph.linked(), manager, type));
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

    private static NDArray tensor(INDArray source, NDManager manager, DataType type) {
        INDArray ordered = source.ordering() == 'c' && !source.isView() ? source : source.dup('c');
        double[] values = ordered.data().asDouble();
        Shape shape = new Shape(source.shape());
        if (type == DataType.FLOAT64) {
            return manager.create(values, shape);
        }
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return manager.create(single, shape);
    }
}
