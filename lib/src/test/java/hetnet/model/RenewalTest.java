package hetnet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.scenario.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A part of the RBs that starts anew among the rounds; in double precision. */
class RenewalTest {

    private static final int SITES = 3;
    private static final int USERS = 6;
    private static final int BLOCKS = 5;
    private static final int HIDDEN = 7;
    private static final int ROUNDS = 4;
    private static final double TOLERANCE = 1e-9;

    private final NDManager manager = NDManager.newBaseManager();
    private final Weights weights = new Weights(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
    private final UnrolledGnn network = new UnrolledGnn(weights, HIDDEN);
    private final NDArray snr = gaussian("snr", 1, SITES, USERS, 1).mul(3).exp().mul(100);
    private final NDArray panel = gaussian("panel", 4, 2);
    private final NDArray code = gaussian("code", 1, SITES, BLOCKS, UnrolledGnn.CODE);
    private final NDArray chosen = manager.create(new double[] {0, 1, 0, 1, 0}, new Shape(1, 1, BLOCKS));
    private final Renewal renewal = new Renewal(chosen, gaussian("renewal", 1, SITES, BLOCKS, UnrolledGnn.CODE));

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray gaussian(String stream, long... shape) {
        return LayerContract.gaussian(manager, Seeds.stream(2, stream), shape);
    }

    private NDArray fraction(NDArray snr, NDArray code, List<Renewal> renewals) {
        Sight seen = new Sight(new Links.All(), snr);
        return network.decide(seen, seen, panel, code, renewals, ROUNDS, 1, 20).powerFraction();
    }

    @Test
    void decisionsStayEquivariantToSitesBlocksAndUsers() {
        weights.tensors().get("pull").addi(0.3);
        weights.freeze();
        NDArray plain = fraction(snr, code, List.of(renewal));
        for (Map.Entry<Character, int[]> axis : Map.of('U', new int[] {3, 0, 5, 1, 4, 2}, 'B', new int[] {2, 0, 1},
                'R', new int[] {4, 2, 0, 1, 3}).entrySet()) {
            Map<Character, int[]> order = Map.ofEntries(axis);
            Renewal moved = new Renewal(LayerContract.permute(chosen, "L1R", order), LayerContract.permute(renewal.code(), "LBRF", order));
            NDArray actual = fraction(LayerContract.permute(snr, "LBU1", order), LayerContract.permute(code, "LBRF", order), List.of(moved));
            assertTrue(LayerContract.permute(plain, "LBR", order).sub(actual).abs().max().getDouble() < TOLERANCE, "axis " + axis.getKey());
        }
    }

    @Test
    void aDecisionGoesOnFromTheBestSoFarAndKeepsTheBestOfAll() {
        weights.tensors().get("pull").addi(0.3);
        weights.freeze();
        boolean changed = false;
        for (int seed = 0; seed < 8; seed++) {
            NDArray other = LayerContract.gaussian(manager, Seeds.stream(seed, "code"), 1, SITES, BLOCKS, UnrolledGnn.CODE);
            NDArray without = fraction(snr, other, List.of());
            NDArray with = fraction(snr, other, List.of(renewal, renewal));
            assertArrayEquals(with.toDoubleArray(), fraction(snr, other, List.of(renewal, renewal)).toDoubleArray(), "the same again");
            changed |= without.sub(with).abs().max().getDouble() > TOLERANCE;
        }
        assertTrue(changed, "renewals have an effect");
    }

    @Test
    void onlyTheChosenBlocksStartAnewOnTheLevelOfTheOthers() {
        NDArray logit = gaussian("logit", 1, SITES, BLOCKS);
        NDArray h = gaussian("h", 1, SITES, BLOCKS, HIDDEN);
        NDArray otherH = gaussian("other h", 1, SITES, BLOCKS, HIDDEN);
        NDArray otherLogit = gaussian("other logit", 1, SITES, BLOCKS).add(50);
        SoftAssociation association = SoftAssociation.start(new Links.All(), gaussian("near", 1, SITES, USERS).softmax(1));
        Round round = new Round(h, logit, association, manager.ones(new Shape(1), DataType.FLOAT64)).where(chosen, otherH, otherLogit);
        double[] old = logit.toDoubleArray();
        double[] fresh = otherLogit.toDoubleArray();
        double[] now = round.logit().toDoubleArray();
        for (int b = 0; b < SITES; b++) {
            double highest = Arrays.stream(old, b * BLOCKS, (b + 1) * BLOCKS).max().orElseThrow();
            double otherHighest = Arrays.stream(fresh, b * BLOCKS, (b + 1) * BLOCKS).max().orElseThrow();
            for (int r = 0; r < BLOCKS; r++) {
                int i = b * BLOCKS + r;
                assertEquals(r % 2 == 1 ? fresh[i] - otherHighest + highest : old[i], now[i], TOLERANCE);
                assertArrayEquals((r % 2 == 1 ? otherH : h).get("0," + b + "," + r).toDoubleArray(),
                        round.h().get("0," + b + "," + r).toDoubleArray());
            }
        }
    }
}
