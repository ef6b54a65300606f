package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.solver.Solution.TracePoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private static final SolveContext CONTEXT = SolveContext.of(7);

    @Test
    void timesAndRounds() {
        assertEquals(CONTEXT.withSeconds(0.05), Limit.parse("50ms").of(CONTEXT));
        assertEquals(CONTEXT.withSeconds(1.5), Limit.parse("1.5s").of(CONTEXT));
        assertEquals(CONTEXT.withIterations(120), Limit.parse("120rounds").of(CONTEXT));
        assertEquals(CONTEXT, Limit.parse("").of(CONTEXT));
        for (String text : List.of("0.05s", "120rounds", "")) {
            assertEquals(text, Limit.parse(text).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "ms", "-5ms", "0s", "0rounds", "1.5rounds", "50 ms", "1e3s", "99999999999rounds",
        "2m"})
    void anythingElseIsRefused(String text) {
        assertEquals("'%s' is no limit: write a time as in 50ms or 2s, or 120rounds".formatted(text),
                assertThrows(IllegalArgumentException.class, () -> Limit.parse(text)).getMessage());
    }

    @Test
    void whatIsLeftAfterASolution() {
        Solution solution = new Solution(null, 0, List.of(new TracePoint(0.5, 30, 0)));
        assertEquals(CONTEXT, CONTEXT.after(solution));
        assertFalse(CONTEXT.isSpent(solution));
        assertEquals(CONTEXT.withSeconds(1.5).withIterations(70),
                CONTEXT.withSeconds(2).withIterations(100).after(solution));
        assertTrue(CONTEXT.withSeconds(0.5).isSpent(solution));
        assertTrue(CONTEXT.withIterations(30).isSpent(solution));
        assertFalse(CONTEXT.withIterations(31).isSpent(solution));
        assertEquals(CONTEXT.withSeconds(Double.MIN_NORMAL).withIterations(1),
                CONTEXT.withSeconds(0.1).withIterations(5).after(solution));
    }
}
