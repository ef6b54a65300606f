package hetnet.study.sweep;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.study.sweep.spec.SpecNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a row may keep for networks to learn from: the problem and what was decided, each array row by row.
 */
enum KeptArray {
    /** Power gains of the links, shape [U, B], or [U, B, R] where RBs differ; 0 where there is no path. */
    GAIN(Part.NETWORK, (problem, decision) -> problem.gains().kept()),
    /** Power budget of each BS, shape [B], W. */
    BUDGET_WATT(Part.NETWORK, (problem, decision) -> IntStream.range(0, problem.sites())
            .mapToDouble(problem::budgetWatt).toArray()),
    /** Index of the BS of each UE, shape [U]; -1 out of coverage. */
    SERVING_BS(Part.DECISION, (problem, decision) -> Arrays.stream(decision.association()).asDoubleStream().toArray()),
    /** Power of each BS on each RB, shape [B, R], W. */
    POWER_WATT(Part.DECISION, (problem, decision) -> Arrays.stream(decision.powerWatt()).flatMapToDouble(Arrays::stream)
            .toArray());

    /** What a SPEC asks for. */
    private enum Part {
        NETWORK, DECISION;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Part part;
    private final BiFunction<Problem, Allocation, double[]> array;

    KeptArray(Part part, BiFunction<Problem, Allocation, double[]> array) {
        this.part = part;
        this.array = array;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    double[] of(Problem problem, Allocation decision) {
        return array.apply(problem, decision);
    }

    /** @throws IllegalArgumentException on an unknown name; the message lists the known */
    static List<KeptArray> of(List<String> parts) {
        SpecNode.requireKnown("part to keep", parts, Stream.of(Part.values()).map(Part::key).toList());
        return Stream.of(values()).filter(array -> parts.contains(array.part.key())).toList();
    }
}
