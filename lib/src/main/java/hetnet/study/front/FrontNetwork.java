package hetnet.study.front;

import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.BestOfSeeds;
import hetnet.solver.portfolio.SampledUsers;
import hetnet.study.NetworkPass;
import java.util.ArrayList;
import java.util.List;

/** The unrolled network at growing budgets: rounds, then trials of its search, several codes, and refinements. */
final class FrontNetwork {

    private static final int[] ROUNDS = {5, 10, 20, 40};
    private static final int[] TRIALS = {1, 2, 5, 10, 20, 40, 80};
    private static final int[] CODES = {2, 4, 8};
    /** The effort that codes and refinements multiply or go on from: a short one, and about that of one pass. */
    private static final int SHORT_ROUNDS = 20;
    private static final int LONG_ROUNDS = ROUNDS[ROUNDS.length - 1];
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
        for (int rounds : ROUNDS) {
            pass = pass.with("%d rounds".formatted(rounds), pass(rounds, 0, usersPerSite));
        }
        for (int trials : TRIALS) {
            pass = pass.with("%d rounds and %d trial%s".formatted(LONG_ROUNDS, trials, trials == 1 ? "" : "s"),
                    pass(LONG_ROUNDS, trials, usersPerSite));
        }
        Solver quick = pass(SHORT_ROUNDS, 0, usersPerSite);
        Solver usual = pass(LONG_ROUNDS, LONG_TRIALS, usersPerSite);
        String quickName = "%d rounds".formatted(SHORT_ROUNDS);
        String usualName = "%d rounds and %d trials".formatted(LONG_ROUNDS, LONG_TRIALS);
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

    private Solver pass(int rounds, int trials, int usersPerSite) {
        InferenceSettings effort = model.inference().withInferenceRounds(rounds).withPerturbations(trials)
                .withUsersPerSite(usersPerSite);
        UnrolledModel network = model.with(effort);
        return new NetworkPass(UnrolledModel.NAME, network::allocate);
    }
}
