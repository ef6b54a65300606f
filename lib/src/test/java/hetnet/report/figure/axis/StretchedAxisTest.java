package hetnet.report.figure.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.figure.axis.FigureAxis.Tick;
import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchedAxisTest {

    private static final double EXACT = 1e-12;
    private static final Font TYPE = new Font(Font.SANS_SERIF, Font.PLAIN, 8);

    @Test
    void aPerCentIsLongerNear100() {
        FigureAxis axis = new StretchedAxis("gap closed (%)", 0, 104);
        assertEquals(0, axis.share(0), EXACT);
        assertEquals(1, axis.share(104), EXACT);
        double before = 0;
        for (int percent = 1; percent <= 100; percent++) {
            double each = axis.share(percent) - axis.share(percent - 1);
            assertTrue(each > before, "of " + percent);
            before = each;
        }
        assertEquals(axis.share(101) - axis.share(100), axis.share(100) - axis.share(99), EXACT);
    }

    @Test
    void numbersAscendAndHaveRoom() {
        FigureAxis axis = new StretchedAxis("gap closed (%)", -6, 104);
        List<Tick> ticks = axis.ticks(130, TYPE, true);
        assertEquals(List.of("0", "50", "70", "80", "90", "95", "98", "100", "102"),
                ticks.stream().map(Tick::label).toList());
        for (int i = 1; i < ticks.size(); i++) {
            assertTrue(130 * (axis.share(ticks.get(i).value()) - axis.share(ticks.get(i - 1).value())) > 8);
        }
    }
}
