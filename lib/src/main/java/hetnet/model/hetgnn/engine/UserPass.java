package hetnet.model.hetgnn.engine;

import hetnet.graph.ScaledGraph;
import hetnet.model.kernel.DenseKernel;
import java.util.stream.Stream;

/** The way of UEs through the network, a tile at a time. Has memory of its own and serves one thread. */
final class UserPass {

    /** Score of a pair without a path. */
    private static final float NO_PATH_LOGIT = -1e9f;

    private final ScaledGraph graph;
    private final DenseKernel dense;
    private final BipartiteKernel links;
    private final UserTile tile;
    private final float[][] wide; // any hidden states, [H, USERS]
    private final float[][] heard; // mean message, [H, USERS]
    private final float[][] last; // states after the second layer, [H, USERS]
    private final float[][] score; // [B, USERS]

    UserPass(ScaledGraph graph, int hidden, DenseKernel dense, BipartiteKernel links) {
        this.graph = graph;
        this.dense = dense;
        this.links = links;
        tile = new UserTile(graph.sites());
        wide = new float[hidden][UserTile.USERS];
        heard = new float[hidden][UserTile.USERS];
        last = new float[hidden][UserTile.USERS];
        score = new float[graph.sites()][UserTile.USERS];
    }

    /**
     * Through the first layer; and what UEs tell BSs in both layers, for in the second they tell what the first made of
     * them.
     *
     * @param number of the tile
     * @param said   by the BSs in the first layer, shape [H, B or more]
     * @param told   receives the sum over the tile in the first layer, shape [B, H]
     * @param next   receives that in the second layer, shape [B, H]
     * @return the states after the first layer, shape [H, USERS]
     */
    float[][] first(int number, Layer one, Layer two, float[][] said, float[] told, float[] next) {
        float[][] state = new float[wide.length][UserTile.USERS];
        tile.read(graph, number);
        tell(one, tile.ue, told);
        step(one, tile.ue, said, state);
        tell(two, state, next);
        return state;
    }

    /**
     * Through the second layer and the association head.
     *
     * @param number of the tile
     * @param said   by the BSs in the second layer, shape [H, B or more]
     * @param state  after the first layer, shape [H, USERS]
     * @param bs     what the head makes of the BSs, shape [H, B or more]
     * @param logits receives the scores of the links of these UEs, shape [U, B]
     */
    void second(int number, Layer two, Heads heads, float[][] said, float[][] state, float[][] bs, float[] logits) {
        tile.read(graph, number);
        step(two, state, said, last);
        linear(heads.ue(), last, wide);
        links.score(tile, wide, bs, heads.link(), heads.score().weight(), heads.score().start()[0], score);
        int first = number * UserTile.USERS;
        int count = Math.min(UserTile.USERS, graph.users() - first);
        for (int n = 0, i = first * tile.sites; n < count; n++) {
            for (int b = 0; b < tile.sites; b++, i++) {
                logits[i] = score[b][n] + (1 - tile.linked[b][n]) * NO_PATH_LOGIT;
            }
        }
    }

    private void tell(Layer layer, float[][] state, float[] sums) {
        linear(layer.toSites().source(), state, wide);
        links.tell(tile, wide, layer.toSites().edge(), sums);
    }

    private void step(Layer layer, float[][] state, float[][] said, float[][] next) {
        links.hear(tile, said, layer.toUsers().edge(), heard);
        linear(layer.userStep(), Stream.of(state, heard).flatMap(Stream::of).toArray(float[][]::new), next);
        for (float[] row : next) {
            dense.relu(row, row, UserTile.USERS);
        }
    }

    private void linear(Dense map, float[][] x, float[][] y) {
        dense.linear(x, map.weight(), map.start(), UserTile.USERS, UserTile.USERS, y);
    }
}
