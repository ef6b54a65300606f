package hetnet.jupyter;

import hetnet.report.Progress;
import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Shows figures and tables in notebooks, and refusals as one sentence. The kernel finds it through
 * {@code META-INF/services} once the kit's jar is on its classpath; nothing is imported into the notebook.
 */
public final class HetnetExtension implements Extension {

    /** Rows of a table shown in a notebook. */
    static final int MAX_ROWS = 25;
    /** Two pixels per unit: sharp on dense screens, half the size on the page. */
    private static final int SCREEN_SCALE = 2;

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
        Refusals.install(kernel);
        LosslessOutput.install(kernel);
    }

    static void register(Renderer renderer) {
        renderer.createRegistration(Figure.class)
                .preferring(MIMEType.IMAGE_PNG, MIMEType.IMAGE_SVG)
                .register((figure, context) -> show(figure.chart(), figure.toString(), context));
        renderer.createRegistration(Chart.class)
                .preferring(MIMEType.IMAGE_PNG, MIMEType.IMAGE_SVG)
                .register((chart, context) -> show(chart, ("chart " + chart.getTitle()).strip(), context));
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .register(HetnetExtension::show);
        renderer.createRegistration(Progress.State.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((state, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, state::html));
    }

    /** Both images: JupyterLab draws SVG in trusted notebooks only, and falls back to the PNG. */
    private static void show(Chart<?, ?> chart, String text, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> text);
        context.renderIfRequested(MIMEType.IMAGE_SVG, () -> Figure.svg(chart));
        context.renderIfRequested(MIMEType.IMAGE_PNG, (type, out) -> out.putData(type,
                Base64.getEncoder().encodeToString(Figure.png(chart, SCREEN_SCALE)),
                Map.of("width", chart.getWidth(), "height", chart.getHeight())));
    }

    private static void show(Table table, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> table.print(MAX_ROWS));
        context.renderIfRequested(MIMEType.TEXT_HTML, () -> Tables.html(table, MAX_ROWS));
    }
}
