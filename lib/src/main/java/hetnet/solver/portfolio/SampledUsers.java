package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.UserSample;
import hetnet.solver.association.BestAssociation;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Lets another solver decide the powers by a sample of the UEs, as the unrolled network does; then all UEs get the best
 * association for these powers ({@link BestAssociation}). An answer below the baseline's gives way to that. Where there
 * are no more UEs than the sample takes, the other solver decides alone.
 */
public final class SampledUsers implements Solver {

    private final Solver solver;
    private final int usersPerSite;

    /**
     * @param solver       decides by the sample
     * @param usersPerSite UEs of the sample for each BS, 1 to 1,000,000
     * @throws IllegalArgumentException when usersPerSite is out of range
     */
    public SampledUsers(Solver solver, int usersPerSite) {
        this.solver = Require.given("solver", solver);
        this.usersPerSite = Require.inRange("usersPerSite", usersPerSite, 1, 1_000_000, "UEs");
    }

    @Override
    public String name() {
        return solver.name();
    }

    /** {@inheritDoc} By all UEs where the objective is not alpha-fair: it may know who is who. */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        int[] covered = problem.covered();
        int[] sample = UserSample.of(problem.gains(), covered, (long) usersPerSite * problem.sites());
        if (sample.length == covered.length || !problem.isAlphaFair()) {
            return solver.solve(problem, context);
        }
        Incumbent incumbent = new Incumbent(problem, context);
        Problem seen = problem.toBuilder().setGains(problem.gains().ofUsers(sample))
                .optObjective(problem.utility()).build();
        List<Allocation> warm = context.warmStarts().stream().map(known -> new Allocation(
                Arrays.stream(sample).map(u -> known.association()[u]).toArray(), known.powerWatt())).toList();
        double[][] power = solver.solve(seen, context.withWarmStarts(warm)).allocation().powerWatt();
        incumbent.offer(Problem.silenced(new Allocation(BestAssociation.of(problem, power), power)));
        incumbent.offer(Baseline.allocate(problem));
        return incumbent.solution();
    }
}
