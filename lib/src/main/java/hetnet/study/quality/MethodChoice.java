package hetnet.study.quality;

import hetnet.solver.portfolio.Solvers;
import hetnet.util.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Which methods a run measures.
 *
 * @param references whether the references are among them: all or none, for they go on from each other's answers
 * @param networks   names of rows of networks
 */
public record MethodChoice(boolean references, List<String> networks) {

    private static final String REFERENCES = "references";
    private static final String NETWORK = "network";

    /**
     * @param names    "references", "network" for all rows of networks, or rows of networks; empty for everything
     * @param networks all rows of networks that there are
     * @throws IllegalArgumentException naming what can be chosen, when a name is nothing of it
     */
    public static MethodChoice of(List<String> names, List<String> networks) {
        if (names.isEmpty()) {
            return new MethodChoice(true, networks);
        }
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            if (Solvers.references().names().contains(name) || Solvers.tiered().names().contains(name)) {
                throw new IllegalArgumentException(("%s cannot be measured alone, for references go on from each "
                        + "other's answers: METHODS=%s measures all of them").formatted(name, REFERENCES));
            } else if (name.equals(NETWORK)) {
                chosen.addAll(networks);
            } else if (networks.contains(name)) {
                chosen.add(name);
            } else if (!name.equals(REFERENCES)) {
                throw new IllegalArgumentException("there is no method %s to be measured; there are %s, %s, %s"
                        .formatted(Quoted.of(name), REFERENCES, NETWORK, String.join(", ", networks)));
            }
        }
        return new MethodChoice(names.contains(REFERENCES), List.copyOf(chosen));
    }
}
