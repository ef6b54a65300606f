package hetnet.study;

import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Which BSs send together on an RB, read off the powers. The order of the RBs means nothing, so RBs of one pattern
 * stand side by side here, the most frequent pattern first.
 *
 * @param blocks    the RBs in their new order, counted from 0; shape [R]
 * @param powerWatt their powers, watt; shape [B, R]
 * @param patterns  the BSs that are on, and on how many RBs, the most frequent first
 */
public record ReuseMap(int[] blocks, double[][] powerWatt, Map<BitSet, Integer> patterns) {

    /** A BS is on where it spends at least this part of an even share of its power; what is below disturbs little. */
    private static final double ON_SHARE = 0.5;

    /** @param powerWatt p_b^r, watt; shape [B, R] with one RB or more */
    public static ReuseMap of(double[][] powerWatt) {
        int count = powerWatt[0].length;
        Map<BitSet, List<Integer>> groups = IntStream.range(0, count).boxed()
                .collect(Collectors.groupingBy(r -> on(powerWatt, r), LinkedHashMap::new, Collectors.toList()));
        List<Map.Entry<BitSet, List<Integer>>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(Comparator.comparingInt(group -> -group.getValue().size()));
        int[] blocks = sorted.stream().flatMap(group -> group.getValue().stream()).mapToInt(r -> r).toArray();
        Map<BitSet, Integer> patterns = new LinkedHashMap<>();
        sorted.forEach(group -> patterns.put(group.getKey(), group.getValue().size()));
        double[][] ordered = Arrays.stream(powerWatt).map(row -> Arrays.stream(blocks).mapToDouble(r -> row[r])
                .toArray())
                .toArray(double[][]::new);
        return new ReuseMap(blocks, ordered, patterns);
    }

    private static BitSet on(double[][] powerWatt, int block) {
        BitSet on = new BitSet();
        for (int b = 0; b < powerWatt.length; b++) {
            double evenShare = Arrays.stream(powerWatt[b]).average().orElse(0);
            on.set(b, powerWatt[b][block] > 0 && powerWatt[b][block] >= ON_SHARE * evenShare);
        }
        return on;
    }

    /**
     * Powers as a picture shows them: in dB over an even share of what the BS spends, because what it leaves on an RB
     * that it does not use disturbs too.
     *
     * @param floorDb what is weaker, and silence, counts as this
     * @return shape [B, R], the RBs in their new order
     */
    public double[][] overEvenShareDb(double floorDb) {
        return Arrays.stream(powerWatt).map(row -> {
            double evenShare = Arrays.stream(row).average().orElse(0);
            return Arrays.stream(row).map(p -> p <= 0 ? floorDb : Math.max(floorDb, 10 * Math.log10(p / evenShare)))
                    .toArray();
        }).toArray(double[][]::new);
    }

    /** @return columns sending (names of the BSs), blocks (number of RBs) */
    public Table table(String name, List<String> siteIds) {
        Tables.Rows rows = Tables.named(name, "sending", "blocks");
        patterns.forEach((on, count) -> rows.row(on.isEmpty() ? "none"
                : on.stream().mapToObj(siteIds::get).collect(Collectors.joining(" + ")), count));
        return rows.build();
    }
}
