package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;
import hetnet.model.engine.radio.BestResponse;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestResponseTest {

    private static final int SITES = 5;
    private static final int USERS = 100;
    private static final float SHARPNESS = 20;

    /** Where BSs are much alike, sharp answers settle still: one more changes no load. */
    @ParameterizedTest
    @CsvSource({"1", "0.5", "2"})
    void settlesWhereBaseStationsAreMuchAlike(float alpha) {
        UserLinks links = UserLinks.of(Networks.gains(SITES, USERS, 5, 60, false, 1),
                IntStream.range(0, USERS).toArray(), SITES, Networks.radio(5));
        BestResponse response = new BestResponse(links, new PlainKernel(SITES, SITES, links.stride()), alpha);
        float[] power = new float[SITES * links.stride()];
        for (int b = 0; b < SITES; b++) {
            power[b * links.stride() + b] = 5; // an RB of its own
        }
        response.see(power);
        AssociationState state = AssociationState.of(links);
        float[] near = new float[links.count()];
        Arrays.fill(near, 1f / SITES);
        state.start(links, near);
        for (int i = 0; i < 12; i++) {
            response.settle(state, new float[SITES], SHARPNESS, state);
        }
        float[] load = state.load().clone();
        response.settle(state, new float[SITES], SHARPNESS, state);
        for (int b = 0; b < SITES; b++) {
            assertEquals(load[b], state.load()[b], 1e-2 * USERS / SITES, "load of BS " + b);
        }
    }
}
