package hetnet.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.study.sweep.SweepKeys;
import hetnet.study.sweep.SweepKeys.Group;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepBatchesTest {

    private static final SweepKeys KEYS = new SweepKeys(List.of(
            new Group("a", 50, 2, List.of("pf", "sum"), List.of("x", "y", "z")),
            new Group("b", 7, 1, List.of("pf"), List.of("x"))));

    @Test
    void everyMissingRowIsInOneTaskAndNetworksAreWhole() {
        Random random = new Random(1);
        for (double share : new double[] {0, 0.3, 0.97, 1}) {
            RowSet done = new RowSet();
            LongStream.range(0, KEYS.count()).filter(i -> random.nextDouble() < share).forEach(i ->
                    done.and(new RowRange(i, i + 1)));
            SweepBatches batches = new SweepBatches(KEYS, done, 2, 40, 60);
            RowSet made = new RowSet().and(done);
            for (List<RowRange> job = batches.next(); !job.isEmpty(); job = batches.next()) {
                for (RowRange task : job) {
                    assertTrue(batches.missing(task) > 0);
                    assertEquals(task.to(), KEYS.endOfNetwork(task.to() - 1), "whole networks");
                    LongStream.range(task.from(), task.to()).filter(i -> !done.contains(i)).forEach(i -> {
                        assertTrue(!made.contains(i), "row " + i + " twice");
                        made.and(new RowRange(i, i + 1));
                    });
                }
            }
            assertEquals(KEYS.count(), made.count());
        }
    }

    @Test
    void jobsGrowUntilTheyTakeLongEnoughAndShrinkWhenTheyTakeTooLong() {
        SweepKeys many = new SweepKeys(List.of(new Group("a", 1_000_000, 1, List.of("pf"), List.of("x"))));
        SweepBatches batches = new SweepBatches(many, new RowSet(), 2, 0, 60);
        assertEquals(128, rows(batches, batches.next()));
        batches.took(1); // could be sixty times as many
        List<RowRange> second = batches.next();
        assertEquals(2048, rows(batches, second));
        second.subList(0, second.size() - 1).forEach(task ->
                assertTrue(batches.missing(task) >= 16, "a quarter of a second at 64 rows a second and core"));
        batches.took(30);
        assertEquals(4096, rows(batches, batches.next()));
        batches.took(600);
        assertEquals(409, rows(batches, batches.next()));
    }

    @Test
    void tasksGetSmallerTowardsTheEndOfAJob() {
        SweepKeys many = new SweepKeys(List.of(new Group("a", 10_000, 1, List.of("pf"), List.of("x"))));
        SweepBatches batches = new SweepBatches(many, new RowSet(), 2, 10_000, 60);
        List<RowRange> job = batches.next();
        assertEquals(2500, batches.missing(job.get(0)), "half of what each core would take alone");
        assertTrue(batches.missing(job.get(job.size() - 1)) <= 10_000 / 64, job.toString());
        assertTrue(job.size() < 64, "and there are not many");
    }

    private static long rows(SweepBatches batches, List<RowRange> job) {
        return job.stream().mapToLong(batches::missing).sum();
    }
}
