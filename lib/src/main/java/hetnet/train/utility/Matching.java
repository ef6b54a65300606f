package hetnet.train.utility;

import java.util.Arrays;

/** The assignment problem: shortest augmenting paths with dual prices (Jonker and Volgenant, 1987), in O(n^3). */
final class Matching {

    private Matching() {
    }

    /**
     * @param cost finite, of giving each row each column; shape [n, n]
     * @return the column of each row, all different, with the least sum of costs
     */
    static int[] cheapest(double[][] cost) {
        int n = cost.length;
        double[] price = new double[n];
        int[] row = new int[n]; // of each column
        Arrays.fill(row, -1);
        for (int start = 0; start < n; start++) {
            extend(cost, price, row, start);
        }
        int[] column = new int[n];
        for (int c = 0; c < n; c++) {
            column[row[c]] = c;
        }
        return column;
    }

    /** Finds a column for one more row along the cheapest path of exchanges. */
    private static void extend(double[][] cost, double[] price, int[] row, int start) {
        int n = cost.length;
        double[] distance = new double[n];
        int[] from = new int[n]; // column before each on its path; -1 for the first
        boolean[] done = new boolean[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int present = start; // row that looks for a column
        int last = -1;
        double sofar = 0;
        while (true) {
            // what the row pays for its own column is the zero of its reduced costs
            double own = last < 0 ? 0 : cost[present][last] - price[last];
            int next = -1;
            for (int c = 0; c < n; c++) {
                if (done[c]) {
                    continue;
                }
                double through = sofar + cost[present][c] - price[c] - own;
                if (through < distance[c]) {
                    distance[c] = through;
                    from[c] = last;
                }
                if (next < 0 || distance[c] < distance[next]) {
                    next = c;
                }
            }
            done[next] = true;
            sofar = distance[next];
            last = next;
            if (row[next] < 0) {
                break;
            }
            present = row[next];
        }
        for (int c = 0; c < n; c++) {
            if (done[c]) {
                price[c] += distance[c] - sofar;
            }
        }
        for (int c = last; c >= 0; c = from[c]) {
            row[c] = from[c] < 0 ? start : row[from[c]];
        }
    }
}
