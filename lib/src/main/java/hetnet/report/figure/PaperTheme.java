package hetnet.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.theme.AbstractBaseTheme;

/** White paper, plain axes, type that stays readable when a figure shrinks to a column. */
final class PaperTheme extends AbstractBaseTheme {

    private static final Color INK = new Color(0x222222);
    private static final Color GRID = new Color(0xE3E3E3);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    @Override
    public Font getBaseFont() {
        return TEXT;
    }

    @Override
    public Color getChartFontColor() {
        return INK;
    }

    @Override
    public Font getChartTitleFont() {
        return HEADING;
    }

    @Override
    public boolean isChartTitleBoxVisible() {
        return false;
    }

    @Override
    public Font getAxisTitleFont() {
        return TEXT;
    }

    @Override
    public Font getAxisTickLabelsFont() {
        return TEXT.deriveFont(13f);
    }

    @Override
    public Color getAxisTickLabelsColor() {
        return INK;
    }

    @Override
    public Font getLegendFont() {
        return TEXT.deriveFont(13f);
    }

    @Override
    public Color getLegendBorderColor() {
        return Color.WHITE;
    }

    @Override
    public int getLegendPadding() {
        return 6;
    }

    @Override
    public int getLegendSeriesLineLength() {
        return 28;
    }

    @Override
    public LegendPosition getLegendPosition() {
        return LegendPosition.OutsideS;
    }

    @Override
    public int getAxisTitlePadding() {
        return 8;
    }

    @Override
    public int getPlotMargin() {
        return 0;
    }

    @Override
    public boolean isAxisTicksLineVisible() {
        return false;
    }

    @Override
    public int getXAxisTickMarkSpacingHint() {
        return 80;
    }

    @Override
    public boolean isPlotTicksMarksVisible() {
        return false;
    }

    @Override
    public Color getPlotGridLinesColor() {
        return GRID;
    }

    @Override
    public BasicStroke getPlotGridLinesStroke() {
        return new BasicStroke(1f);
    }

    @Override
    public Color getPlotBorderColor() {
        return INK;
    }

    @Override
    public int getMarkerSize() {
        return 9;
    }

    @Override
    public Font getAnnotationTextFont() {
        return TEXT.deriveFont(13f);
    }
}
