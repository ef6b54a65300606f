package hetnet.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What every layer and every model must hold: the shapes of its outputs, equivariance to the order of UEs, BSs and
 * antennas, and gradients that agree with finite differences. In double precision.
 */
public final class LayerContract {

    public static final int USERS = 7;
    public static final int SITES = 3;
    public static final int ANTENNAS = 4;
    private static final int HIDDEN = 5;

    /** Double precision through a few hundred sums. */
    private static final double EQUIVARIANCE_TOLERANCE = 1e-10;
    /** Central differences of step 1e-5: error about 1e-10 of the curvature, rounding about 1e-11. */
    private static final double STEP = 1e-5;
    private static final double GRADIENT_TOLERANCE = 1e-6;

    /**
     * A layer under test.
     *
     * @param build from fresh weights to its function
     * @param axes  one string per output, a letter per axis: U, B and A permute with the nodes, any other does not
     * @param shapes one shape per output
     */
    public record Subject(Function<ParameterStore, Function<GraphTensors, NDList>> build, List<String> axes,
            List<Shape> shapes) {
    }

    private LayerContract() {
    }

    /** Checks a layer that reads the features of the nodes, as the first of a network does. */
    public static void check(MessageLayer.Factory layers) {
        MessageLayer.Widths in = new MessageLayer.Widths(HeteroGraph.UE_FEATURES, HeteroGraph.BS_FEATURES,
                HeteroGraph.ANTENNA_FEATURES);
        check(new Subject(
                weights -> {
                    MessageLayer layer = layers.create(weights, "layer", in, HIDDEN);
                    return graph -> {
                        NodeStates next = layer.apply(new NodeStates(graph.ue(), graph.bs(), graph.antenna()), graph);
                        return new NDList(next.ue(), next.bs(), next.antenna());
                    };
                },
                List.of("UH", "BH", "BAH"),
                List.of(new Shape(USERS, HIDDEN), new Shape(SITES, HIDDEN), new Shape(SITES, ANTENNAS, HIDDEN))));
    }

    public static void check(Subject subject) {
        try (NDManager manager = NDManager.newBaseManager()) {
            RandomGenerator random = Seeds.stream(5, "contract");
            GraphTensors graph = randomGraph(manager, random);
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, random);
            Function<GraphTensors, NDList> layer = subject.build().apply(weights);
            NDList output = layer.apply(graph);
            for (int i = 0; i < output.size(); i++) {
                assertEquals(subject.shapes().get(i), output.get(i).getShape());
            }
            checkEquivariance(subject, layer, graph, output);
            checkGradients(layer, graph, weights, manager);
        }
    }

    private static void checkEquivariance(Subject subject, Function<GraphTensors, NDList> layer, GraphTensors graph,
                                          NDList output) {
        Map<Character, int[]> order = Map.of('U', new int[] {3, 0, 6, 1, 5, 2, 4}, 'B', new int[] {2, 0, 1},
                'A', new int[] {1, 3, 0, 2});
        GraphTensors permuted = new GraphTensors(permute(graph.ue(), "UF", order), permute(graph.bs(), "BF", order),
                permute(graph.antenna(), "BAF", order), permute(graph.link(), "UBF", order),
                permute(graph.linked(), "UB", order));
        NDList moved = layer.apply(permuted);
        for (int i = 0; i < output.size(); i++) {
            NDArray expected = permute(output.get(i), subject.axes().get(i), order);
            assertArrayEquals(expected.toDoubleArray(), moved.get(i).toDoubleArray(), EQUIVARIANCE_TOLERANCE,
                    subject.axes().get(i));
        }
    }

    private static void checkGradients(Function<GraphTensors, NDList> layer, GraphTensors graph, ParameterStore weights,
                                       NDManager manager) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(probe(layer.apply(graph)));
        }
        int moving = 0;
        for (Map.Entry<String, NDArray> weight : weights.tensors().entrySet()) {
            NDArray tensor = weight.getValue();
            double[] gradient = tensor.getGradient().toDoubleArray();
            double[] values = tensor.toDoubleArray();
            for (int i = 0; i < values.length; i += Math.max(1, values.length / 3)) {
                double up = probeAt(layer, graph, tensor, values, i, STEP, manager);
                double down = probeAt(layer, graph, tensor, values, i, -STEP, manager);
                assertEquals((up - down) / (2 * STEP), gradient[i], GRADIENT_TOLERANCE,
                        weight.getKey() + "[" + i + "]");
                moving += gradient[i] != 0 ? 1 : 0;
            }
        }
        assertTrue(moving > weights.tensors().size() / 2, "most weights must have an effect");
    }

    private static double probeAt(Function<GraphTensors, NDList> layer, GraphTensors graph, NDArray tensor,
            double[] values, int i,
                                  double step, NDManager manager) {
        double[] shifted = values.clone();
        shifted[i] += step;
        manager.create(shifted, tensor.getShape()).copyTo(tensor);
        double value = probe(layer.apply(graph)).getDouble();
        manager.create(values, tensor.getShape()).copyTo(tensor);
        return value;
    }

    /**
     * A smooth scalar that depends on every output entry differently; clipped where a missing path makes a logit very
     * low.
     */
    private static NDArray probe(NDList outputs) {
        NDArray sum = null;
        for (NDArray output : outputs) {
            NDArray weight = output.getManager().arange(0f, output.size(), 1f, DataType.FLOAT64).mul(0.7).sin()
                    .reshape(output.getShape());
            NDArray term = output.maximum(-1e3).mul(weight).sum();
            sum = sum == null ? term : sum.add(term);
        }
        return sum;
    }

    public static GraphTensors randomGraph(NDManager manager, RandomGenerator random) {
        double[] linked = new double[USERS * SITES];
        Arrays.fill(linked, 1);
        linked[1] = 0; // UE 0 has no path to BS 1
        linked[5 * SITES] = linked[5 * SITES + 1] = linked[5 * SITES + 2] = 0; // UE 5 is out of coverage
        return new GraphTensors(gaussian(manager, random, USERS, HeteroGraph.UE_FEATURES),
                gaussian(manager, random, SITES, HeteroGraph.BS_FEATURES),
                gaussian(manager, random, SITES, ANTENNAS, HeteroGraph.ANTENNA_FEATURES),
                gaussian(manager, random, USERS, SITES, HeteroGraph.LINK_FEATURES),
                manager.create(linked, new Shape(USERS, SITES)));
    }

    public static NDArray gaussian(NDManager manager, RandomGenerator random, long... shape) {
        double[] values = new double[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return manager.create(values, new Shape(shape));
    }

    /** @param order new order of each axis by its letter; axes of other letters stay */
    public static NDArray permute(NDArray x, String axes, Map<Character, int[]> order) {
        NDArray result = x;
        for (int axis = 0; axis < axes.length(); axis++) {
            int[] wanted = order.get(axes.charAt(axis));
            if (wanted != null) {
                NDList parts = new NDList();
                for (int index : wanted) {
                    parts.add(result.get(prefix(axis) + index + ":" + (index + 1)));
                }
                result = NDArrays.concat(parts, axis);
            }
        }
        return result;
    }

    private static String prefix(int axis) {
        return ":,".repeat(axis);
    }
}
