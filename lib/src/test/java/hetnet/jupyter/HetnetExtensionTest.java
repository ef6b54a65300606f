package hetnet.jupyter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Progress;
import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HetnetExtensionTest {

    private final Renderer renderer = new Renderer();
    private final Figure figure = Figures.line("loss").setAxes("epoch", "loss")
            .addSeries("training", new double[] {2, 1}).build();

    @BeforeEach
    void register() {
        HetnetExtension.register(renderer);
    }

    @Test
    void theKernelFindsItByItself() {
        assertTrue(ServiceLoader.load(Extension.class).stream()
                .anyMatch(found -> found.type() == HetnetExtension.class));
    }

    @Test
    void figuresCarryBothImages() {
        DisplayData data = renderer.render(figure);
        assertEquals(figure.screenSvg(), data.getData(MIMEType.IMAGE_SVG));
        assertArrayEquals(figure.png(2), Base64.getDecoder().decode((String) data.getData(MIMEType.IMAGE_PNG)));
        assertEquals("figure loss (3.50 x 2.17 in, 2 rows)", data.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aMapWithTipsIsShownByTheBrowser() {
        Figure map = Figures.map("m").setPoints(new double[][] {{1, 2}, {3, 4}}, List.of("BS1", "BS2"))
                .optTips(List.of("UE 1", "UE 2")).build();
        DisplayData data = renderer.render(map);
        assertEquals(map.html(), data.getData(MIMEType.TEXT_HTML));
        assertNull(data.getData(MIMEType.IMAGE_SVG));
    }

    @Test
    void tablesCarryHtmlAndText() {
        DisplayData data = renderer.render(Tables.named("t", "method", "jain").row("a<b", 0.65).build());
        assertTrue(((String) data.getData(MIMEType.TEXT_HTML)).contains("a&lt;b"));
        assertTrue(((String) data.getData(MIMEType.TEXT_PLAIN)).contains("a<b"));
    }

    @Test
    void progressCarriesABar() {
        DisplayData data = renderer.render(new Progress.State("train & test", 1, 4, "loss 0.1", 2, false));
        String html = (String) data.getData(MIMEType.TEXT_HTML);
        assertTrue(html.contains("max=\"4\" value=\"1\"") && html.contains("train &amp; test"), html);
        assertTrue(html.contains("25 %, 1/4, 0.5/s, 6.0 s left, loss 0.1"), html);
    }
}
