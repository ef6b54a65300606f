package hetnet.mimo.model;

import hetnet.mimo.model.engine.FirstPrices;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingPass;
import hetnet.mimo.model.engine.ServedStreams;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Association inside the pass of the network. After some rounds every UE bids for every BS at the network's own prices
 * of interference and power ({@link PrecodingPass#bids}); the moves that promise most are tried one after the other,
 * each by a few rounds that go on from the state of the moment, and kept where the utility is above that of staying.
 * The remaining rounds precode for what came of it.
 *
 * @param model  decides
 * @param begin  rounds before the first bids
 * @param trial  rounds by which a move is judged
 * @param moves  that are tried in a sweep, at most
 * @param sweeps times that bids are made, at most
 */
public record BeamAssociation(PrecodingModel model, int begin, int trial, int moves, int sweeps)
        implements MimoSolver {

    private static final double WINDOW = 0.6; // of bids, below that for the own BS; ln R

    /** @throws IllegalArgumentException when a value is out of its range */
    public BeamAssociation {
        Require.given("model", model);
        Require.inRange("begin", begin, 1, 1000, "rounds");
        Require.inRange("trial", trial, 1, 1000, "rounds");
        Require.inRange("moves", moves, 1, 1_000_000, "moves");
        Require.inRange("sweeps", sweeps, 1, 1000, "sweeps");
    }

    /** About as good as greedy moves that are judged by whole decisions, in a small part of their time. */
    public static BeamAssociation of(PrecodingModel model) {
        return new BeamAssociation(model, 4, 2, 16, 2);
    }

    @Override
    public String name() {
        return PrecodingModel.NAME + "_association";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        ServedStreams served = ServedStreams.of(problem, problem.association());
        PrecodingPass pass = model.begin(served, FirstPrices.SLNR);
        for (int t = 0; t < begin; t++) {
            pass.round(t);
        }
        State state = new State(problem.association(), served, pass);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            SolveContext.stopIfInterrupted("the association");
            State next = state.sweep(this);
            if (next == state) {
                break;
            }
            state = next;
        }
        PrecodingEngine.Answer answer = model.engine().decide(state.pass, begin, Math.max(1, model.rounds() - begin),
                problem::valueOfNats);
        MimoProblem chosen = problem.withAssociation(state.serving);
        return MimoSolution.of(chosen, state.served.precoders(chosen, answer), List.of(), began);
    }

    /** A UE to another BS. @param promise its bid there above that where it is */
    private record Move(int user, int site, double promise) {
    }

    /** Who is served where, and how far the pass is with that. @param serving shape [U] */
    private record State(int[] serving, ServedStreams served, PrecodingPass pass) {

        /** The same prices and states for another association. */
        State moved(int[] other) {
            ServedStreams next = ServedStreams.of(served.problem(), other);
            int[] place = new int[other.length];
            for (int s = 0; s < served.users().length; s++) {
                place[served.users()[s]] = s;
            }
            int[] former = new int[served.problem().csi().sites()];
            Arrays.fill(former, -1);
            for (int b = 0; b < served.sites().length; b++) {
                former[served.sites()[b]] = b;
            }
            return new State(other.clone(), next, pass.moved(next.channel(), next.offered(),
                    Arrays.stream(next.users()).map(u -> place[u]).toArray(),
                    Arrays.stream(next.sites()).map(b -> former[b]).toArray()));
        }

        /** The best that the moves in question gave; itself when none was worth it. */
        State sweep(BeamAssociation how) {
            int[] trial = serving.clone();
            double reached = moved(trial).judged(how);
            State best = this;
            for (Move move : promising(how.moves)) {
                int from = trial[move.user];
                trial[move.user] = move.site;
                State tried = moved(trial);
                double utility = tried.judged(how);
                if (utility > reached) {
                    reached = utility;
                    best = tried;
                } else {
                    trial[move.user] = from;
                }
            }
            return best;
        }

        /** The utility after some more rounds. */
        private double judged(BeamAssociation how) {
            for (int t = 0; t < how.trial; t++) {
                pass.round(how.begin + t);
            }
            return served.problem().valueOfNats(pass.links().rate());
        }

        private List<Move> promising(int most) {
            double[][] bids = pass.bids(served.everySite(), served.sites());
            List<Move> promising = new ArrayList<>();
            for (int s = 0; s < bids.length; s++) {
                int user = served.users()[s];
                for (int b = 0; b < bids[s].length; b++) {
                    double promise = bids[s][b] - bids[s][serving[user]];
                    if (b != serving[user] && promise > -WINDOW) {
                        promising.add(new Move(user, b, promise));
                    }
                }
            }
            promising.sort(Comparator.comparingDouble((Move move) -> -move.promise));
            return promising.subList(0, Math.min(most, promising.size()));
        }
    }
}
