package hetnet.solver.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkMovesTest {

    private static final int USERS = 7;
    private static final int SITES = 3;
    private static final int[] SITE = IntStream.range(0, USERS * SITES).map(link -> link % SITES).toArray();
    private static final double ROUNDING = 1e-6;

    /** Nothing that a single UE could do would be worth more, and the best of all associations is nearly met. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 1, 2, 4})
    void noMoveOfOneUserGains(double alpha) {
        for (int seed = 0; seed < 20; seed++) {
            float[] log = efficiencies(seed);
            int[] chosen = IntStream.range(0, USERS).map(u -> u * SITES).toArray();
            double before = utility(chosen, log, alpha);
            moved(chosen, log, alpha, new float[log.length]);
            double reached = utility(chosen, log, alpha);
            assertTrue(reached >= before - ROUNDING);
            for (int u = 0; u < USERS; u++) {
                for (int k = 0; k < SITES; k++) {
                    int[] other = chosen.clone();
                    other[u] = u * SITES + k;
                    assertTrue(utility(other, log, alpha) <= reached + ROUNDING * Math.abs(reached));
                }
            }
        }
    }

    @Test
    void aMarginKeepsUsersWhereTheyAre() {
        float[] log = efficiencies(3);
        int[] start = IntStream.range(0, USERS).map(u -> u * SITES).toArray();
        int[] chosen = start.clone();
        float[] margin = new float[log.length];
        Arrays.stream(start).forEach(link -> margin[link] = 100);
        moved(chosen, log, 1, margin);
        assertArrayEquals(start, chosen);
    }

    @Test
    void linksWithoutAPathAreNotChosen() {
        float[] log = efficiencies(4);
        boolean[] path = new boolean[log.length];
        int[] chosen = IntStream.range(0, USERS).map(u -> u * SITES + 1).toArray();
        Arrays.stream(chosen).forEach(link -> path[link] = true);
        LinkMoves moves = new LinkMoves(SITE, SITES, SITES, 1);
        moves.see(log);
        moves.improve(chosen, path, new float[log.length]);
        assertEquals(USERS, Arrays.stream(chosen).filter(link -> link % SITES == 1).count());
    }

    private static void moved(int[] chosen, float[] log, double alpha, float[] margin) {
        boolean[] path = new boolean[log.length];
        Arrays.fill(path, true);
        LinkMoves moves = new LinkMoves(SITE, SITES, SITES, alpha);
        moves.see(log);
        moves.improve(chosen, path, margin);
    }

    private static float[] efficiencies(int seed) {
        RandomGenerator random = Seeds.stream(seed, "hard-moves");
        float[] log = new float[USERS * SITES];
        for (int i = 0; i < log.length; i++) {
            log[i] = (float) (2 * random.nextGaussian());
        }
        return log;
    }

    /** Of rates c / n, straight from its definition. */
    private static double utility(int[] chosen, float[] log, double alpha) {
        int[] load = new int[SITES];
        Arrays.stream(chosen).forEach(link -> load[SITE[link]]++);
        return Arrays.stream(chosen).mapToDouble(link -> Math.exp(log[link]) / load[SITE[link]])
                .map(rate -> alpha == 1 ? Math.log(rate) : Math.pow(rate, 1 - alpha) / (1 - alpha)).sum();
    }
}
