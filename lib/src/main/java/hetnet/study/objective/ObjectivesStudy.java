package hetnet.study.objective;

import hetnet.radio.Objective;
import hetnet.radio.objective.Demand;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.SupplyPower;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.portfolio.GrowingPenalty;
import hetnet.solver.portfolio.RatePrices;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.MethodResult;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.SideBySide;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every {@link Wish} on layouts of two tiers that no other study has: the references, each asked for the wish, the
 * network asked for it, and the network asked for fairness alone. No decision of the network knows any other.
 */
public final class ObjectivesStudy {

    /** The network, asked for fairness and measured by the wish. */
    public static final String FAIR = "_fair";

    private static final List<String> REFERENCES = List.of("baseline", "pf_association", "range_expansion", "eicic",
            "eicic_pf", "small_cell_on_off", "wmmse", "reuse_optimum");

    private final ObjectivesConfig config;
    private final Solver network;

    /** @param network decides in one pass */
    public ObjectivesStudy(ObjectivesConfig config, Solver network) {
        this.config = config;
        this.network = network;
    }

    /** The network of a class and number, asked for proportional fairness. */
    Problem layout(String group, int index) {
        return new Problem(QualityLayouts.twoTiers(group, config.users())
                .draw(Seeds.stream(config.seed(), "objectives-%s-%d".formatted(group, index))), QualityLayouts.radio(),
                1);
    }

    /**
     * Every wish on every layout.
     *
     * @param parallel layouts that are measured side by side
     */
    public ObjectivesResults run(int parallel, ProgressListener progress) {
        List<Layout> layouts = QualityLayouts.TWO_TIERS.stream().flatMap(group -> IntStream.range(0, config.layouts())
                .mapToObj(index -> new Layout(group, index, () -> layout(group, index)))).toList();
        return new ObjectivesResults(SideBySide.measure(layouts, parallel, this::measure, progress).stream()
                .flatMap(List::stream).toList());
    }

    private List<ObjectivesResults.Row> measure(Layout layout) {
        Problem fair = layout.draw().get();
        SolveContext context = SolveContext.of(config.seed());
        Solution fairly = network.solve(fair, context);
        Wish.Rates rates = Wish.Rates.of(fair, config);
        List<ObjectivesResults.Row> rows = new ArrayList<>();
        for (Wish wish : Wish.all(fair, rates)) {
            Problem asked = fair.toBuilder().optObjective(wish.objective()).build();
            Map<String, Solution> found = new LinkedHashMap<>(
                    new ReferencePortfolio(references(asked.objective())).solveAll(asked, context));
            networks(asked.objective()).forEach(method -> found.put(method.name(), method.solve(asked, context)));
            if (!asked.isAlphaFair()) {
                found.put(network.name() + FAIR, fairly);
            }
            found.forEach((method, solution) -> rows.add(row(layout, wish, rates, asked,
                    MethodResult.of(method, asked, solution))));
        }
        return rows;
    }

    /** Each is asked for the objective, and the last goes on from the best of the others. */
    private Solvers references(Objective objective) {
        Solver ascent = new CanonicalOrder(GradientAscent.builder().optStarts(1).optPolished(1).build());
        return Solvers.standard().with(new CanonicalOrder(new WmmseRestarts(config.restarts()))).only(REFERENCES)
                .with(objective.stages().size() > 1 ? new GrowingPenalty(ascent) : ascent);
    }

    /** The network; a least rate it is asked for in all ways that there are. */
    private List<Solver> networks(Objective objective) {
        List<Solver> all = new ArrayList<>(List.of(network));
        if (objective.leastRate().isPresent()) {
            all.add(new GrowingPenalty(network));
            all.add(new RatePrices(network));
        }
        return all;
    }

    private static ObjectivesResults.Row row(Layout layout, Wish wish, Wish.Rates rates, Problem asked,
            MethodResult result) {
        double[] rateBps = result.rateBps();
        double[][] powerWatt = result.allocation().powerWatt();
        SupplyPower supply = new SupplyPower(asked.tiers());
        Map<String, Double> least = new MinimumRate(rates.minRateBps()).metrics(rateBps, powerWatt);
        Map<String, Double> carried = new Demand(asked.utility(), rates.demandBps()).metrics(rateBps, powerWatt);
        long awake = Arrays.stream(powerWatt).filter(row -> Arrays.stream(row).anyMatch(p -> p > 0)).count();
        return new ObjectivesResults.Row(layout.group(), layout.index(), wish.name(), result.method(),
                asked.value(result.allocation()), result.metrics().meanLogRate(), least.get("outage_share"),
                carried.get("satisfied_share"), Arrays.stream(rateBps).min().orElseThrow(), supply.watts(powerWatt),
                result.metrics().sumRateBps() / supply.watts(powerWatt), awake);
    }
}
