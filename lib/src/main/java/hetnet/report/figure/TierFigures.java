package hetnet.report.figure;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How decisions differ from tier to tier of a heterogeneous network: who carries the load, and which rates the UEs of a
 * tier have. A UE belongs to the tier of its BS, so that the same UE may count to another tier by another decision.
 */
public final class TierFigures {

    private static final double BPS_PER_KBPS = 1e3;

    private final List<Tier> tiers; // of each BS
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    private record Decision(Allocation allocation, double[] rateBps) {
    }

    /** @param tiers of each BS; shape [B] */
    public TierFigures(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
    }

    /**
     * One more decision to be shown.
     *
     * @param rateBps of the UEs in coverage, in their order, bit/s
     * @throws IllegalArgumentException when BSs or UEs are not as many as the decision has, or the label stands twice
     */
    public TierFigures add(String label, Allocation allocation, double[] rateBps) {
        int covered = Arrays.stream(allocation.load()).sum();
        if (allocation.powerWatt().length != tiers.size() || rateBps.length != covered) {
            throw new IllegalArgumentException("%d tiers and %d rates do not fit a decision of %d BSs and %d UEs"
                    .formatted(tiers.size(), rateBps.length, allocation.powerWatt().length, covered));
        }
        if (decisions.putIfAbsent(label, new Decision(allocation, rateBps.clone())) != null) {
            throw new IllegalArgumentException("there are two decisions '%s'".formatted(label));
        }
        return this;
    }

    /** The tiers of the network, from large cells to small ones. */
    public List<Tier> tiers() {
        return tiers.stream().distinct().sorted().toList();
    }

    /** Bars of the mean number of UEs of a BS, one group per decision and one colour per tier. */
    public BarFigure loads(String name) {
        BarFigure bars = Figures.bars(name).setAxes("", "UEs per BS").setCategories(List.copyOf(decisions.keySet()));
        for (Tier tier : tiers()) {
            bars.addSeries(tier.toString(), decisions.values().stream().mapToDouble(d -> IntStream
                    .range(0, tiers.size()).filter(b -> tiers.get(b) == tier)
                    .map(b -> d.allocation.load()[b]).average().orElseThrow()).toArray());
        }
        return bars;
    }

    /**
     * The distribution of the rates of the UEs that a tier serves, one curve per decision; a decision by which it
     * serves nobody has none.
     */
    public CdfFigure rates(String name, Tier tier) {
        return rates(name, "rate of UEs of a %s BS (kbit/s)".formatted(tier), decision -> kbps(decision, tier));
    }

    /** The distribution of the rates of all UEs in coverage, one curve per decision. */
    public CdfFigure rates(String name) {
        return rates(name, "UE rate (kbit/s)", decision ->
                Arrays.stream(decision.rateBps).map(bps -> bps / BPS_PER_KBPS).toArray());
    }

    private CdfFigure rates(String name, String title, Function<Decision, double[]> kbpsOf) {
        Map<String, double[]> shown = new LinkedHashMap<>();
        decisions.forEach((label, decision) -> shown.put(label, kbpsOf.apply(decision)));
        shown.values().removeIf(kbps -> kbps.length == 0);
        CdfFigure cdf = Figures.cdf(name).setAxes(title, "share of UEs");
        shown.forEach(cdf::addSamples);
        boolean positive = shown.values().stream().flatMapToDouble(Arrays::stream).allMatch(rate -> rate > 0);
        return positive ? cdf.optLogX() : cdf;
    }

    /** Whether any decision leaves UEs to a tier, so that it has {@link #rates}. */
    public boolean serves(Tier tier) {
        return decisions.values().stream().anyMatch(decision -> kbps(decision, tier).length > 0);
    }

    private double[] kbps(Decision decision, Tier tier) {
        List<Double> kbps = new ArrayList<>();
        int covered = 0;
        for (int site : decision.allocation.association()) {
            if (site != Allocation.OUT_OF_COVERAGE) {
                double rate = decision.rateBps[covered++] / BPS_PER_KBPS;
                if (tiers.get(site) == tier) {
                    kbps.add(rate);
                }
            }
        }
        return kbps.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
