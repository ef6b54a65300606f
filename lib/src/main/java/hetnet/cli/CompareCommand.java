package hetnet.cli;

import hetnet.cli.setting.Workplace;
import hetnet.report.Tables;
import hetnet.report.figure.BarFigure;
import hetnet.report.figure.CdfFigure;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import hetnet.study.Measure;
import hetnet.study.RunResults;
import hetnet.study.RunResults.Part;
import hetnet.util.InputException;
import hetnet.util.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make compare}: several runs in one table, {@code comparison.csv}, and in figures with one
 * curve per run. Methods that only some of the runs have are left out.
 */
@Command(name = "compare", header = "Put several runs side by side, in one table and in figures with a curve for each.")
final class CompareCommand implements Callable<Integer> {

    private static final String TABLE = "comparison";

    private final Workplace place;
    private final Map<Figure, String> captions = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write")
    private Path folder;

    @Parameters(arity = "2..*", paramLabel = "NAME=DIR", description = "each run by a name of its own, and its folder")
    private List<String> named;

    private List<RunResults> runs;

    CompareCommand(Workplace place) {
        this.place = place;
    }

    /** Writes table and figures, and a line per figure: its name and its caption with a tabulator in between. */
    @Override
    public Integer call() {
        runs = named.stream().map(CompareCommand::read).toList();
        Table table = table();
        draw();
        Tables.writeCsv(table, folder.resolve(TABLE + ".csv"));
        captions.forEach((figure, caption) -> {
            figure.save(folder);
            place.out().println(figure.name() + "\t" + caption);
        });
        return Hetnet.OK;
    }

    private static RunResults read(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1 || argument.substring(equals + 1).isBlank()) {
            throw new InputException("%s is not of the form NAME=folder".formatted(Quoted.of(argument)));
        }
        try {
            return new RunResults(argument.substring(0, equals), Path.of(argument.substring(equals + 1)));
        } catch (InvalidPathException e) {
            throw new InputException("%s names no folder: %s".formatted(Quoted.of(argument), e.getReason()));
        }
    }

    /**
     * One row per method and run, the runs of a method side by side.
     *
     * @throws InputException when no method is in all runs
     */
    private Table table() {
        Tables.Rows rows = Tables.named(TABLE, Stream.concat(Stream.of("part", "method", "run"),
                RunResults.MEASURES.stream())
                .toArray(String[]::new));
        boolean any = false;
        for (Part part : Part.values()) {
            for (String method : common(run -> run.measures(part))) {
                any = true;
                for (RunResults run : runs) {
                    double[] measures = run.measures(part).get(method);
                    rows.row(Stream.concat(Stream.of(part.id, method, run.name()), Arrays.stream(measures).boxed())
                            .toArray());
                }
            }
        }
        if (!any) {
            throw new InputException("these runs have no method in common, so there is nothing to compare: "
                    + runs.stream()
                    .map(run -> "%s has %s".formatted(run.name(), contents(run))).collect(Collectors.joining("; ")));
        }
        return rows.build();
    }

    private static String contents(RunResults run) {
        return Stream.of(Part.values()).filter(part -> !run.measures(part).isEmpty())
                .map(part -> String.join(", ", run.measures(part).keySet()) + " of " + part.id)
                .collect(Collectors.joining(" and "));
    }

    /** Names that all runs have, in the order of the first. */
    private List<String> common(Function<RunResults, Map<String, double[]>> content) {
        List<Map<String, double[]>> all = runs.stream().map(content).toList();
        return all.get(0).keySet().stream().filter(name -> all.stream().allMatch(one -> one.containsKey(name)))
                .toList();
    }

    private void draw() {
        for (Part part : Part.values()) {
            List.of(Measure.SUM_RATE, Measure.JAIN, Measure.FIFTH_PERCENTILE)
                    .forEach(measure -> drawMeasure(part, measure));
            for (String method : common(run -> run.ratesKbps(part))) {
                CdfFigure cdf = Figures.cdf(name(part, "rates_" + method)).setAxes("UE rate (kbit/s)", "share of UEs")
                        .optLogX();
                runs.forEach(run -> cdf.addSamples(run.name(), run.ratesKbps(part).get(method)));
                captions.put(cdf.build(), "UE rates under %s; %s".formatted(method, part.words));
            }
        }
        drawCurve("fig6_training_loss", "total, training", "loss", true);
        drawCurve("fig7_sum_rate", "HetGNN", "sum-rate (Gbit/s)", false);
    }

    private void drawMeasure(Part part, Measure shown) {
        int measure = shown.ordinal();
        List<String> methods = common(run -> run.measures(part)).stream()
                .filter(method -> runs.stream().allMatch(run ->
                        Double.isFinite(run.measures(part).get(method)[measure]))).toList();
        if (methods.isEmpty()) {
            return;
        }
        BarFigure bars = Figures.bars(name(part, shown.column())).setAxes("method", shown.title())
                .setCategories(methods.stream().map(method -> method.replace('_', ' ')).toList());
        runs.forEach(run -> bars.addSeries(run.name(), methods.stream()
                .mapToDouble(method -> run.measures(part).get(method)[measure] / shown.unit()).toArray()));
        captions.put(bars.build(), "%s; %s".formatted(shown.title(), part.words));
    }

    private void drawCurve(String figure, String series, String title, boolean logY) {
        if (!common(run -> run.curves(figure)).contains(series)) {
            return;
        }
        LineFigure line = Figures.line("compare_" + figure).setAxes("epoch", title);
        runs.forEach(run -> line.addSeries(run.name(), run.curves(figure).get(series)));
        captions.put((logY ? line.optLogY() : line).build(), "Training of the paper's network: %s".formatted(title));
    }

    private static String name(Part part, String what) {
        return "compare_%s_%s".formatted(part.id, what.replaceAll("[^A-Za-z0-9]+", "_"));
    }
}
