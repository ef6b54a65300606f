package hetnet.channel.pathloss;

import hetnet.network.Geometry;

/**
 * The street canyon of an urban micro cell (UMi) of 3GPP TR 38.901: LOS probability (Table 7.4.2-1) and path loss
 * (Table 7.4.1-1), BSs below the roofs, 10 m high.
 */
public record Umi() implements PathLoss {

    private static final LosProbability LOS = new LosProbability(36);
    private static final DualSlope LOS_LOSS = new DualSlope(32.4, 21, 40, 9.5);
    private static final NlosLine NLOS_LOSS = new NlosLine(22.4, 35.3, 21.3, 0.3);

    @Override
    public String name() {
        return "UMI";
    }

    @Override
    public boolean usesHeights() {
        return true;
    }

    @Override
    public Shadowing shadowing() {
        return new Shadowing(4, 7.82, 13);
    }

    @Override
    public double[] losProbability(Geometry g) {
        return LOS.of(g.groundM());
    }

    @Override
    public Losses losses(Geometry g, double carrierGhz) {
        double[] log = DualSlope.logDistance(g);
        double[] los = LOS_LOSS.lossDb(g, log, carrierGhz);
        return new Losses(los, NLOS_LOSS.lossDb(g, log, los, carrierGhz));
    }

    @Override
    public String toString() {
        return name();
    }
}
