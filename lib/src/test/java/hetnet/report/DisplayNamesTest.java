package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void aSentenceKeepsItsOtherWords() {
        assertEquals("layouts where one pass is above WMMSE (10 starts)",
                DisplayNames.inSentence("layouts where one pass is above wmmse"));
        assertEquals("gap closed, unrolled HetGNN (one pass, refined)",
                DisplayNames.inSentence("gap closed, hetgnn_unrolled_refined"));
    }
}
