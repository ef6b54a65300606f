package hetnet.study.front;

import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.BestOfSeeds;
import hetnet.solver.portfolio.SampledUsers;
import hetnet.study.front.Ladder.Limited;
import java.util.ArrayList;
import java.util.List;

/**
 * The unrolled network at growing budgets: one pass that ends after so many rounds, further trials of its search,
 * several codes, and refinements.
 */
final class FrontNetwork {

    /** Limits of a pass in rounds and steps: the first ones leave room for reuse alone, or for the first climb. */
    private static final int[] LIMITS = {5, 12, 20, 36, 44, 52, 60, 75, 90, 105, 120, 150, 180};
    private static final int[] TRIALS = {0, 1, 2, 3, 5, 10, 20, 40, 80};
    private static final int[] CODES = {2, 4, 8};
    /** Rounds of all that have no limit, and trials that codes and refinements multiply or go on from. */
    private static final int ROUNDS = 20;
    private static final int LONG_TRIALS = 10;
    /** So many that no sample is taken. */
    private static final int ALL_USERS = 1_000_000;

    private final UnrolledModel model;
    private final List<Ladder> sampled;
    private final List<Ladder> whole;

    /** @param model whose weights decide, in any effort */
    FrontNetwork(UnrolledModel model) {
        this.model = model;
        sampled = ladders(FrontLadders.USERS_PER_SITE);
        whole = ladders(ALL_USERS);
    }

    /** All budgets, by a sample of the UEs and, where that differs, with all. */
    List<Ladder> ladders(Problem problem) {
        List<Ladder> all = new ArrayList<>(sampled);
        if (problem.covered().length > (long) FrontLadders.USERS_PER_SITE * problem.sites()) {
            whole.forEach(ladder -> all.add(ladder.map(solver -> solver, " (all UEs)")));
        }
        return all;
    }

    private List<Ladder> ladders(int usersPerSite) {
        Ladder pass = Ladder.of(FrontMethod.HETGNN);
        for (int limit : LIMITS) {
            pass = pass.with("no more than %d rounds".formatted(limit),
                    new Limited(pass(0, usersPerSite), limit));
        }
        for (int trials : TRIALS) {
            pass = pass.with(name(trials), pass(trials, usersPerSite));
        }
        Solver quick = pass(0, usersPerSite);
        Solver usual = pass(LONG_TRIALS, usersPerSite);
        String quickName = name(0);
        String usualName = name(LONG_TRIALS);
        List<Ladder> further = List.of(codes(usualName, usual),
                FrontLadders.refined(FrontMethod.HETGNN_REFINED, quickName, quick),
                FrontLadders.refined(FrontMethod.HETGNN_REFINED, usualName, usual));
        List<Ladder> all = new ArrayList<>(List.of(pass));
        further.forEach(ladder -> all.add(ladder.map(solver -> new SampledUsers(solver, usersPerSite), "")));
        return all;
    }

    private static Ladder codes(String name, Solver pass) {
        Ladder ladder = Ladder.of(FrontMethod.HETGNN);
        for (int codes : CODES) {
            ladder = ladder.with("%d codes of %s".formatted(codes, name), new BestOfSeeds(pass, codes));
        }
        return ladder;
    }

    private static String name(int trials) {
        return trials == 0 ? "no trial" : "%d trial%s".formatted(trials, trials == 1 ? "" : "s");
    }

    private Solver pass(int trials, int usersPerSite) {
        InferenceSettings effort = model.inference().withInferenceRounds(ROUNDS).withPerturbations(trials)
                .withUsersPerSite(usersPerSite);
        return model.with(effort);
    }
}
