package hetnet.report.figure;

/**
 * Every kind of figure, by the name of its files:
 * <pre>{@code
 * Figures.cdf("fig5_rates").setAxes("UE rate (kbit/s)", "share of UEs")
 *        .addSamples("baseline", baseline).addSamples("teacher", teacher)
 *        .build().save(Folders.here().figures());
 * }</pre>
 */
public final class Figures {

    private Figures() {
    }

    /** Lines through points. */
    public static LineFigure line(String name) {
        return new LineFigure(name);
    }

    /** Empirical distribution functions. */
    public static CdfFigure cdf(String name) {
        return new CdfFigure(name);
    }

    /** Counts of samples in shared bins. */
    public static HistogramFigure histogram(String name) {
        return new HistogramFigure(name);
    }

    /** Bars, one group per category and one colour per series. */
    public static BarFigure bars(String name) {
        return new BarFigure(name);
    }

    /** Points on the ground by category, with sites; metres have one length on both axes. */
    public static MapFigure map(String name) {
        return new MapFigure(name);
    }

    /** A quantity over a grid on the ground, with sites. */
    public static FieldFigure field(String name) {
        return new FieldFigure(name);
    }

    /** A matrix with named rows and columns. */
    public static HeatFigure heat(String name) {
        return new HeatFigure(name);
    }
}
