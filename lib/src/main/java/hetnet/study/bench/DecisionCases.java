package hetnet.study.bench;

import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.quality.QualityConfig;
import hetnet.teacher.TeacherConfig;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decisions of the kit's networks on one network beside the kit's own WMMSE: other decisions, and other times.
 *
 * @param unrolled the unrolled network
 */
record DecisionCases(BenchSnapshot network, UnrolledModel unrolled) {

    /** Iterations of WMMSE, as the teacher's. */
    private static final int ITERATIONS = TeacherConfig.paper().iterations();
    /** Rounds and steps of the shortest pass. */
    private static final int SOON = 3;

    /** A decision of the paper's network, and passes of the unrolled one in full and after a few rounds. */
    List<BenchCase> all(HetGnnModel model) {
        Supplier<Allocation> paper = () -> model.allocate(network.graph(), problem().gains(), network.radio());
        UnrolledModel pass = unrolled.with(unrolled.inference().withPerturbations(0));
        Supplier<Allocation> soon = () -> pass.solve(problem(), context().withIterations(SOON)).allocation();
        String soonName = "unrolled decision, %d rounds".formatted(SOON);
        return List.of(against("HetGNN decision", paper), against("unrolled decision", this::decide),
                againstRestarts("unrolled decision", this::decide), against(soonName, soon),
                againstRestarts(soonName, soon));
    }

    /** A decision of the unrolled network alone. */
    BenchCase alone() {
        return new BenchCase("unrolled decision", users(), "", 1, Double.NaN, side(this::decide), BenchSide.NOBODY);
    }

    private BenchCase against(String what, Supplier<Allocation> decision) {
        return new BenchCase(what, users(), "the kit's WMMSE, %d iterations".formatted(ITERATIONS), 1, Double.NaN,
                side(decision), side(() -> network.wmmse(ITERATIONS)));
    }

    /** Against the WMMSE whose utility a pass is to beat. */
    private BenchCase againstRestarts(String what, Supplier<Allocation> decision) {
        int restarts = QualityConfig.standard().restarts();
        return new BenchCase(what, users(), "the kit's WMMSE, %d restarts".formatted(restarts), 1, Double.NaN,
                side(decision), side(() -> new WmmseRestarts(restarts).solve(problem(), context()).allocation()));
    }

    private Allocation decide() {
        return unrolled.solve(problem(), context()).allocation();
    }

    private SolveContext context() {
        return SolveContext.of(network.scenario().seed());
    }

    private Problem problem() {
        return network.problem();
    }

    private int users() {
        return network.snapshot().users().count();
    }

    private static BenchSide side(Supplier<?> work) {
        return BenchSide.of(work, result -> new double[0]);
    }
}
