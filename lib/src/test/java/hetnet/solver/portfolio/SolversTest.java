package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.wmmse.WmmseRestarts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolversTest {

    /** A solver from elsewhere. */
    public static final class Elsewhere implements Solver {

        @Override
        public String name() {
            return "elsewhere";
        }

        @Override
        public Solution solve(Problem problem, SolveContext context) {
            return Solution.atOnce(problem, () -> Baseline.allocate(problem));
        }
    }

    /** One that cannot be made without an argument. */
    public static final class Demanding implements Solver {

        private final String name;

        public Demanding(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Solution solve(Problem problem, SolveContext context) {
            return new Elsewhere().solve(problem, context);
        }
    }

    private static String message(String name) {
        return assertThrows(IllegalArgumentException.class, () -> Solvers.standard().named(name)).getMessage();
    }

    @Test
    void namesAreThoseOfTables() {
        assertEquals(List.of("baseline", "biased", "static_reuse", "pf_association", "wmmse", "reuse_optimum",
                "graded_reuse", "gradient_ascent"), Solvers.references().names());
        assertTrue(Solvers.standard().names().containsAll(Solvers.references().names()));
        Solvers.standard().all().forEach(solver -> assertSame(Solvers.standard().named(solver.name()).getClass(),
                solver.getClass()));
    }

    @Test
    void aSolverTakesThePlaceOfTheOneOfItsName() {
        Solver wmmse = new WmmseRestarts(1);
        Solvers mine = Solvers.references().with(wmmse).with(new Elsewhere());
        assertSame(wmmse, mine.named("wmmse"));
        assertEquals(4, mine.names().indexOf("wmmse"));
        assertEquals("elsewhere", mine.names().get(8));
        assertEquals(List.of("baseline", "wmmse"), mine.only("wmmse", "baseline").names());
    }

    @Test
    void aClassOnTheClasspathIsASolver() {
        assertInstanceOf(Elsewhere.class, Solvers.standard().named(Elsewhere.class.getName()));
    }

    @Test
    void whatIsNoSolverIsNamedInOneSentence() {
        assertTrue(message("wmmsee").startsWith("unknown method 'wmmsee'; known are baseline, biased, static_reuse, "),
                message("wmmsee"));
        assertThrows(IllegalArgumentException.class, () -> Solvers.standard().only("baseline", "none"));
        assertEquals("there is no class my.own.Solver on the classpath", message("my.own.Solver"));
        assertEquals("the class java.lang.String does not implement hetnet.solver.Solver", message("java.lang.String"));
        assertEquals(Demanding.class.getName()
                + " cannot be made: it has to be a public class, not abstract, with a public constructor"
                + " without arguments", message(Demanding.class.getName()));
    }
}
