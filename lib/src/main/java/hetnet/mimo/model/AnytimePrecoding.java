package hetnet.mimo.model;

import hetnet.mimo.kernel.StreamLinks;
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
import java.util.List;

/**
 * The network's decision in full: half of the rounds from SLNR, as many from maximum ratio, the other half from the
 * better of the two, and then closing steps, iterations of WMMSE from the best of all rounds. Each stage can only gain.
 * Where time is over, the stages that are left are skipped.
 *
 * @param model   makes the rounds
 * @param starts  1, for all rounds from SLNR, or 2
 * @param closing steps, 0 or more
 */
public record AnytimePrecoding(PrecodingModel model, int starts, int closing) implements MimoSolver {

    /** Its name in tables. */
    public static final String NAME = PrecodingModel.NAME + "_anytime";

    /** Closing steps where nothing else is said. */
    public static final int CLOSING = 4;

    private static final FirstPrices[] FIRST = FirstPrices.values();

    /** @throws IllegalArgumentException when a value is out of its range */
    public AnytimePrecoding {
        Require.given("model", model);
        Require.inRange("starts", starts, 1, FIRST.length, "starts");
        Require.inRange("closing", closing, 0, 1_000_000, "iterations");
    }

    /** From both starts, and with the standard closing steps. */
    public static AnytimePrecoding of(PrecodingModel model) {
        return new AnytimePrecoding(model, FIRST.length, CLOSING);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        Decision decision = new Decision(problem, context);
        int rounds = Math.min(model.rounds(), context.iterations());
        int first = (rounds + starts - 1) / starts;
        for (int i = 0; i < starts; i++) {
            decision.go(model.begin(decision.served, FIRST[i]), 0, first);
        }
        decision.go(decision.ahead, first, rounds - first);
        return decision.close(closing);
    }

    /** The best so far. */
    private final class Decision {

        private final MimoProblem problem;
        private final SolveContext context;
        private final ServedStreams served;
        private final List<TracePoint> trace = new ArrayList<>();
        private final long began = System.nanoTime();
        private PrecodingPass ahead; // which led to the answer
        private PrecodingEngine.Answer answer;
        private StreamLinks links; // of the answer, or null where they were overwritten

        Decision(MimoProblem problem, SolveContext context) {
            this.problem = problem;
            this.context = context;
            served = ServedStreams.of(problem, problem.association());
        }

        /** Some rounds of a pass, unless time is over. */
        void go(PrecodingPass pass, int first, int rounds) {
            SolveContext.stopIfInterrupted("the precoding");
            if (rounds == 0 || answer != null && left() <= 0) {
                return;
            }
            PrecodingEngine.Answer next = model.engine().decide(pass, first, rounds, problem::valueOfNats);
            if (answer == null || next.best() > answer.best()) {
                answer = next;
                ahead = pass;
                links = next.links();
            } else if (pass == ahead) {
                links = null; // the pass has gone on from the answer
            }
            tell(answer.best());
        }

        MimoSolution close(int steps) {
            double before = seconds();
            double[][] begin = served.parts(answer);
            if (links == null || links.channel() != problem.channel()) {
                links = new StreamLinks(problem.channel());
                links.update(begin[0], begin[1]);
            }
            MimoSolution closed = WmmsePrecoding.close(problem, begin, links, left() > 0 ? steps : 0,
                    context.withSeconds(Math.max(left(), Double.MIN_NORMAL)));
            closed.trace().stream().skip(1).forEach(step ->
                    trace.add(new TracePoint(before + step.seconds(), trace.size() + 1, step.utility())));
            return new MimoSolution(closed.precoders(), closed.association(), closed.rateBps(), closed.utility(),
                    trace);
        }

        private void tell(double utility) {
            trace.add(new TracePoint(seconds(), trace.size() + 1, utility));
        }

        private double seconds() {
            return (System.nanoTime() - began) * 1e-9;
        }

        private double left() {
            return context.seconds() - seconds();
        }
    }
}
