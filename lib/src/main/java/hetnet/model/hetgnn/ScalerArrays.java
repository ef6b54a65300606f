package hetnet.model.hetgnn;

import hetnet.graph.FeatureScaler;
import hetnet.graph.HeteroGraph;
import hetnet.model.SavedModel;
import hetnet.util.Require;
import java.util.Map;

/** The scaling of features among the arrays of a {@link SavedModel}. */
final class ScalerArrays {

    private static final String PREFIX = "scaler.";

    private ScalerArrays() {
    }

    static Map<String, double[]> of(FeatureScaler scaler) {
        return Map.of(PREFIX + "ueMean", scaler.ueMean(), PREFIX + "ueStd", scaler.ueStd(),
                PREFIX + "bsMean", scaler.bsMean(), PREFIX + "bsStd", scaler.bsStd(),
                PREFIX + "linkMean", scaler.linkMean(), PREFIX + "linkStd", scaler.linkStd());
    }

    /** @throws IllegalArgumentException naming the array that is missing, too short or too long, or not finite */
    static FeatureScaler scaler(SavedModel saved) {
        return new FeatureScaler(values(saved, "ueMean", HeteroGraph.UE_FEATURES),
                values(saved, "ueStd", HeteroGraph.UE_FEATURES), values(saved, "bsMean", HeteroGraph.BS_FEATURES),
                values(saved, "bsStd", HeteroGraph.BS_FEATURES), values(saved, "linkMean", HeteroGraph.LINK_FEATURES),
                values(saved, "linkStd", HeteroGraph.LINK_FEATURES));
    }

    private static double[] values(SavedModel saved, String name, int features) {
        return Require.allInRange(name, saved.array(PREFIX + name, features), -Double.MAX_VALUE, Double.MAX_VALUE, "");
    }
}
