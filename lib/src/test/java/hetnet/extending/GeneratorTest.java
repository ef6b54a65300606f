package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.reuse.StaticReuse;
import hetnet.util.Seeds;
import org.junit.jupiter.api.Test;

/** A network generator of one's own: what lib/EXTENDING.md shows. */
class GeneratorTest {

    private final StreetNetwork street = new StreetNetwork(4, 50, 60, RadioConfig.paper());

    @Test
    void solversWorkOnWhatItDraws() {
        Snapshot snapshot = street.draw(Seeds.stream(1, "street"));
        Problem problem = new Problem(snapshot.channel().gains(), street.radio(), 1);
        double baseline = new Baseline().solve(problem, SolveContext.of(1)).utility();
        double reuse = new StaticReuse().solve(problem, SolveContext.of(1)).utility();
        assertTrue(reuse >= baseline, "reuse 1 is the baseline: %s and %s".formatted(reuse, baseline));
    }

    @Test
    void everybodyIsOnTheStreet() {
        Snapshot snapshot = street.draw(Seeds.stream(1, "street"));
        assertEquals(4, snapshot.sites().count());
        assertEquals(60, snapshot.sites().positionM()[1][0] - snapshot.sites().positionM()[0][0], 1e-12);
        for (double[] position : snapshot.users().positionM()) {
            assertTrue(position[0] >= 0 && position[0] <= 240 && position[1] >= 0 && position[1] <= 20);
        }
        assertEquals("street, 4 sites 60 m apart", street.name());
    }

    @Test
    void aSeedIsANetwork() {
        long first = street.draw(Seeds.stream(1, "street")).channel().gains().digest();
        assertEquals(first, street.draw(Seeds.stream(1, "street")).channel().gains().digest());
        assertNotEquals(first, street.draw(Seeds.stream(2, "street")).channel().gains().digest());
    }

    @Test
    void aStreetWithoutLengthIsRefused() {
        StreetNetwork none = new StreetNetwork(4, 50, 0, RadioConfig.paper());
        assertThrows(IllegalArgumentException.class, () -> none.draw(Seeds.stream(1, "street")));
    }
}
