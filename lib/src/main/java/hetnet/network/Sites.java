package hetnet.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The base stations.
 *
 * @param ids       one distinct id per BS
 * @param positionM antenna positions x, y, z, metres; shape [B, 3]
 * @param tiers     the tier of each BS
 * @param budgetDbm P_max of each BS, dBm; NaN where the radio's budget holds; shape [B]
 */
public record Sites(List<String> ids, double[][] positionM, List<Tier> tiers, double[] budgetDbm) {

    /** Antenna height of the BSs of networks drawn at random: that of UMa in TR 38.901, metres. */
    public static final double USUAL_HEIGHT_M = 25;

    /** @throws IllegalArgumentException when ids and the other parts do not match, or an id stands twice */
    public Sites {
        ids = List.copyOf(ids);
        tiers = List.copyOf(tiers);
        Positions.check("BS", ids, positionM);
        if (tiers.size() != ids.size() || budgetDbm.length != ids.size()) {
            throw new IllegalArgumentException("%d BSs need as many tiers and budgets, not %d and %d"
                    .formatted(ids.size(), tiers.size(), budgetDbm.length));
        }
    }

    /** Macro cells with the radio's budget each: the homogeneous network. */
    public Sites(List<String> ids, double[][] positionM) {
        this(ids, positionM, Collections.nCopies(ids.size(), Tier.MACRO), unset(ids.size()));
    }

    private static double[] unset(int count) {
        double[] budget = new double[count];
        Arrays.fill(budget, Double.NaN);
        return budget;
    }

    /** P_max^j of Eq. (7) of each BS, watt: its own budget, or that of the radio; shape [B]. */
    public double[] budgetWatt(RadioConfig radio) {
        return Arrays.stream(budgetDbm).map(dbm -> Double.isNaN(dbm) ? radio.budgetWatt()
                : radio.withBudgetDbm(dbm).budgetWatt()).toArray();
    }

    /** The same sites, all of one height. */
    public Sites withHeightM(double heightM) {
        return new Sites(ids, Arrays.stream(positionM).map(p -> new double[] {p[0], p[1], heightM})
                .toArray(double[][]::new), tiers, budgetDbm);
    }

    /** The same BSs in another order. @param order the BS of each new row, shape [B] */
    public Sites rows(int[] order) {
        return new Sites(Arrays.stream(order).mapToObj(ids::get).toList(),
                Arrays.stream(order).mapToObj(b -> positionM[b]).toArray(double[][]::new),
                Arrays.stream(order).mapToObj(tiers::get).toList(),
                Arrays.stream(order).mapToDouble(b -> budgetDbm[b]).toArray());
    }

    /** B. */
    public int count() {
        return ids.size();
    }
}
