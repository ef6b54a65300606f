package hetnet.channel.pathloss;

import hetnet.util.Quoted;
import java.util.List;

/** The registry: every path loss model by its name. */
public final class PathLosses {

    /** Urban macro cell of TR 38.901. */
    public static final PathLoss UMA = new Uma();
    /** Street canyon of an urban micro cell of TR 38.901. */
    public static final PathLoss UMI = new Umi();
    /** Rural macro cell of TR 38.901. */
    public static final PathLoss RMA = new Rma();
    /** Indoor office of TR 38.901. */
    public static final PathLoss INH = new Inh();
    /** Eq. (3) of the paper. */
    public static final PathLoss EQ3 = new Eq3();

    /** All of them; a new model is added here. */
    private static final List<PathLoss> ALL = List.of(UMA, UMI, RMA, INH, EQ3);

    private PathLosses() {
    }

    /** All models, in the order of their registration. */
    public static List<PathLoss> all() {
        return ALL;
    }

    /**
     * The model of a name, in whatever case.
     *
     * @throws IllegalArgumentException listing the known names, when there is no such model
     */
    public static PathLoss of(String name) {
        return ALL.stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s must be one of %s"
                        .formatted(Quoted.of(name), ALL)));
    }
}
