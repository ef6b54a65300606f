package hetnet.study.front;

import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The part of the gap closed after some time, by method: the median over the layouts of a class, and its quartiles. The
 * axis is stretched around 100 %, where all good methods end.
 */
public final class FrontFigure {

    /** Points of a curve in each power of ten. */
    private static final int PER_DECADE = 12;
    private static final int WIDTH = 760;
    private static final int HEIGHT = 480;
    /** Of the y axis, percent: the network may pass 100. */
    private static final double HIGHEST = 104;
    /** Below 0, so that a curve on it is seen. */
    private static final double LOWEST = -6;
    /** Those that the figure has room for, the network's first. */
    private static final List<FrontMethod> DRAWN = List.of(FrontMethod.HETGNN, FrontMethod.HETGNN_REFINED,
            FrontMethod.WMMSE, FrontMethod.REUSE_OPTIMUM, FrontMethod.GRADED_REUSE, FrontMethod.GRADIENT_ASCENT,
            FrontMethod.REUSE_REFINED, FrontMethod.STATIC_REUSE);

    private FrontFigure() {
    }

    /**
     * @param group a class of the results
     * @param name  of the files
     * @throws IllegalArgumentException naming the known classes, when it is none of them
     */
    public static Figure of(FrontResults results, String group, String name) {
        if (!results.groups().contains(group)) {
            throw new IllegalArgumentException("there is no class '%s' in these results; there are %s"
                    .formatted(group, String.join(", ", results.groups())));
        }
        LineFigure figure = Figures.line(name).optLogX().optRangeY(LOWEST, HIGHEST).optStretchedY()
                .optSize(WIDTH, HEIGHT).setAxes("time of one decision on one thread (s)", "gap closed (%)");
        for (FrontMethod method : DRAWN) {
            List<FrontEnvelope> layouts = results.envelopes(group, List.of(method));
            if (!layouts.isEmpty()) {
                add(figure, method.title(), layouts);
            }
        }
        return figure.build();
    }

    private static void add(LineFigure figure, String title, List<FrontEnvelope> layouts) {
        double[] time = times(layouts);
        figure.addBand(title, time, quantile(layouts, time, 25), quantile(layouts, time, 75));
        figure.addSeries(title, time, quantile(layouts, time, 50));
    }

    /** From the instant at which all layouts have an answer to the end of the longest decision. */
    private static double[] times(List<FrontEnvelope> layouts) {
        double first = layouts.stream().mapToDouble(layout -> layout.seconds()[0]).max().orElseThrow();
        double last = layouts.stream().mapToDouble(FrontEnvelope::last).max().orElseThrow();
        double step = Math.pow(10, 1.0 / PER_DECADE);
        return DoubleStream.concat(DoubleStream.iterate(first, t -> t < last, t -> t * step), DoubleStream.of(last))
                .toArray();
    }

    private static double[] quantile(List<FrontEnvelope> layouts, double[] time, double percent) {
        return Arrays.stream(time).map(t -> 100 * new Percentile(percent).evaluate(
                layouts.stream().mapToDouble(layout -> layout.after(t)).toArray())).toArray();
    }
}
