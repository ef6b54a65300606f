package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hetnet.solver.portfolio.Solvers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayNamesTest {

    @Test
    void methodsHaveTheNamesThatAReaderKnows() {
        assertEquals("WMMSE, 10 starts", DisplayNames.method("wmmse"));
        assertEquals("unrolled HetGNN, one pass", DisplayNames.method("hetgnn_unrolled"));
        assertEquals("unrolled HetGNN, best of 8 passes, refined",
                DisplayNames.method("hetgnn_unrolled_best_of_8_refined"));
        assertEquals("unrolled HetGNN, one pass, asked for alpha 1.2",
                DisplayNames.method("hetgnn_unrolled_alpha_1.2"));
        assertEquals("my own solver", DisplayNames.method("my_own_solver"));
    }

    @Test
    void layoutsHaveTheNamesThatAReaderKnows() {
        assertEquals("random layouts, 200 m", DisplayNames.scene("uma_200m"));
        assertEquals("random layouts, 400 m, fading", DisplayNames.scene("uma_400m_fading"));
        assertEquals("hexagonal, 37 sites", DisplayNames.scene("hexagonal_37"));
        assertEquals("my town", DisplayNames.scene("my_town"));
    }

    @Test
    void figuresShowShortNames() {
        assertEquals("reuse optimum", DisplayNames.label("reuse_optimum"));
        assertEquals("unrolled HetGNN, best of 8", DisplayNames.label("hetgnn unrolled best of 8"));
        assertEquals("unrolled HetGNN, every time", DisplayNames.label("hetgnn_unrolled, every time"));
        assertEquals("unrolled HetGNN, refined", DisplayNames.label("unrolled HetGNN, then gradient ascent"));
        assertEquals("unrolled HetGNN, fairness alone", DisplayNames.label("hetgnn unrolled fair"));
        assertEquals("gradient ascent, prices", DisplayNames.label("gradient_ascent_prices"));
        assertEquals("WMMSE, 3 starts", DisplayNames.label("wmmse_3"));
        assertEquals("precoding HetGNN", DisplayNames.label("hetgnn_precoding"));
        assertEquals("baseline", DisplayNames.label("strongest BS, equal power (baseline)"));
        assertEquals("WMMSE, one start", DisplayNames.label("wmmse_one_start"));
        assertEquals("paper", DisplayNames.label("paper"), "beside this run");
        assertEquals("Munich (ray traced)", DisplayNames.label("munich"));
        assertEquals("my own solver, twice", DisplayNames.label("my_own_solver, twice"));
    }

    /** A lower-case acronym would be the name in files. */
    @Test
    void everySolverOfTheKitHasANameForPeople() {
        for (String id : Solvers.standard().names()) {
            String shown = DisplayNames.label(id) + " " + DisplayNames.method(id);
            assertFalse(shown.matches(".*(_|\\b(wmmse|pf|eicic|sinr|hetgnn)\\b).*"), shown);
        }
    }

    @Test
    void kindsOfNetworksAreWords() {
        assertEquals("side 100 m", DisplayNames.label("side (m): 100"));
        assertEquals("50 UEs", DisplayNames.label("UEs: 50"));
        assertEquals("50,000 UEs", DisplayNames.label("UEs: 50000"));
        assertEquals("no fading", DisplayNames.label("fading: NONE"));
        assertEquals("Rayleigh fading", DisplayNames.label("fading: RAYLEIGH"));
        assertEquals("path loss UMa", DisplayNames.label("path loss: UMA"));
        assertEquals("Étoile, Paris, fading", DisplayNames.label("place: etoile-fading"));
        assertEquals("3 macros, 9 picos", DisplayNames.label("tiers: two tiers, 3 macros, 9 picos in hot spots"));
    }

    @Test
    void aMethodIsKnownByAnyOfItsNames() {
        assertEquals(Optional.of("hetgnn_unrolled"), DisplayNames.methodOf("unrolled HetGNN, 20 codes"));
        assertEquals(Optional.of("hetgnn_unrolled_refined"), DisplayNames.methodOf("unrolled HetGNN, refined"));
        assertEquals(Optional.of("wmmse"), DisplayNames.methodOf("WMMSE"));
        assertEquals(Optional.empty(), DisplayNames.methodOf("BS1, flat"));
    }

    @Test
    void aSentenceKeepsItsOtherWords() {
        assertEquals("layouts where one pass is above WMMSE (10 starts)",
                DisplayNames.inSentence("layouts where one pass is above wmmse"));
        assertEquals("above the baseline", DisplayNames.inSentence("above the baseline"));
        assertEquals("gap closed, unrolled HetGNN (one pass, refined)",
                DisplayNames.inSentence("gap closed, hetgnn_unrolled_refined"));
    }
}
