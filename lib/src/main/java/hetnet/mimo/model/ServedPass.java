package hetnet.mimo.model;

import hetnet.mimo.model.engine.FirstPrices;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingPass;
import hetnet.mimo.model.engine.ServedStreams;
import hetnet.mimo.radio.MimoProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Who is served where, and how far the pass is with that. One thread at a time. */
final class ServedPass {

    private static final int LAST_ROUND = PrecodingModel.STANDARD_ROUNDS - 1; // the network knows no later ones

    private final int[] serving; // [U]
    private final ServedStreams served;
    private final PrecodingPass pass;
    private int round; // that comes next

    private ServedPass(int[] serving, ServedStreams served, PrecodingPass pass, int round) {
        this.serving = serving;
        this.served = served;
        this.pass = pass;
        this.round = round;
    }

    /** A UE to another BS. @param promise its bid there above that where it is; of the utility */
    record Move(int user, int site, double promise) {
    }

    /** The start of a decision for the problem's own association. */
    static ServedPass begun(PrecodingModel model, MimoProblem problem, FirstPrices first) {
        ServedStreams served = ServedStreams.of(problem, problem.association());
        return new ServedPass(problem.association(), served, model.begin(served, first), 0);
    }

    private ServedPass moved(int[] other) {
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
        return new ServedPass(other.clone(), next, pass.moved(next.channel(), next.offered(),
                Arrays.stream(next.users()).map(u -> place[u]).toArray(),
                Arrays.stream(next.sites()).map(b -> former[b]).toArray()), round);
    }

    /** The same to go on from, whatever becomes of this one. */
    ServedPass copy() {
        return moved(serving);
    }

    /** Goes on. @return the utility then */
    double after(int rounds) {
        for (int t = 0; t < rounds; t++) {
            pass.round(Math.min(round++, LAST_ROUND));
        }
        return served.problem().valueOfNats(pass.links().rate());
    }

    /** Some rounds that end it. @param first number of the next @return the best of them and of the moment */
    PrecodingEngine.Answer decide(PrecodingModel model, int first, int rounds) {
        return model.engine().decide(pass, first, rounds, served.problem()::valueOfNats);
    }

    /** The moves of UEs to BSs that they hear, the most promising first. @param least promise */
    List<Move> promising(double least) {
        double[][] bids = pass.bids(served.everySite(), served.sites());
        List<Move> promising = new ArrayList<>();
        for (int s = 0; s < bids.length; s++) {
            int user = served.users()[s];
            for (int b = 0; b < bids[s].length; b++) {
                double promise = bids[s][b] - bids[s][serving[user]];
                if (b != serving[user] && promise >= least) {
                    promising.add(new Move(user, b, promise));
                }
            }
        }
        promising.sort(Comparator.comparingDouble((Move move) -> -move.promise));
        return promising;
    }

    /** The same prices and states after some moves. */
    ServedPass moved(List<Move> moves) {
        int[] other = serving.clone();
        moves.forEach(move -> other[move.user] = move.site);
        return moved(other);
    }

    /** BS of each UE, shape [U]; not to be changed. */
    int[] serving() {
        return serving;
    }

    /** The number of the next round. */
    int round() {
        return round;
    }

    ServedStreams served() {
        return served;
    }
}
