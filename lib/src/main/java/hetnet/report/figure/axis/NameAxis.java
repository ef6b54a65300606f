package hetnet.report.figure.axis;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of names at 0, 1, 2 and so on; where these are numbers that have no room each, every second, fifth, tenth and
 * so on has its label.
 */
public final class NameAxis extends FigureAxis {

    private static final int[] STRIDES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    /** Of a name's width, with the gap to the next. */
    private static final double ROOM = 1.4;
    private static final double HALF = 0.5;

    private final List<String> names;
    private final boolean upright;

    /** With names that lie side by side. */
    public NameAxis(String title, List<String> names) {
        this(title, names, false);
    }

    private NameAxis(String title, List<String> names, boolean upright) {
        super(title, -HALF, names.size() - HALF);
        this.names = List.copyOf(names);
        this.upright = upright;
    }

    /** The same, with names that stand upright where they have no room side by side. */
    public NameAxis within(double width, Font font) {
        return new NameAxis(title(), names, !areNumbers() && ROOM * longest(font) * names.size() > width);
    }

    @Override
    public boolean isUpright() {
        return upright;
    }

    @Override
    public boolean hasMarks() {
        return false;
    }

    /** Of a name, in units of the font. */
    public double longest(Font font) {
        return names.stream().mapToDouble(name -> width(name, font)).max().orElse(0);
    }

    private boolean areNumbers() {
        return names.stream().allMatch(name -> name.matches("\\d+"));
    }

    /** Numbers in another order would be taken for a scale: they have no labels. */
    private boolean ascending() {
        return !areNumbers() || IntStream.range(1, names.size()).allMatch(i ->
                Integer.parseInt(names.get(i - 1)) < Integer.parseInt(names.get(i)));
    }

    @Override
    public List<Tick> ticks(double length, Font font, boolean side) {
        double room = length / names.size();
        double need = side || upright ? font.getSize2D() : ROOM * longest(font);
        int stride = 1;
        for (int s = 0; areNumbers() && s < STRIDES.length && room * stride < need; s++) {
            stride = STRIDES[s];
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (side || ascending() && (stride == 1 || i == 0 || Integer.parseInt(names.get(i)) % stride == 0)) {
                ticks.add(new Tick(i, names.get(i)));
            }
        }
        return ticks;
    }
}
