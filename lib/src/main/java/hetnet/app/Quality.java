package hetnet.app;

import hetnet.app.QualityLayouts.Layout;
import hetnet.app.QualityResults.LayoutScores;
import hetnet.radio.Allocation;
import hetnet.scenario.ProgressListener;
import hetnet.teacher.reference.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures every method of {@link Methods} on layouts that the network never saw, alpha = 1. */
final class Quality {

    private final Methods methods;
    private final Map<String, Methods> seeds;
    private final ReferenceScores references;

    /**
     * @param seeds     networks of other training seeds, by the name of their rows; each decides in one pass, on the random layouts only
     * @param artefacts folder where the scores of the references are kept
     */
    Quality(Methods methods, Map<String, Methods> seeds, Path artefacts) {
        this.methods = methods;
        this.seeds = seeds;
        this.references = new ReferenceScores(methods, artefacts);
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
            for (String mode : Methods.NETWORK_MODES) {
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
