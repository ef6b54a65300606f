package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.model.engine.radio.RadioRounds;
import hetnet.network.RadioConfig;
import hetnet.radio.tensor.Links;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The radio on flat arrays of the CPU, by the loops that decisions are made with: the same numbers as on tensors but
 * for rounding, in a fraction of their time. Every UE has a link to every BS.
 */
final class FlatRadio implements PassRadio {

    /** UEs that are a smaller part of those of a BS do not count for its edges. */
    private static final float SMALLEST_SHARE = 1e-5f;

    private final List<RadioRounds> networks;
    private final NDManager manager;
    private final int sites;
    private final int users;
    private final int blocks;

    /**
     * @param networks L of the same B, U and R
     * @param edges    whether BSs have edges
     * @param manager  owns what it makes
     */
    FlatRadio(List<Gains> networks, RadioConfig radio, float alpha, boolean edges, NDManager manager) {
        this.networks = networks.stream().map(gains -> new RadioRounds(gains, radio, alpha, edges)).toList();
        this.manager = manager;
        sites = networks.get(0).sites();
        users = networks.get(0).users();
        blocks = radio.blocks();
    }

    /**
     * How the UEs of each BS hear every other, M of them at most.
     *
     * @param own    log10 of the mean SNR at b, shape [L, B, B, M]
     * @param other  at k, shape [L, B, B, M]
     * @param weight sums to 1 over the UEs of b, 0 where there are fewer than M; shape [L, B, 1, 1, M]
     */
    record Pairs(NDArray own, NDArray other, NDArray weight) {
    }

    @Override
    public NDList edges(UnrolledEncoder.EdgeEncoder encoder) {
        int[][][] counting = networks.stream().map(network -> IntStream.range(0, sites)
                .mapToObj(b -> counting(network, b)).toArray(int[][]::new)).toArray(int[][][]::new); // [L, B, M]
        int most = Arrays.stream(counting).flatMap(Arrays::stream).mapToInt(ofSite -> ofSite.length).max()
                .orElseThrow();
        float[] own = new float[counting.length * sites * sites * most];
        float[] other = new float[own.length];
        float[] weight = new float[counting.length * sites * most];
        for (int l = 0; l < counting.length; l++) {
            RadioRounds network = networks.get(l);
            for (int b = 0; b < sites; b++) {
                int row = l * sites + b;
                for (int m = 0; m < counting[l][b].length; m++) {
                    int u = counting[l][b][m];
                    weight[row * most + m] = network.share(u, b);
                    for (int k = 0; k < sites; k++) {
                        own[(row * sites + k) * most + m] = network.decades(u, b);
                        other[(row * sites + k) * most + m] = network.decades(u, k);
                    }
                }
            }
        }
        Shape pairs = new Shape(counting.length, sites, sites, most);
        return encoder.of(new Pairs(manager.create(own, pairs), manager.create(other, pairs),
                manager.create(weight, new Shape(counting.length, sites, 1, 1, most))));
    }

    private int[] counting(RadioRounds network, int site) {
        return IntStream.range(0, users).filter(u -> network.share(u, site) > SMALLEST_SHARE).toArray();
    }

    @Override
    public NDArray coupling() {
        float[] all = new float[networks.size() * sites * sites];
        for (int l = 0; l < networks.size(); l++) {
            networks.get(l).coupling(l, all);
        }
        return manager.create(all, new Shape(networks.size(), sites, sites));
    }

    @Override
    public NDArray nearby() {
        float[] all = new float[networks.size() * sites];
        for (int i = 0; i < all.length; i++) {
            all[i] = networks.get(i / sites).nearby(i % sites);
        }
        return manager.create(all, new Shape(networks.size(), sites));
    }

    @Override
    public NDList round(NDArray logit, NDArray siteBias, MarginalFeatures marginals) {
        float[] logits = logit.toFloatArray();
        float[] biases = siteBias.toFloatArray();
        float[] features = new float[logits.length * RadioRounds.FEATURES];
        for (int l = 0; l < networks.size(); l++) {
            networks.get(l).round(l, logits, biases, features);
        }
        return marginals.of(manager.create(features,
                new Shape(networks.size(), sites, blocks, RadioRounds.FEATURES)));
    }

    @Override
    public SoftAssociation settled(NDArray logit, NDArray efficiency, NDArray siteBias, float sharpness,
            int responses) {
        float[] logits = logit.toFloatArray();
        float[] biases = siteBias.toFloatArray();
        float[] share = new float[networks.size() * sites * users];
        float[] load = new float[biases.length];
        float[] logLoad = new float[biases.length];
        float[] loss = new float[biases.length];
        for (int l = 0; l < networks.size(); l++) {
            RadioRounds network = networks.get(l);
            network.settle(l, logits, biases, sharpness, responses);
            network.settled(l, share, load, logLoad, loss);
        }
        Shape perSite = new Shape(networks.size(), sites);
        NDArray shares = manager.create(share, new Shape(networks.size(), sites, users));
        return new SoftAssociation(new Links.All(), shares, shares, manager.create(load, perSite),
                manager.create(logLoad, perSite), manager.create(loss, perSite));
    }
}
