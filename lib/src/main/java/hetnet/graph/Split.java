package hetnet.graph;

import hetnet.channel.Gains;
import hetnet.network.Area;
import hetnet.network.Users;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Training and held-out UEs (Step 4 of Algorithm 1). UEs out of coverage belong to neither.
 *
 * @param training indices of the training UEs, ascending
 * @param heldOut  indices of the held-out UEs, ascending
 */
public record Split(int[] training, int[] heldOut) {

    /**
     * Holds out whole cells of the area, drawn at random, until they hold the wanted share of the UEs: neighbours share
     * their propagation, so a random split would leak.
     *
     * @param cells        cells along each side of the area, 1 to 1000; with fewer than two occupied cells nothing is
     *                     held out
     * @param heldOutShare wanted share of held-out UEs, 0 to 0.9
     */
    public static Split spatial(Users users, Gains gains, Area area, int cells, double heldOutShare,
                                RandomGenerator random) {
        Require.inRange("cells", cells, 1, 1000, "cells");
        Require.inRange("heldOutShare", heldOutShare, 0, 0.9, "");
        List<List<Integer>> members = new ArrayList<>();
        IntStream.range(0, cells * cells).forEach(c -> members.add(new ArrayList<>()));
        int[] covered = gains.coveredUsers();
        for (int u : covered) {
            double[] p = users.positionM()[u];
            int column = cell(p[0] - area.minXM(), area.widthM(), cells);
            int row = cell(p[1] - area.minYM(), area.heightM(), cells);
            members.get(row * cells + column).add(u);
        }
        members.removeIf(List::isEmpty);
        boolean[] held = new boolean[users.count()];
        double wanted = heldOutShare * covered.length;
        int count = 0;
        for (int c : order(members.size(), random)) {
            List<Integer> cell = members.get(c);
            // a cell joins when that brings the share nearer to the one wanted, and at least one cell stays for
            // training
            if (count + cell.size() / 2.0 <= wanted && count + cell.size() < covered.length) {
                cell.forEach(u -> held[u] = true);
                count += cell.size();
            }
        }
        return of(covered, held);
    }

    /** Holds out UEs drawn at random, whatever their place. */
    public static Split random(Gains gains, double heldOutShare, RandomGenerator random) {
        Require.inRange("heldOutShare", heldOutShare, 0, 0.9, "");
        boolean[] held = new boolean[gains.users()];
        int[] covered = gains.coveredUsers();
        int[] order = order(covered.length, random);
        for (int i = 0; i < (int) Math.round(heldOutShare * covered.length) && i < covered.length - 1; i++) {
            held[covered[order[i]]] = true;
        }
        return of(covered, held);
    }

    private static Split of(int[] covered, boolean[] held) {
        return new Split(IntStream.of(covered).filter(u -> !held[u]).toArray(),
                IntStream.of(covered).filter(u -> held[u]).toArray());
    }

    private static int[] order(int size, RandomGenerator random) {
        return size == 0 ? new int[0] : new RandomDataGenerator(random).nextPermutation(size, size);
    }

    private static int cell(double offsetM, double sideM, int cells) {
        return Math.min(cells - 1, Math.max(0, (int) (offsetM / sideM * cells)));
    }
}
