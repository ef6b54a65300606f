package hetnet.study.mimo;

import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Time against utility on a class of layouts: WMMSE after more and more iterations, the network after more rounds. */
public final class MimoFront {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;

    private MimoFront() {
    }

    /**
     * @param summary    of {@link MimoSummary#of}
     * @param layouts    name of a class
     * @param constraint as the summary has it
     * @param name       of the files
     * @throws IllegalArgumentException when the summary has no such rows
     */
    public static Figure of(Table summary, String layouts, String constraint, String name) {
        List<double[]> network = points(summary, layouts, constraint, MimoStudy.NETWORK + "\\d+");
        if (network.isEmpty()) {
            throw new IllegalArgumentException("the summary has no rows of the network on %s, %s"
                    .formatted(layouts, constraint));
        }
        LineFigure figure = Figures.line(name).optLogX().optSize(WIDTH, HEIGHT)
                .setAxes("time of one decision on one thread (ms)", "mean ln R above SLNR");
        add(figure, "network, more rounds", network, true);
        add(figure, "network, then closing steps", points(summary, layouts, constraint,
                MimoStudy.NETWORK + "\\d+" + MimoStudy.CLOSED + "\\d+"), false);
        add(figure, "network, both starts and closing steps", points(summary, layouts, constraint,
                MimoStudy.ANYTIME), false);
        add(figure, "WMMSE from SLNR, more iterations", points(summary, layouts, constraint,
                MimoStudy.ONE_START + "(_\\d+)?"), true);
        add(figure, "WMMSE, best of its starts", points(summary, layouts, constraint, MimoStudy.BEST + "\\d+"), false);
        return figure.build();
    }

    private static void add(LineFigure figure, String title, List<double[]> points, boolean joined) {
        double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
        if (x.length > 0 && joined) {
            figure.addSeries(title, x, y);
        } else if (x.length > 0) {
            figure.addPoints(title, x, y);
        }
    }

    /** Time, utility; by time. */
    private static List<double[]> points(Table summary, String layouts, String constraint, String methods) {
        List<double[]> points = new ArrayList<>();
        for (Row row : summary) {
            if (row.getString("class").equals(layouts) && row.getString("constraint").equals(constraint)
                    && row.getString("method").matches(methods) && !row.isMissing("cpu_ms")) {
                points.add(new double[] {row.getNumber("cpu_ms"), row.getNumber("above_slnr")});
            }
        }
        points.sort(Comparator.comparingDouble(point -> point[0]));
        return points;
    }
}
