package hetnet.model.hetgnn.engine;

import hetnet.graph.HeteroGraph;
import hetnet.graph.ScaledGraph;
import java.util.Arrays;

/** Some UEs that follow each other, and their links: a column for each UE. Beyond the last UE columns have no links. */
final class UserTile {

    /** UEs of a tile: their hidden states fit into the fastest cache. */
    static final int USERS = 128;
    /** Features of a link. */
    static final int FEATURES = HeteroGraph.LINK_FEATURES;

    final int sites; // B
    final float[][] ue = new float[HeteroGraph.UE_FEATURES][USERS];
    final float[][] lossDb; // first feature of each link, scaled; [B, USERS]
    final float[][] distance; // second feature, scaled; [B, USERS]
    final float[][] linked; // 1 where there is a path, else 0; [B, USERS]
    final float[] part = new float[USERS]; // one over the number of BSs that a UE has a path to

    UserTile(int sites) {
        this.sites = sites;
        lossDb = new float[sites][USERS];
        distance = new float[sites][USERS];
        linked = new float[sites][USERS];
    }

    /** How many tiles hold so many UEs. */
    static int count(int users) {
        return (users + USERS - 1) / USERS;
    }

    /** Reads the UEs of a tile, counted from 0. */
    void read(ScaledGraph graph, int tile) {
        int first = tile * USERS;
        int count = Math.min(USERS, graph.users() - first);
        for (int i = 0; i < ue.length; i++) {
            read(graph.ue(), first * ue.length + i, ue.length, count, ue[i]);
        }
        Arrays.fill(part, 0);
        for (int b = 0; b < sites; b++) {
            int link = first * sites + b;
            read(graph.link(), link * FEATURES, sites * FEATURES, count, lossDb[b]);
            read(graph.link(), link * FEATURES + 1, sites * FEATURES, count, distance[b]);
            read(graph.linked(), link, sites, count, linked[b]);
            for (int n = 0; n < count; n++) {
                part[n] += linked[b][n];
            }
        }
        for (int n = 0; n < USERS; n++) {
            part[n] = 1 / Math.max(part[n], 1);
        }
    }

    private static void read(float[] from, int first, int step, int count, float[] to) {
        for (int n = 0, i = first; n < count; n++, i += step) {
            to[n] = from[i];
        }
        Arrays.fill(to, count, USERS, 0);
    }
}
