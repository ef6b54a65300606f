package hetnet.solver.portfolio;

import hetnet.channel.Fading;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what every reference method finds on a layout: paper, etoile, etoile-fading, etoile-hetnet, hex19, hex37, or
 * a side in metres.
 */
final class ReferenceReport {

    private ReferenceReport() {
    }

    public static void main(String[] args) {
        for (String name : args) {
            Problem problem = problem(name);
            System.out.println(name);
            Map<String, Solution> found = new ReferencePortfolio().solveAll(problem, SolveContext.of(1));
            found.forEach((method, a) -> {
                double[] rate = Rates.userRates(problem.gains(), a.allocation(), problem.radio(), Scheduler.EQUAL_TIME);
                Metrics m = Metrics.of(rate, a.allocation().association());
                System.out.printf(Locale.ROOT,
                        "%-16s mean ln R %.4f  sum %.4f Gbit/s  Jain %.3f  p5 %6.0f bit/s  %7.3f s%n", method,
                        m.meanLogRate(), m.sumRateBps() / 1e9, m.jain(), m.p5Bps(), a.seconds());
            });
        }
    }

    private static Problem problem(String name) {
        return switch (name) {
            case "paper" -> TestLayout.paper(1);
            case "etoile", "etoile-fading", "etoile-hetnet" -> TestLayout.folder(name);
            case "hex19" -> TestLayout.hexagonal(19, 600, 20, 200, 1);
            case "hex37" -> TestLayout.hexagonal(37, 1000, 20, 200, 1);
            default -> TestLayout.random(5, 300, 20, Double.parseDouble(name), Fading.NONE, 1, 1);
        };
    }
}
