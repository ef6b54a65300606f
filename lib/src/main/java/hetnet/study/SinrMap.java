package hetnet.study;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.channel.Snapshot;
import hetnet.network.Area;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.Sinr;
import hetnet.solver.Baseline;
import hetnet.util.Require;
import java.util.stream.IntStream;

/**
 * The SINR of Eq. (9) at the centres of a grid of cells, for a UE served by the strongest BS while all BSs send with
 * equal power on all RBs. The channel is that of {@link ChannelModel#mean}: what remains is geometry.
 *
 * @param xM     centres of the columns, metres; shape [X]
 * @param yM     centres of the rows, metres; shape [Y]
 * @param sinrDb dB; shape [Y, X]
 */
public record SinrMap(double[] xM, double[] yM, double[][] sinrDb) {

    /**
     * @param cellM   side of a cell, metres; cells are a little smaller or larger where the area is no multiple of it
     * @param heightM height of the UE, metres
     * @throws IllegalArgumentException when a value is out of range
     */
    public static SinrMap of(Sites sites, ChannelModel model, Area area, double cellM, double heightM) {
        Require.inRange("cellM", cellM, 0.01, Math.min(area.widthM(), area.heightM()) / 2, "m");
        double[] x = centres(area.minXM(), area.widthM(), cellM);
        double[] y = centres(area.minYM(), area.heightM(), cellM);
        double[][] position = IntStream.range(0, x.length * y.length)
                .mapToObj(i -> new double[] {x[i % x.length], y[i / x.length], heightM}).toArray(double[][]::new);
        Users grid = Users.still(IntStream.range(0, position.length).mapToObj(Integer::toString).toList(), position);

        Channel channel = model.mean(sites, grid);
        Allocation baseline = Baseline.allocate(new Snapshot(sites, grid, channel), model.radio());
        double[][] sinr = Sinr.of(channel.gains(), baseline, model.radio()); // [Y X, R], equal on all RBs
        double[][] sinrDb = new double[y.length][x.length];
        for (int i = 0; i < sinr.length; i++) {
            sinrDb[i / x.length][i % x.length] = 10 * Math.log10(sinr[i][0]);
        }
        return new SinrMap(x, y, sinrDb);
    }

    private static double[] centres(double from, double length, double cellM) {
        int count = (int) Math.round(length / cellM);
        return IntStream.range(0, count).mapToDouble(i -> from + length * (i + 0.5) / count).toArray();
    }
}
