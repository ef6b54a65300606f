package hetnet.mimo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.model.engine.PrecodingRestriction;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.TinyMimo;
import hetnet.model.Provenance;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.solver.SolveContext;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecodingModelTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final PrecodingModel MODEL = PrecodingModel.of(8, 5, Provenance.NONE,
            PrecodingContractTest.weights(8, 4));

    /** A channel of panels of different size; one site serves nobody, one UE has no path. */
    private static Csi csi() {
        Csi drawn = TinyMimo.random(3, List.of(4, 2, 3), 200, 46, 6).csi();
        double[] re = drawn.re();
        double[] im = drawn.im();
        for (int r = 0; r < 2; r++) {
            for (int b = 0; b < 3; b++) {
                Arrays.fill(re, drawn.index(7, b, r), drawn.index(7, b, r) + 4, 0);
                Arrays.fill(im, drawn.index(7, b, r), drawn.index(7, b, r) + 4, 0);
            }
        }
        return new Csi(9, 2, drawn.antennas(), re, im);
    }

    private static final int[] ASSOCIATION = {0, 0, 0, 2, 2, 0, 2, Allocation.OUT_OF_COVERAGE, 2};

    private static MimoProblem problem(Csi csi, int[] association, PowerConstraint constraint) {
        RadioConfig radio = RadioConfig.paper().withBlocks(2);
        Sites sites = new Sites(IntStream.range(0, 3).mapToObj(b -> "b" + b).toList(),
                new double[][] {{0, 0, 25}, {90, 0, 25}, {0, 90, 25}});
        Users users = Users.still(IntStream.range(0, 9).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, 9).mapToObj(u -> new double[] {u, 9, 1.5}).toArray(double[][]::new));
        return MimoProblem.of(new MimoNetwork(sites, users, csi, radio), new AlphaFair(1))
                .withAssociation(association).with(constraint);
    }

    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void panelsMayDifferAndSitesMayBeEmpty(PowerConstraint constraint) {
        MimoSolution solution = MODEL.solve(problem(csi(), ASSOCIATION, constraint), CONTEXT); // checks budgets
        for (int u = 0; u < 9; u++) {
            assertEquals(u != 7, solution.rateBps()[u] > 0, "UE " + u);
        }
        double start = solution.trace().get(0).utility();
        assertTrue(solution.utility() >= start);
    }

    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void theOrderOfUsersAndSitesDoesNotMatter(PowerConstraint constraint) {
        double[] rate = MODEL.solve(problem(csi(), ASSOCIATION, constraint), CONTEXT).rateBps();
        int[] users = {4, 7, 0, 8, 1, 3, 2, 6, 5};
        int[] sites = {2, 0, 1};
        int[] place = {1, 2, 0}; // of each old site
        int[] association = Arrays.stream(users).map(u -> ASSOCIATION[u] < 0 ? -1 : place[ASSOCIATION[u]]).toArray();
        double[] moved = MODEL.solve(problem(csi().rows(users, sites), association, constraint), CONTEXT).rateBps();
        for (int u = 0; u < 9; u++) {
            assertEquals(rate[users[u]], moved[u], 1e-5 * rate[users[u]] + 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void theOrderOfBlocksAndThePhasesOfChannelsDoNotMatter(PowerConstraint constraint) {
        Csi csi = csi();
        double[] rate = MODEL.solve(problem(csi, ASSOCIATION, constraint), CONTEXT).rateBps();
        double[] re = new double[csi.re().length];
        double[] im = new double[re.length];
        RandomGenerator random = Seeds.stream(1, "phases");
        for (int r = 0; r < 2; r++) {
            for (int b = 0; b < 3; b++) {
                for (int u = 0; u < 9; u++) {
                    double phase = 7 * random.nextDouble();
                    for (int a = 0; a < 4; a++) {
                        int to = csi.index(u, b, 1 - r) + a;
                        re[to] = csi.re(u, b, a, r) * Math.cos(phase) - csi.im(u, b, a, r) * Math.sin(phase);
                        im[to] = csi.re(u, b, a, r) * Math.sin(phase) + csi.im(u, b, a, r) * Math.cos(phase);
                    }
                }
            }
        }
        double[] turned = MODEL.solve(problem(new Csi(9, 2, csi.antennas(), re, im), ASSOCIATION, constraint), CONTEXT)
                .rateBps();
        for (int u = 0; u < 9; u++) {
            assertEquals(rate[u], turned[u], 1e-5 * rate[u] + 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void aUeMayBeWithoutAChannelOnSomeBlock(PowerConstraint constraint) {
        double[] re = csi().re();
        double[] im = csi().im();
        int at = csi().index(4, 2, 1);
        Arrays.fill(re, at, at + 4, 0);
        Arrays.fill(im, at, at + 4, 0);
        MimoSolution solution = MODEL.solve(problem(new Csi(9, 2, csi().antennas(), re, im), ASSOCIATION, constraint),
                CONTEXT);
        assertEquals(0, solution.precoders().powerWatt(4, 1));
        for (int u = 0; u < 9; u++) {
            assertEquals(u != 7, solution.rateBps()[u] > 0, "UE " + u);
        }
        assertTrue(solution.utility() > solution.trace().get(0).utility());
    }

    @Test
    void whoIsNotOfferedGetsNothing() {
        boolean[] mask = new boolean[18];
        Arrays.fill(mask, true);
        mask[3] = false;
        MimoSolution solution = MODEL.solve(problem(csi(), ASSOCIATION, PowerConstraint.PER_BS).offering(mask),
                CONTEXT);
        assertEquals(0, solution.precoders().powerWatt(3, 0));
        assertTrue(solution.precoders().powerWatt(3, 1) > 0);
    }

    /** Where there is no other cell, to mind the own alone changes nothing. */
    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void beamsOfOneCellHaveNoOthersToMind(PowerConstraint constraint) {
        PrecodingModel own = MODEL.restricted(PrecodingRestriction.OWN_CELL);
        MimoProblem alone = TinyMimo.random(4, List.of(4), 150, 40, 1).with(constraint);
        assertArrayEquals(MODEL.solve(alone, CONTEXT).rateBps(), own.solve(alone, CONTEXT).rateBps(), 1);
        MimoProblem more = TinyMimo.random(4, List.of(4, 4), 150, 40, 1).with(constraint);
        assertTrue(own.solve(more, CONTEXT).utility() < MODEL.solve(more, CONTEXT).utility() - 0.1);
    }

    @ParameterizedTest
    @EnumSource(PrecodingRestriction.class)
    void aFileKeepsWhatWasDeniedInTraining(PrecodingRestriction restriction, @TempDir Path folder) {
        PrecodingModel model = MODEL.restricted(restriction);
        model.save(folder.resolve("precoding.bin"));
        MimoProblem problem = problem(csi(), ASSOCIATION, PowerConstraint.PER_ANTENNA);
        assertArrayEquals(model.solve(problem, CONTEXT).rateBps(),
                PrecodingModel.load(folder.resolve("precoding.bin")).solve(problem, CONTEXT).rateBps());
    }

    @Test
    void aFileGivesTheSameDecisions(@TempDir Path folder) {
        Path file = folder.resolve("precoding.bin");
        MODEL.save(file);
        MimoProblem problem = problem(csi(), ASSOCIATION, PowerConstraint.PER_ANTENNA);
        assertArrayEquals(MODEL.solve(problem, CONTEXT).rateBps(),
                PrecodingModel.load(file).solve(problem, CONTEXT).rateBps());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PrecodingModel.load(folder.resolve("none")))
                .getMessage().contains("none"));
    }
}
