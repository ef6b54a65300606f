package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.report.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SummaryTest {

    private static final Table STATED = Tables.named("paper_results", "method", "quantity", "paper", "unit", "where")
            .row("teacher", "jain", 0.72, "", "Fig. 3").row("baseline", "jain", 0.5, "", "Fig. 3").build();
    private static final Map<String, Double> OURS = Map.of("teacher jain", 0.9, "baseline jain", 0.6);
    private static final List<String> METHODS = List.of("teacher", "baseline");

    @Test
    void thePapersNumbersStandBesideOurs() {
        Table beside = Summary.besidePaper(STATED, OURS);
        assertEquals(0.9 / 0.72, beside.row(0).getNumber("ratio"), 1e-15);
        assertEquals(List.of("this run", "this run", "paper", "paper"),
                Summary.bars("jain", "Jain's index", "jain", 1, METHODS, STATED, OURS).table().stringColumn("series")
                .asList());
        assertThrows(IllegalArgumentException.class, () -> Summary.besidePaper(STATED, Map.of()));
    }

    @Test
    void oursStandAloneWhereThePaperSaysNothing() {
        Table nothing = STATED.emptyCopy();
        assertEquals(0, Summary.besidePaper(nothing, OURS).rowCount());
        assertEquals(List.of("this run", "this run"),
                Summary.bars("jain", "Jain's index", "jain", 1, METHODS, nothing, OURS).table().stringColumn("series")
                .asList());
    }
}
