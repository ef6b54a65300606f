package hetnet.mimo.model;

import hetnet.mimo.model.engine.FirstPrices;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingPass;
import hetnet.mimo.model.engine.ServedStreams;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.solver.Solution.TracePoint;
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
 * The remaining rounds precode for what came of it, and without any move, and the better is the answer. Bids are made
 * early: beams that have not settled yet follow a move more readily.
 *
 * @param model   decides
 * @param begin   rounds before the first bids
 * @param trial   rounds by which a move is judged
 * @param moves   that are tried in a sweep, at most
 * @param sweeps  times that bids are made, at most
 * @param starts  1, for a pass from SLNR, or 2, for the better of that and one from maximum ratio
 * @param closing steps of the answer, as in {@link AnytimePrecoding}
 */
public record BeamAssociation(PrecodingModel model, int begin, int trial, int moves, int sweeps, int starts,
        int closing) implements MimoSolver {

    private static final double WINDOW = 0.6; // of bids, below that for the own BS; ln R
    private static final double HOPELESS = 0.2; // so far behind after its first round a move is not judged further
    private static final FirstPrices[] FIRST = FirstPrices.values();

    /** @throws IllegalArgumentException when a value is out of its range */
    public BeamAssociation {
        Require.given("model", model);
        Require.inRange("begin", begin, 1, 1000, "rounds");
        Require.inRange("trial", trial, 1, 1000, "rounds");
        Require.inRange("moves", moves, 1, 1_000_000, "moves");
        Require.inRange("sweeps", sweeps, 1, 1000, "sweeps");
        Require.inRange("starts", starts, 1, FIRST.length, "starts");
        Require.inRange("closing", closing, 0, 1_000_000, "iterations");
    }

    /** From one start: better than greedy moves that are judged by short decisions, in a small part of their time. */
    public static BeamAssociation of(PrecodingModel model) {
        return new BeamAssociation(model, 1, 4, 16, 2, 1, 0);
    }

    /** From both starts, with more sweeps and closing steps: for where there is time. */
    public static BeamAssociation inFull(PrecodingModel model) {
        return new BeamAssociation(model, 1, 4, 16, 4, FIRST.length, AnytimePrecoding.CLOSING);
    }

    @Override
    public String name() {
        return PrecodingModel.NAME + "_association";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        State best = null;
        PrecodingEngine.Answer answer = null;
        for (int i = 0; i < starts && (answer == null || left(context, began) > 0); i++) {
            State given = begun(problem, FIRST[i]);
            State moved = given.swept(this);
            for (State state : moved == given ? List.of(given) : List.of(given, moved)) { // trials may be wrong
                PrecodingEngine.Answer next = model.engine().decide(state.pass, begin,
                        Math.max(1, model.rounds() - begin), problem::valueOfNats);
                if (answer == null || next.best() > answer.best()) {
                    best = state;
                    answer = next;
                }
            }
        }
        MimoProblem chosen = problem.withAssociation(best.serving);
        if (closing == 0 || left(context, began) <= 0) {
            return MimoSolution.of(chosen, best.served.precoders(chosen, answer), List.of(), began);
        }
        double before = (System.nanoTime() - began) * 1e-9;
        MimoSolution closed = WmmsePrecoding.close(chosen, best.served.parts(answer), closing,
                context.withSeconds(Math.max(left(context, began), Double.MIN_NORMAL)));
        return new MimoSolution(closed.precoders(), closed.association(), closed.rateBps(), closed.utility(),
                closed.trace().stream().map(step -> new TracePoint(before + step.seconds(), step.iterations(),
                        step.utility())).toList());
    }

    private static double left(SolveContext context, long began) {
        return context.seconds() - (System.nanoTime() - began) * 1e-9;
    }

    private State begun(MimoProblem problem, FirstPrices first) {
        ServedStreams served = ServedStreams.of(problem, problem.association());
        State state = new State(problem.association(), served, model.begin(served, first));
        state.after(0, begin);
        return state;
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

        /** What all sweeps come to; itself when no move was worth it. */
        State swept(BeamAssociation how) {
            State state = this;
            for (int sweep = 0; sweep < how.sweeps; sweep++) {
                SolveContext.stopIfInterrupted("the association");
                State next = state.sweep(how);
                if (next == state) {
                    break;
                }
                state = next;
            }
            return state;
        }

        /** The best that the moves in question gave; itself when none was worth it. */
        State sweep(BeamAssociation how) {
            int[] trial = serving.clone();
            State stays = moved(trial);
            double soon = stays.after(how.begin, 1);
            double reached = stays.after(how.begin + 1, how.trial - 1);
            State best = this;
            for (Move move : promising(how.moves)) {
                int from = trial[move.user];
                trial[move.user] = move.site;
                State tried = moved(trial);
                double first = tried.after(how.begin, 1);
                double utility = first > soon - HOPELESS ? tried.after(how.begin + 1, how.trial - 1)
                        : Double.NEGATIVE_INFINITY;
                if (utility > reached) {
                    soon = first;
                    reached = utility;
                    best = tried;
                } else {
                    trial[move.user] = from;
                }
            }
            return best;
        }

        /** The utility after some more rounds. @param number of the first of them */
        double after(int number, int rounds) {
            for (int t = number; t < number + rounds; t++) {
                pass.round(t);
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
