package hetnet.app;

import hetnet.app.QualityLayouts.Layout;
import hetnet.app.QualityResults.LayoutScores;
import hetnet.radio.Allocation;
import hetnet.scenario.ProgressListener;
import hetnet.teacher.reference.Instance;
import hetnet.teacher.reference.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures methods of {@link Methods} on layouts that the network never saw, alpha = 1. */
final class Quality {

    private final Methods methods;
    private final List<String> modes;
    private final Map<String, Methods> seeds;
    private final ReferenceScores references;

    /**
     * Every method.
     *
     * @param seeds     networks of other training seeds, by the name of their rows; each decides in one pass, on the random layouts only
     * @param artefacts folder where the scores of the references are kept
     */
    Quality(Methods methods, Map<String, Methods> seeds, Path artefacts) {
        this(methods, EnumSet.allOf(Method.class), Methods.NETWORK_MODES, seeds, artefacts);
    }

    /**
     * @param references of which the best known is the best
     * @param modes      of the network
     * @param seeds      as above
     * @param artefacts  folder where the scores of the references are kept
     */
    Quality(Methods methods, Set<Method> references, List<String> modes, Map<String, Methods> seeds, Path artefacts) {
        this.methods = methods;
        this.modes = modes;
        this.seeds = seeds;
        this.references = new ReferenceScores(methods, references, artefacts);
    }

    /**
     * @throws IllegalArgumentException when a decision breaks Eq. (6) or (7)
     * @throws InputException           when what was kept is damaged
     */
    QualityResults run(List<Layout> layouts, ProgressListener progress) {
        List<LayoutScores> results = new ArrayList<>();
        for (Layout layout : layouts) {
            progress.step(results.size(), layouts.size(), layout.group());
            Instance instance = layout.draw().get();
            if (layout.index() == 0) {
                methods.of(Methods.HETGNN, instance).get(); // the first pass of a size compiles and allocates: it is not timed
            }
            Map<String, Score> scores = references.of(instance);
            for (String mode : modes) {
                scores.put(mode, timed(methods, mode, instance));
            }
            if (QualityLayouts.isRandom(layout.group())) {
                seeds.forEach((name, seed) -> scores.put(name, timed(seed, Methods.HETGNN, instance)));
            }
            results.add(new LayoutScores(layout.group(), layout.index(), scores));
        }
        progress.step(layouts.size(), layouts.size(), "");
        return new QualityResults(results);
    }

    private static Score timed(Methods methods, String method, Instance instance) {
        long start = System.nanoTime();
        Allocation allocation = methods.of(method, instance).get();
        return Score.of(instance, allocation, (System.nanoTime() - start) / 1e9);
    }
}
