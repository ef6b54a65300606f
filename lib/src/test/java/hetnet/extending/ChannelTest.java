package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Channel;
import hetnet.channel.Snapshot;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.study.Experiment;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel from outside through the whole experiment: what lib/EXTENDING.md shows. */
class ChannelTest {

    private static final double SENT_DBM = 30;

    @TempDir
    private Path artefacts;

    private final Tiny tiny = new Tiny(60, 6, false, 7);

    @Test
    void whatIsReceivedIsWhatIsSentTimesTheGain() {
        Sites sites = new Sites(List.of("a", "b"), new double[][] {{0, 0, 10}, {30, 40, 10}});
        Users users = Users.still(List.of("u", "v"), new double[][] {{0, 0, 10}, {0, 0, 0}});
        double[][] receivedDbm = {{-60, -70}, {Double.NaN, -90}};
        Channel channel = new MeasuredChannel(receivedDbm, SENT_DBM).at(sites, users, RadioConfig.paper());
        assertEquals(1e-9, channel.gains().at(0, 0, 5), 1e-15);
        assertEquals(1e-12, channel.gains().at(1, 1, 0), 1e-18);
        assertEquals(0, channel.gains().at(1, 0, 0));
        assertTrue(Double.isInfinite(channel.pathLossDb().getDouble(1, 0)));
        assertArrayEquals(new double[] {0, 50, 10, Math.sqrt(2600)}, channel.flatDistanceM(), 1e-9);
        assertFalse(channel.gains().isFading());
    }

    @Test
    void everyMethodRunsOnIt() {
        Sites sites = tiny.sites;
        Users users = tiny.users;
        RadioConfig radio = tiny.radio;
        TeacherConfig teacherConfig = Settings.override(TeacherConfig.paper(), Map.of("iterations", "10"));
        TrainConfig trainConfig = Settings.override(TrainConfig.paper(),
                Map.of("hidden", "8", "epochs", "4", "cells", "0", "device", "cpu"));
        double[][] receivedDbm = measured(users.count(), sites.count());

        Channel channel = new MeasuredChannel(receivedDbm, SENT_DBM).at(sites, users, radio);
        Snapshot snapshot = new Snapshot(sites, users, channel);
        Experiment experiment = new Experiment(snapshot, radio, teacherConfig, trainConfig, artefacts);
        Metrics baseline = experiment.metrics(experiment.baseline());
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);

        try (HetGnnModel model = experiment.model(labels, epoch -> { })) {
            Allocation decided = experiment.allocate(model).requireFeasible(channel.gains(), radio.budgetWatt());
            for (Metrics metrics : List.of(baseline, experiment.metrics(labels.allocation()),
                    experiment.metrics(decided))) {
                assertEquals(59, metrics.coverage()); // one UE heard nothing
                assertTrue(metrics.sumRateBps() > 0 && Double.isFinite(metrics.meanLogRate()));
            }
        }
    }

    /** Made up: each link somewhere between -110 and -60 dBm; the last UE heard nothing. */
    private static double[][] measured(int users, int sites) {
        RandomGenerator random = Seeds.stream(1, "measured");
        double[][] receivedDbm = new double[users][sites];
        for (int u = 0; u < users; u++) {
            for (int b = 0; b < sites; b++) {
                receivedDbm[u][b] = u == users - 1 ? Double.NaN : -60 - 50 * random.nextDouble();
            }
        }
        return receivedDbm;
    }
}
