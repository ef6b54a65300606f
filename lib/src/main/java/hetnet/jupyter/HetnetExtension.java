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
import tech.tablesaw.api.Table;

/**
 * Shows figures and tables in notebooks, and refusals as one sentence. The kernel finds it through
 * {@code META-INF/services} once the kit's jar is on its classpath; nothing is imported into the notebook.
 */
public final class HetnetExtension implements Extension {

    /** Rows of a table shown in a notebook. */
    static final int MAX_ROWS = 25;
    /** Two pixels per pixel of the page: sharp on dense screens, half the size on the page. */
    private static final int SCREEN_SCALE = 2;

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
        Refusals.install(kernel);
        LosslessOutput.install(kernel);
    }

    static void register(Renderer renderer) {
        renderer.createRegistration(Figure.class)
                .preferring(MIMEType.IMAGE_PNG, MIMEType.IMAGE_SVG, MIMEType.TEXT_HTML)
                .register((Figure figure, RenderContext context) -> show(figure, context));
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .register(HetnetExtension::show);
        renderer.createRegistration(Progress.State.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((state, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, state::html));
    }

    /** Both images: JupyterLab draws SVG in trusted notebooks only, and falls back to the PNG. */
    private static void show(Figure figure, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_PLAIN, figure::toString);
        if (figure.hasTips()) { // in place of the SVG, in which a browser would show none
            context.renderIfRequested(MIMEType.TEXT_HTML, figure::html);
        } else {
            context.renderIfRequested(MIMEType.IMAGE_SVG, figure::screenSvg);
        }
        context.renderIfRequested(MIMEType.IMAGE_PNG, (type, out) -> out.putData(type,
                Base64.getEncoder().encodeToString(figure.png(SCREEN_SCALE)),
                Map.of("width", figure.screenWidth(), "height", figure.screenHeight())));
    }

    private static void show(Table table, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> table.print(MAX_ROWS));
        context.renderIfRequested(MIMEType.TEXT_HTML, () -> Tables.html(table, MAX_ROWS));
    }
}
