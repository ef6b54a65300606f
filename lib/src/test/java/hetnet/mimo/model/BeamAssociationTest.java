package hetnet.mimo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.channel.RandomMimoNetwork;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.GreedyBeamAssociation;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.TinyMimo;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.radio.AlphaFair;
import hetnet.solver.SolveContext;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeamAssociationTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final PrecodingModel MODEL = PrecodingModel.load(Path.of("data", "precoding.bin"));

    @Test
    void movesThatAreKeptAreWorthIt() {
        int moved = 0;
        for (long seed = 1; seed <= 5; seed++) {
            MimoProblem problem = TinyMimo.random(4, List.of(4, 4, 4), 150, 46, seed);
            MimoSolution given = MODEL.solve(problem, CONTEXT);
            MimoSolution chosen = BeamAssociation.of(MODEL).solve(problem, CONTEXT);
            assertTrue(chosen.utility() >= given.utility(), "seed " + seed);
            assertTrue(BeamAssociation.inFull(MODEL).solve(problem, CONTEXT).utility() >= given.utility(),
                    "seed " + seed);
            for (int u = 0; u < chosen.association().length; u++) {
                moved += chosen.association()[u] == given.association()[u] ? 0 : 1;
            }
        }
        assertTrue(moved >= 5, moved + " UEs moved");
    }

    /** UE 2 is better off where UE 1 is, and its BS then serves nobody. */
    @Test
    void aSiteMayFallSilent() {
        double[][][][] h = {{{{9, 0}, {9, 0}}, {{0.1, 0}, {0, 0.1}}}, {{{9, 0}, {-9, 0}}, {{0.1, 0}, {0, 0.1}}},
            {{{6, 0}, {0, 6}}, {{0.3, 0}, {0, 0.2}}}};
        MimoProblem problem = TinyMimo.cell(h, new double[] {1, 1}, 1, 0, 0, 1);
        MimoSolution chosen = BeamAssociation.of(MODEL).solve(problem, CONTEXT);
        assertEquals(0, chosen.association()[2]);
        assertTrue(chosen.utility() > MODEL.solve(problem, CONTEXT).utility());
    }

    /** UE 1 hears its own BS hardly, and the third not at all. */
    @Test
    void nobodyMovesToASiteThatItDoesNotHear() {
        double[][][][] h = {{{{3, 0}, {3, 0}}, {{0.1, 0}, {0, 0.1}}, {{1, 0}, {0, 1}}},
            {{{0, 0}, {0, 0}}, {{1e-9, 0}, {0, 1e-9}}, {{0, 0}, {0, 0}}}};
        MimoProblem problem = TinyMimo.cell(h, new double[] {1, 1, 1}, 1, 0, 1);
        MimoSolution chosen = BeamAssociation.of(MODEL).solve(problem, CONTEXT);
        assertEquals(1, chosen.association()[1]);
        assertTrue(chosen.rateBps()[0] > 0);
    }

    /** Two UEs in one direction of the stronger BS, of which the other could serve one as well. */
    @Test
    void usersInEachOthersWayPart() {
        double[][][][] h = {{{{3, 0}, {3, 0}}, {{0.1, 0}, {0, 0.1}}}, {{{3, 0}, {3, 0}}, {{0, 2.8}, {2.8, 0}}}};
        MimoProblem problem = TinyMimo.cell(h, new double[] {1, 1}, 1, 0, 0);
        int[] chosen = BeamAssociation.of(MODEL).solve(problem, CONTEXT).association();
        assertEquals(List.of(0, 1), List.of(chosen[0], chosen[1]));
        var slnr = new LinearPrecoding(LinearPrecoding.Kind.SLNR);
        int[] greedy = new GreedyBeamAssociation(slnr, slnr, 2, 30).solve(problem, CONTEXT).association();
        assertEquals(List.of(0, 1), List.of(greedy[0], greedy[1]));
    }

    @Test
    void theOrderOfUsersDoesNotMatter() {
        RadioConfig radio = RadioConfig.paper().withBlocks(2);
        MimoNetwork network = RandomMimoNetwork.of(random -> Layouts.scattered(3, 150, 0.25, random), 4, radio)
                .drawUniform(Seeds.stream(4, "order"));
        int[] reversed = IntStream.range(0, 12).map(u -> 11 - u).toArray();
        BeamAssociation solver = BeamAssociation.of(MODEL);
        MimoSolution one = solver.solve(MimoProblem.of(network, new AlphaFair(1)), CONTEXT);
        MimoSolution other = solver.solve(MimoProblem.of(network.ofUsers(reversed), new AlphaFair(1)), CONTEXT);
        assertArrayEquals(one.association(), IntStream.of(reversed).map(u -> other.association()[u]).toArray());
        assertEquals(one.utility(), other.utility(), 1e-3);
        assertArrayEquals(one.rateBps(),
                solver.solve(MimoProblem.of(network, new AlphaFair(1)), CONTEXT).rateBps(), "another time");
    }

    /** No time is left after the first course. */
    @Test
    void aLimitOfTimeLeavesAnAnswer() {
        MimoProblem problem = TinyMimo.random(4, List.of(4, 4, 4), 150, 46, 1);
        MimoSolution chosen = BeamAssociation.inFull(MODEL).solve(problem, CONTEXT.withSeconds(Double.MIN_NORMAL));
        assertTrue(chosen.utility() >= MODEL.solve(problem, CONTEXT).utility());
    }
}
