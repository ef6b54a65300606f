package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.radio.Allocation;
import hetnet.radio.objective.MinimumRate;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.reuse.StaticReuse;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeAscentTest {

    private static final int BLOCKS = 6;
    private static final Problem PROBLEM = new Problem(Networks.gains(4, 30, BLOCKS, 500, true, 1),
            Networks.radio(BLOCKS), 1);
    /** nat for each UE that two ways uphill to neighbouring optima may differ by. */
    private static final double NEAR = 0.02;

    /** Another way uphill, in double precision and by Adam, gets no farther. */
    @Test
    void itLeadsAsFarAsGradientAscentDoes() {
        Allocation start = new StaticReuse().solve(PROBLEM, SolveContext.of(1)).allocation();
        SolveContext context = SolveContext.of(1).withWarmStarts(List.of(start));
        double reached = new RelativeAscent(1, 150).solve(PROBLEM, context).utility();
        double other = GradientAscent.builder().optStarts(0).optHardSteps(300).optLastSteps(0).build()
                .solve(PROBLEM, context).utility();
        assertTrue(reached > PROBLEM.value(start), "static reuse is no optimum with fading");
        assertTrue(reached > other - NEAR * 30, reached + " against " + other);
    }

    @Test
    void moreRandomStartsFindNoLessAndEndWithTheBestAssociation() {
        Allocation one = new RelativeAscent(1, 60).solve(PROBLEM, SolveContext.of(3)).allocation();
        Allocation five = new RelativeAscent(5, 60).solve(PROBLEM, SolveContext.of(3)).allocation();
        assertTrue(PROBLEM.value(five) >= PROBLEM.value(one));
        double exact = PROBLEM.value(new Allocation(BestAssociation.of(PROBLEM, five.powerWatt()), five.powerWatt()));
        assertEquals(exact, PROBLEM.value(five), 1e-4 * Math.abs(exact));
    }

    @Test
    void otherObjectivesAreRefused() {
        Problem other = PROBLEM.toBuilder().optObjective(new MinimumRate(1e5)).build();
        String message = assertThrows(IllegalArgumentException.class,
                () -> new RelativeAscent(1, 5).solve(other, SolveContext.of(1))).getMessage();
        assertTrue(message.startsWith("relative ascent is for alpha-fair objectives alone, not "), message);
    }
}
