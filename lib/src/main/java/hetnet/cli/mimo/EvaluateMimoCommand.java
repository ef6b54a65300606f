package hetnet.cli.mimo;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.model.AnytimePrecoding;
import hetnet.mimo.model.BeamAssociation;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.radio.Precoders;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.report.Tables;
import hetnet.solver.SolveContext;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make evaluate-mimo}: every method of precoding on a scenario folder with
 * {@code csi.csv.gz}. Writes {@code summary.csv}, {@code rates.csv} and {@code precoders.csv} of the network.
 */
@Command(name = "evaluate-mimo", header = "Precode for a scenario folder that has channels of antennas.")
public final class EvaluateMimoCommand extends SettingsCommand {

    private static final int ITERATIONS = 100;

    @Option(names = "--scenario", required = true, paramLabel = "DIR", description = "folder with csi.csv.gz")
    private Path scenario;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder of the results")
    private Path results;

    @Option(names = "--model", paramLabel = "FILE", description = "weights; default: the shipped ones")
    private Path weights;

    @Option(names = "--constraint", defaultValue = "per_bs", paramLabel = "WHICH",
            description = "per_bs or per_antenna: what a budget holds for")
    private String constraint;

    /** @param place its data has the weights */
    public EvaluateMimoCommand(Workplace place) {
        super(place);
    }

    @Override
    public Integer call() {
        InputException.blame(() -> OutputPaths.folder(results));
        PrecodingModel model = InputException.blame(() -> PrecodingModel.load(
                weights == null ? PrecodingModel.shipped(place.data()) : weights));
        MimoNetwork network = InputException.blame(() -> MimoNetwork.read(scenario, RadioConfig.paper()));
        MimoProblem problem = InputException.blame(() -> MimoProblem.of(network, new AlphaFair(1)))
                .with(constraint());
        List<MimoSolver> solvers = new ArrayList<>();
        for (LinearPrecoding.Kind kind : LinearPrecoding.Kind.values()) {
            solvers.add(new LinearPrecoding(kind));
        }
        solvers.add(new WmmsePrecoding(new LinearPrecoding(LinearPrecoding.Kind.SLNR), ITERATIONS));
        solvers.add(model);
        solvers.add(AnytimePrecoding.of(model));
        solvers.add(BeamAssociation.of(model));
        Tables.Rows summary = Tables.named("summary", "method", "mean_log_rate", "sum_rate_bps", "jain", "p5_bps",
                "coverage", "seconds");
        Tables.Rows rates = Tables.named("rates", "method", "ue", "bs", "rate_bps");
        for (MimoSolver solver : solvers) {
            MimoSolution solution = solver.solve(problem, SolveContext.of(1));
            Metrics m = solution.metrics();
            summary.row(solver.name(), m.meanLogRate(), m.sumRateBps(), m.jain(), m.p5Bps(), m.coverage(),
                    solution.trace().get(solution.trace().size() - 1).seconds());
            for (int u = 0; u < network.users().count(); u++) {
                int b = solution.association()[u];
                rates.row(solver.name(), network.users().ids().get(u),
                        b == Allocation.OUT_OF_COVERAGE ? "" : network.sites().ids().get(b), solution.rateBps()[u]);
            }
            if (solver == model) {
                write(network, solution);
            }
        }
        Tables.writeCsv(summary.build(), results.resolve("summary.csv"), "%s, %s".formatted(scenario, constraint));
        Tables.writeCsv(rates.build(), results.resolve("rates.csv"));
        place.out().println(summary.build().printAll());
        place.out().printf("Written: %s%n", results);
        return 0;
    }

    private PowerConstraint constraint() {
        return switch (constraint) {
            case "per_bs" -> PowerConstraint.PER_BS;
            case "per_antenna" -> PowerConstraint.PER_ANTENNA;
            default -> throw new InputException("constraint '%s' is unknown: per_bs or per_antenna"
                    .formatted(constraint));
        };
    }

    /** The precoders of the network, where there are any, in the square root of a watt. */
    private void write(MimoNetwork network, MimoSolution solution) {
        Tables.Rows rows = Tables.named("precoders", "ue", "bs", "antenna", "rb", "re", "im");
        Precoders w = solution.precoders();
        for (int u = 0; u < w.users(); u++) {
            int b = solution.association()[u];
            for (int i = 0; b != Allocation.OUT_OF_COVERAGE && i < w.blocks() * network.csi().antennas(b); i++) {
                int antenna = i / w.blocks();
                int at = w.index(u, i % w.blocks()) + antenna;
                rows.row(network.users().ids().get(u), network.sites().ids().get(b), antenna, i % w.blocks(),
                        w.re()[at], w.im()[at]);
            }
        }
        Tables.writeCsv(rows.build(), results.resolve("precoders.csv"), "of " + PrecodingModel.NAME);
    }
}
