package hetnet.mimo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.channel.AntennaBudgets;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.mimo.model.engine.PrecodingRestriction;
import hetnet.mimo.radio.MimoProblem;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecodingTaskTest {

    private static final PrecodingSettings SETTINGS = PrecodingSettings.standard().withStreams(40).withSteps(4);

    private static TrainingRun<PrecodingModel> train(Checkpoint checkpoint, int stopAfter) {
        return TrainingLoop.train(new PrecodingTask(SETTINGS), checkpoint, step -> {
            if (step.step() == stopAfter) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void aTrainingThatWasStoppedGoesOnBitForBit(@TempDir Path folder) {
        TrainingRun<PrecodingModel> whole = train(Checkpoint.none(), -1);
        Checkpoint checkpoint = Checkpoint.of(folder.resolve("state.bin"), 100, notice -> { });
        assertTrue(train(checkpoint, 2).interrupted());
        TrainingRun<PrecodingModel> resumed = train(checkpoint, -1);
        whole.model().weights().forEach((name, values) ->
                assertArrayEquals(values, resumed.model().weights().get(name), name));
        assertEquals(4, resumed.log().size());
        assertTrue(whole.log().get(3).measure(PrecodingTask.ABOVE_SLNR) > 0); // a damped step of WMMSE already is
    }

    @Test
    void layoutsCoverAllModesAndShapes() {
        PrecodingSettings alike = Settings.with(SETTINGS, "mixedShare", 0.0);
        Set<PrecodingMode> modes = EnumSet.noneOf(PrecodingMode.class);
        boolean weak = false;
        for (int step = 0; step < 24; step++) {
            PrecodingLayouts drawn = PrecodingLayouts.draw(alike, Seeds.stream(1, "step-" + step));
            modes.add(drawn.mode());
            assertTrue(drawn.problems().size() >= 2);
            MimoProblem first = drawn.problems().get(0);
            int users = first.csi().users() / first.csi().sites();
            for (int u = 0; u < first.csi().users(); u++) {
                assertEquals(u / users, first.association()[u]);
            }
            weak |= first.budgetWatt()[0] < 1;
        }
        assertEquals(EnumSet.range(PrecodingMode.PER_BS, PrecodingMode.PER_ANTENNA_TIED), modes);
        assertTrue(weak);
    }

    @Test
    void cellsAndPanelsOfAMixedStepDiffer() {
        PrecodingSettings mixed = Settings.with(SETTINGS, "mixedShare", 1.0);
        boolean panels = false;
        boolean cells = false;
        for (int step = 0; step < 12; step++) {
            for (MimoProblem problem : PrecodingLayouts.draw(mixed, Seeds.stream(2, "step-" + step)).problems()) {
                int[] antennas = problem.csi().antennas();
                for (int b = 0; b < antennas.length; b++) {
                    assertTrue(problem.channel().ofSite(b).length > 0);
                    assertEquals(antennas[b] < antennas[0], problem.budgetWatt()[b] < problem.budgetWatt()[0]);
                    panels |= antennas[b] < antennas[0];
                    cells |= problem.channel().ofSite(b).length != problem.channel().ofSite(0).length;
                }
            }
        }
        assertTrue(panels && cells);
    }

    @Test
    void aRestrictionChangesTheModesAndNothingThatIsDrawn() {
        for (int step = 0; step < 6; step++) {
            PrecodingLayouts whole = PrecodingLayouts.draw(SETTINGS, Seeds.stream(3, "step-" + step));
            PrecodingLayouts less = PrecodingLayouts.draw(
                    Settings.with(SETTINGS, "restriction", PrecodingRestriction.OWN_CELL),
                    Seeds.stream(3, "step-" + step));
            assertTrue(less.mode().ownCell());
            assertEquals(whole.mode().perAntenna(), less.mode().perAntenna());
            assertArrayEquals(whole.problems().get(0).channel().re(), less.problems().get(0).channel().re());
        }
    }

    @Test
    void unevenBudgetsHaveTheSameTotal() {
        double[][] part = AntennaBudgets.uneven(new int[] {8, 4}, Seeds.stream(1, "parts"));
        assertEquals(8, Arrays.stream(part[0]).sum(), 1e-12);
        assertEquals(4, part[1].length);
        assertTrue(Arrays.stream(part[0]).max().orElseThrow() < 100 * Arrays.stream(part[0]).min().orElseThrow());
    }

    @Test
    void sharesBeyondOneAreRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new PrecodingSettings(8, 1, 2, 10, 40, 1e-3, 80,
                800, 0.5, 0.3, 0, 0.5, 0.1, 0.6, 0.5, SETTINGS.loss(), SETTINGS.restriction(), SETTINGS.device(), 1))
                .getMessage().startsWith("tiedShare"));
    }
}
