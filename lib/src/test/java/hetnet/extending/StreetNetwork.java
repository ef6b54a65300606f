package hetnet.extending;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.NetworkGenerator;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A generator that the kit does not have: small cells in a row along a street of 20 m width, and UEs anywhere on it.
 *
 * @param sites    B
 * @param users    U
 * @param spacingM distance of neighbouring sites, metres
 */
record StreetNetwork(int sites, int users, double spacingM, RadioConfig radio) implements NetworkGenerator {

    private static final double WIDTH_M = 20;
    private static final double LAMP_POST_M = 10;

    @Override
    public String name() {
        return "street, %d sites %.0f m apart".formatted(sites, spacingM);
    }

    @Override
    public Snapshot draw(RandomGenerator random) {
        double[][] positionM = new double[sites][]; // x, y, z of each site
        for (int b = 0; b < sites; b++) {
            positionM[b] = new double[] {(b + 0.5) * spacingM, 0, LAMP_POST_M};
        }
        List<String> ids = IntStream.range(0, sites).mapToObj(b -> "lamp " + b).toList();
        Sites placed = new Sites(ids, positionM);
        Area street = new Area(0, 0, sites * spacingM, WIDTH_M);
        Users dropped = UniformDrop.drop(street, users, 0, Users.USUAL_HEIGHT_M, 0, random);
        ChannelModel model = ChannelModel.builder().setRadio(radio).optPathLoss(PathLosses.UMI).build();
        Channel channel = model.draw(placed, dropped, random);
        return new Snapshot(placed, dropped, channel);
    }
}
