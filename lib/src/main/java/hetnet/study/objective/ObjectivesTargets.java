package hetnet.study.objective;

import static hetnet.study.objective.ObjectivesResults.mean;

import hetnet.report.Tables;
import hetnet.study.Methods;
import hetnet.study.objective.ObjectivesResults.Row;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** What was wanted of wishes beyond fairness, and what came of it. */
public final class ObjectivesTargets {

    /** UEs under R_min, over the share of the baseline, at most; and the loss in mean ln R, nat, below. */
    private static final double OUTAGE_PART = 1.0 / 3;
    private static final double LARGEST_LOSS = 0.05;

    private final ObjectivesResults results;
    private final Tables.Rows table = Tables.named("objectives_targets", "where", "what", "wanted", "measured",
            "verdict");

    private ObjectivesTargets(ObjectivesResults results) {
        this.results = results;
    }

    /** One row each: class of layouts, what was wanted, what was measured, and whether it was reached. */
    public static Table table(ObjectivesResults results) {
        ObjectivesTargets targets = new ObjectivesTargets(results);
        for (String group : results.groups()) {
            for (String way : List.of("", "_penalty", "_prices")) {
                targets.minimumRate(group, Methods.HETGNN_UNROLLED + way);
            }
            targets.energy(group);
        }
        return targets.table.build();
    }

    private void minimumRate(String group, String method) {
        Map<String, List<Row>> methods = results.methods(group, Wish.MIN_RATE);
        double baseline = mean(methods.get("baseline"), Row::outageShare);
        double best = methods.entrySet().stream().filter(e -> !ObjectivesResults.isOfNetwork(e.getKey()))
                .mapToDouble(e -> mean(e.getValue(), Row::outageShare)).min().orElseThrow();
        double own = mean(methods.get(method), Row::outageShare);
        double loss = mean(results.methods(group, Wish.FAIRNESS).get(Methods.HETGNN_UNROLLED), Row::meanLogRate)
                - mean(methods.get(method), Row::meanLogRate);
        row(group, "UEs under R_min, " + method, "<= %.2f %%, a third of the baseline's"
                .formatted(100 * OUTAGE_PART * baseline), "%.2f %%".formatted(100 * own),
                own <= OUTAGE_PART * baseline);
        row(group, "UEs under R_min, " + method, "<= %.2f %%, the least of any reference".formatted(100 * best),
                "%.2f %%".formatted(100 * own), own <= best);
        row(group, "mean ln R lost against its answer to fairness, " + method, "< %.2f".formatted(LARGEST_LOSS),
                "%.4f".formatted(loss), loss < LARGEST_LOSS);
    }

    /** A price for a watt is the slope of a line that touches the front: above in value is beyond it there. */
    private void energy(String group) {
        for (double price : Wish.PRICES) {
            above(group, Wish.energy(price));
        }
        above(group, Wish.BIT_PER_JOULE);
    }

    private void above(String group, String wish) {
        Map<String, List<Row>> methods = results.methods(group, wish);
        String best = ObjectivesResults.bestReference(methods);
        double own = mean(methods.get(Methods.HETGNN_UNROLLED), Row::value);
        double reference = mean(methods.get(best), Row::value);
        row(group, "%s, value of %s above %s".formatted(wish, Methods.HETGNN_UNROLLED, best),
                "> %.6g".formatted(reference), "%.6g".formatted(own), own > reference);
    }

    private void row(String group, String what, String wanted, String measured, boolean reached) {
        table.row(group, what, wanted, measured, reached ? "reached" : "missed");
    }
}
