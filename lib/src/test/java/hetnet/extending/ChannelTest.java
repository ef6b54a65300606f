package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Channel;
import hetnet.channel.Snapshot;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.TrainedModel;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.study.Experiment;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel of one's own through the whole experiment: what lib/EXTENDING.md shows. */
class ChannelTest {

    @TempDir
    private Path artefacts;

    private final Tiny tiny = new Tiny(60, 6, false, 7);

    @Test
    void freeSpaceIsFriis() {
        double carrierHz = RadioConfig.paper().carrierGhz() * 1e9;
        Sites sites = new Sites(List.of("a"), new double[][] {{0, 0, 10}});
        Users users = Users.still(List.of("u"), new double[][] {{100, 0, 10}});
        Channel channel = new CloseInChannel(2, 0).draw(sites, users, RadioConfig.paper(), Seeds.stream(1, "channel"));
        double friisDb = 20 * Math.log10(4 * Math.PI * 100 * carrierHz / 299_792_458);
        assertEquals(friisDb, channel.pathLossDb().getDouble(0, 0), 0.06); // 32.4 stands for 32.45
        assertEquals(Math.pow(10, -channel.pathLossDb().getDouble(0, 0) / 10), channel.gains().at(0, 0, 5), 1e-20);
    }

    @Test
    void everyMethodRunsOnIt() {
        Sites sites = tiny.sites;
        Users users = tiny.users;
        RadioConfig radio = tiny.radio;
        TeacherConfig teacherConfig = Settings.override(TeacherConfig.paper(), Map.of("iterations", "10"));
        TrainConfig trainConfig = Settings.override(TrainConfig.paper(),
                Map.of("hidden", "8", "epochs", "4", "cells", "0", "device", "cpu"));

        Channel channel = new CloseInChannel(3, 4).draw(sites, users, radio, Seeds.stream(1, "channel"));
        Snapshot snapshot = new Snapshot(sites, users, channel);
        Experiment experiment = new Experiment(snapshot, radio, teacherConfig, trainConfig, artefacts);
        Metrics baseline = experiment.metrics(experiment.baseline());
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);

        try (TrainedModel model = experiment.model(labels, epoch -> { })) {
            Allocation decided = experiment.allocate(model).requireFeasible(channel.gains(), radio.budgetWatt());
            for (Metrics metrics : List.of(baseline, experiment.metrics(labels.allocation()), experiment.metrics(decided))) {
                assertEquals(60, metrics.coverage());
                assertTrue(metrics.sumRateBps() > 0 && Double.isFinite(metrics.meanLogRate()));
            }
        }
    }

    @Test
    void withoutShadowingTheNearestSiteServes() {
        Channel channel = new CloseInChannel(3, 0).draw(tiny.sites, tiny.users, tiny.radio, Seeds.stream(1, "channel"));
        int[] nearest = Arrays.stream(tiny.users.positionM()).mapToInt(this::nearest).toArray();
        TeacherConfig teacher = TeacherConfig.paper();
        Experiment experiment = new Experiment(new Snapshot(tiny.sites, tiny.users, channel), tiny.radio, teacher, TrainConfig.paper(), artefacts);
        assertArrayEquals(nearest, experiment.baseline().association());
    }

    private int nearest(double[] user) {
        int best = 0;
        for (int b = 1; b < tiny.sites.count(); b++) {
            best = square(user, b) < square(user, best) ? b : best;
        }
        return best;
    }

    private double square(double[] user, int site) {
        double[] s = tiny.sites.positionM()[site];
        return Math.pow(user[0] - s[0], 2) + Math.pow(user[1] - s[1], 2);
    }
}
