package hetnet.mimo.model;

import hetnet.mimo.model.ServedPass.Move;
import hetnet.mimo.model.engine.FirstPrices;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingPass;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Association inside the pass of the network. At the network's own prices of interference and power every UE bids for
 * every BS ({@link PrecodingPass#bids}), and UEs move where the bids promise more, or hardly less, several at once, a
 * few rounds after a few rounds: a bad move is bid back. What comes of it depends on where it began, so that several
 * courses are taken, from both starts of the pass and from other rounds of it. The best go on with moves that are kept
 * only where the utility is above that of staying, and the last rounds precode for the best of them. The pass without
 * any move is finished too, and the better is the answer.
 *
 * @param model   decides
 * @param courses that are taken
 * @param sweeps  times that UEs move freely in a course, at most
 * @param kept    courses that go on
 * @param trials  moves, or sets of them, that are judged in each of these, at most
 * @param closing steps of the answer, as in {@link AnytimePrecoding}
 */
public record BeamAssociation(PrecodingModel model, int courses, int sweeps, int kept, int trials, int closing)
        implements MimoSolver {

    private static final int FREE_MOVES = 6; // of a sweep, at most
    private static final double LOOSE = -0.15; // promise of a free move, at least; ln R
    private static final int FREE_ROUNDS = 2;
    private static final int TRIED_MOVES = 4; // of a trial, at most
    private static final double NEAR = -0.1; // promise of a move that is tried, at least
    private static final int TRIAL_ROUNDS = 2;
    private static final int SETTLING = 2; // rounds before courses are compared: moves show late what they are worth
    private static final FirstPrices[] FIRST = FirstPrices.values();

    /** @throws IllegalArgumentException when a value is out of its range */
    public BeamAssociation {
        Require.given("model", model);
        Require.inRange("courses", courses, 1, 1000, "courses");
        Require.inRange("sweeps", sweeps, 0, 1000, "sweeps");
        Require.inRange("kept", kept, 1, 1000, "courses");
        Require.inRange("trials", trials, 0, 1000, "trials");
        Require.inRange("closing", closing, 0, 1_000_000, "iterations");
    }

    /** Better than greedy moves that are judged by short decisions, in a small part of their time. */
    public static BeamAssociation of(PrecodingModel model) {
        return new BeamAssociation(model, 6, 6, 2, 4, 0);
    }

    /** With more courses and closing steps: for where there is time. */
    public static BeamAssociation inFull(PrecodingModel model) {
        return new BeamAssociation(model, 12, 10, 4, 8, AnytimePrecoding.CLOSING);
    }

    @Override
    public String name() {
        return PrecodingModel.NAME + "_association";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        ServedPass given = ServedPass.begun(model, problem, FIRST[0]);
        List<ServedPass> ahead = best(taken(given, context, began), kept);
        for (int i = 0; i < ahead.size() && left(context, began) > 0; i++) {
            ahead.set(i, judged(ahead.get(i)));
        }
        ServedPass best = best(ahead, 1).get(0);
        PrecodingEngine.Answer answer = best.decide(model, 1, Math.max(1, model.rounds() - 1));
        PrecodingEngine.Answer stayed = given.decide(model, given.round(), model.rounds() - given.round());
        if (stayed.best() > answer.best()) { // bids and short trials may be wrong
            best = given;
            answer = stayed;
        }
        MimoProblem chosen = problem.withAssociation(best.serving());
        if (closing == 0 || left(context, began) <= 0) {
            return MimoSolution.of(chosen, best.served().precoders(chosen, answer), List.of(), began);
        }
        double before = (System.nanoTime() - began) * 1e-9;
        MimoSolution closed = WmmsePrecoding.close(chosen, best.served().parts(answer), closing,
                context.withSeconds(Math.max(left(context, began), Double.MIN_NORMAL)));
        return new MimoSolution(closed.precoders(), closed.association(), closed.rateBps(), closed.utility(),
                closed.trace().stream().map(step -> new TracePoint(before + step.seconds(), step.iterations(),
                        step.utility())).toList());
    }

    private static double left(SolveContext context, long began) {
        return context.seconds() - (System.nanoTime() - began) * 1e-9;
    }

    /** The courses, with each start in turn, two of them after each round. @param given the pass from SLNR */
    private List<ServedPass> taken(ServedPass given, SolveContext context, long began) {
        ServedPass[] starts = new ServedPass[FIRST.length];
        starts[0] = given;
        List<ServedPass> taken = new ArrayList<>();
        for (int i = 0; i < courses && (i == 0 || left(context, began) > 0); i++) {
            int k = i % starts.length;
            if (starts[k] == null) {
                starts[k] = ServedPass.begun(model, given.served().problem(), FIRST[k]);
            }
            if (starts[k].round() < model.rounds()) {
                starts[k].after(1);
            }
            taken.add(free(starts[k].copy()));
        }
        return taken;
    }

    /** A course: moves that nobody judges. */
    private ServedPass free(ServedPass start) {
        ServedPass course = start;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            SolveContext.stopIfInterrupted("the association");
            List<Move> moves = some(course.promising(LOOSE), FREE_MOVES, Set.of());
            if (moves.isEmpty()) {
                break;
            }
            course = course.moved(moves);
            course.after(FREE_ROUNDS);
        }
        return course;
    }

    /** Goes on with moves that are kept where they gain. */
    private ServedPass judged(ServedPass start) {
        ServedPass course = start;
        Set<List<Integer>> failed = new HashSet<>(); // UE and BS
        int most = TRIED_MOVES;
        for (int trial = 0; trial < trials; trial++) {
            SolveContext.stopIfInterrupted("the association");
            List<Move> moves = some(course.promising(NEAR), most, failed);
            if (moves.isEmpty()) {
                break;
            }
            ServedPass tried = course.moved(moves);
            double moved = tried.after(TRIAL_ROUNDS);
            if (moved > course.after(TRIAL_ROUNDS)) {
                course = tried;
                failed.clear();
            } else {
                most = (moves.size() + 1) / 2;
                if (moves.size() == 1) {
                    failed.add(List.of(moves.get(0).user(), moves.get(0).site()));
                }
            }
        }
        return course;
    }

    /** The first moves, one of a UE. @param without UE and BS of those that are left out */
    private static List<Move> some(List<Move> moves, int most, Set<List<Integer>> without) {
        Set<Integer> users = new HashSet<>();
        return moves.stream().filter(move -> !without.contains(List.of(move.user(), move.site()))
                && users.add(move.user())).limit(most).toList();
    }

    /** Those of the largest utility. */
    private static List<ServedPass> best(List<ServedPass> courses, int most) {
        if (courses.size() <= most) {
            return courses;
        }
        Map<ServedPass, Double> utility = new IdentityHashMap<>();
        courses.forEach(course -> utility.put(course, course.after(SETTLING)));
        return new ArrayList<>(courses.stream()
                .sorted(Comparator.comparingDouble(course -> -utility.get(course))).limit(most).toList());
    }
}
