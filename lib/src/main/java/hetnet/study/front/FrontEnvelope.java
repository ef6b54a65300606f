package hetnet.study.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best that a method has after some time on one layout, whichever of its settings is taken for that time.
 *
 * @param seconds   at which it gets better; ascending, shape [N]
 * @param gapClosed from then on; ascending, shape [N]
 * @param last      seconds of its longest decision
 */
record FrontEnvelope(double[] seconds, double[] gapClosed, double last) {

    /** @param points of one method on one layout, at least one, with a gap */
    static FrontEnvelope of(List<FrontPoint> points) {
        List<FrontPoint> better = new ArrayList<>();
        List<FrontPoint> sorted = points.stream().sorted(Comparator.comparingDouble(FrontPoint::seconds)
                .thenComparing(Comparator.comparingDouble(FrontPoint::gapClosed).reversed())).toList();
        double most = Double.NEGATIVE_INFINITY;
        for (FrontPoint point : sorted) {
            if (point.gapClosed() > most) {
                better.add(point);
                most = point.gapClosed();
            }
        }
        return new FrontEnvelope(better.stream().mapToDouble(FrontPoint::seconds).toArray(),
                better.stream().mapToDouble(FrontPoint::gapClosed).toArray(),
                sorted.get(sorted.size() - 1).seconds());
    }

    /** The part of the gap closed after so many seconds; NaN before the first answer. */
    double after(double time) {
        double gap = Double.NaN;
        for (int i = 0; i < seconds.length && seconds[i] <= time; i++) {
            gap = gapClosed[i];
        }
        return gap;
    }

    /** Seconds until so much of the gap is closed; infinite where that is never reached. */
    double reach(double gap) {
        for (int i = 0; i < seconds.length; i++) {
            if (gapClosed[i] >= gap) {
                return seconds[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
