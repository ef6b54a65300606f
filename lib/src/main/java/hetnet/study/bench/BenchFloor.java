package hetnet.study.bench;

import hetnet.report.Tables;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The least time that a machine needs for a work: for its operations or its bytes, whichever takes longer, at the
 * speeds of {@link MachinePeak}. Operations are those of the formulas, a division like a product; a logarithm, an
 * exponential, a square root or a normal distribution function is {@link #FUNCTION} of them. Bytes are what is read
 * from and written to whole arrays, once.
 *
 * @param what       the work, as in {@link BenchCases}
 * @param operations products and sums, of 64 bits each; two of 32 bits are one
 * @param bytes      read and written
 */
public record BenchFloor(String what, double operations, double bytes) {

    /** Operations of an elementary function: a polynomial of ten terms with what makes its argument small. */
    static final int FUNCTION = 20;
    private static final double PER_LANE = 2; // numbers of 32 bits in the place of one of 64
    private static final double MS = 1e3;

    /** The least time, milliseconds. */
    public double ms(MachinePeak peak) {
        return MS * Math.max(operations / peak.flopsPerSecond(), bytes / peak.bytesPerSecond());
    }

    /**
     * Of all works whose operations are counted.
     *
     * @param users  U
     * @param sites  B
     * @param blocks R
     * @param hidden width of the paper's network
     */
    public static List<BenchFloor> of(int users, int sites, int blocks, int hidden) {
        double links = (double) users * sites;
        double served = (double) users * blocks; // SINRs that count
        // distances, two losses and the choice of one; root, logarithm, two exponentials, normal distribution
        double channel = links * (30 + 5 * FUNCTION);
        double channelBytes = links * 5 * Double.BYTES; // state, shadowing; distance, loss, gain
        // total power, interference, SINR, product of 1 + SINR
        double sinr = 2 * sites + 5;
        // 1 / I and 1 / T weighted, and a sum over UEs for every BS
        double slopes = 2 * sites + 6;
        return List.of(new BenchFloor("channel", channel, channelBytes),
                new BenchFloor("fading", channel + links * blocks * FUNCTION,
                        channelBytes + links * blocks * Double.BYTES),
                new BenchFloor("rates and metrics", served * sinr + users * (10 + 2 * FUNCTION),
                        links * Double.BYTES),
                new BenchFloor("WMMSE iteration", served * (sinr + slopes) + users * (10 + 2 * FUNCTION),
                        links * Double.BYTES),
                new BenchFloor("HetGNN inference", inference(users, sites, hidden) / PER_LANE, 0));
    }

    /** Of 32 bits. What is done for a BS, not for a UE or a link, is left out. */
    private static double inference(int users, int sites, int hidden) {
        // a UE's states by itself, by what BSs told it and for what it tells them, where they are not its few features;
        // and to choose a BS
        double matrices = 5 * 2.0 * hidden * hidden;
        // there and back in two layers, and to choose: two numbers of the link, a sum, what is positive of it, a mean
        double alongLinks = 5 * 7.0 * hidden * sites;
        return users * (matrices + alongLinks);
    }

    /**
     * Beside what was measured.
     *
     * @param results on one network
     */
    static Table table(List<BenchFloor> floors, List<BenchResult> results, MachinePeak peak) {
        Tables.Rows rows = Tables.named("bench_floor", "what", "ues", "operations", "bytes", "floor_ms", "ours_ms",
                "peer", "peer_ms", "threads", "flops_per_s", "bytes_per_s");
        for (BenchFloor floor : floors) {
            results.stream().filter(r -> r.what().equals(floor.what)).findFirst().ifPresent(r ->
                    rows.row(floor.what, r.users(), floor.operations, floor.bytes, floor.ms(peak), r.oursMedianMs(),
                            r.peer(), r.peerMedianMs(), peak.threads(), peak.flopsPerSecond(),
                            peak.bytesPerSecond()));
        }
        return rows.build();
    }
}
