package hetnet.model.hetgnn.engine;

import hetnet.model.NamedWeights;
import hetnet.model.kernel.DenseKernel;

/**
 * One layer of message passing: what is said along links, how UEs move on from it, and how BSs and antennas do.
 *
 * @param toUsers   from BSs
 * @param toSites   from UEs
 * @param userStep  of [state of a UE, mean message], to H, before its ReLU
 * @param siteStep  of the other nodes
 */
record Layer(LinkMessages toUsers, LinkMessages toSites, Dense userStep, SiteStep siteStep) {

    /** How BSs and antennas move on. */
    interface SiteStep {

        /** The next states. */
        SiteStates next(DenseKernel kernel, SiteStates at, Told told);
    }

    /** Widths of the states of UEs, BSs and antennas. */
    record Widths(int ue, int bs, int antenna) {
    }

    static Layer of(NamedWeights weights, String name, Widths in, int hidden) {
        return weights.has(name + ".self.weight") ? shared(weights, name, Math.max(in.ue(), in.bs()), hidden)
                : typed(weights, name + ".", in, hidden);
    }

    /** One type of node and one relation: the same weights everywhere, narrower features filled up with zeros. */
    private static Layer shared(NamedWeights weights, String name, int in, int hidden) {
        LinkMessages messages = LinkMessages.of(weights, name, in, hidden);
        Dense self = Dense.of(weights, name + ".self", in, hidden);
        Dense combine = Dense.of(weights, name + ".combine", hidden, hidden);
        return new Layer(messages, messages, self.beside(combine),
                new SharedStep(messages.source(), self, combine));
    }

    private static Layer typed(NamedWeights weights, String prefix, Widths in, int hidden) {
        Dense toUe = Dense.of(weights, prefix + "bs_link_ue.combine", hidden, hidden);
        return new Layer(LinkMessages.of(weights, prefix + "bs_link_ue", in.bs(), hidden),
                LinkMessages.of(weights, prefix + "ue_link_bs", in.ue(), hidden),
                Dense.of(weights, prefix + "ue.self", in.ue(), hidden).beside(toUe),
                new TypedStep(Dense.of(weights, prefix + "bs.self", in.bs(), hidden),
                        Dense.of(weights, prefix + "ue_link_bs.combine", hidden, hidden),
                        Dense.of(weights, prefix + "antenna_element_of_bs", in.antenna(), hidden),
                        Dense.of(weights, prefix + "bs_beside_bs.source", in.bs(), hidden),
                        Dense.of(weights, prefix + "bs_beside_bs.combine", hidden, hidden),
                        Dense.of(weights, prefix + "antenna.self", in.antenna(), hidden),
                        Dense.of(weights, prefix + "bs_has_antenna", in.bs(), hidden)));
    }

    /**
     * Weights for each type and relation.
     *
     * @param self        of BSs
     * @param ofUsers     of the mean message of the UEs
     * @param ofAntennas  of the mean state of the antennas
     * @param besides     what BSs say to each other, before its ReLU
     * @param ofBesides   of the mean over the other BSs
     * @param antennaSelf of antennas
     * @param ofSite      of the BS of an antenna
     */
    private record TypedStep(Dense self, Dense ofUsers, Dense ofAntennas, Dense besides, Dense ofBesides,
            Dense antennaSelf, Dense ofSite) implements SiteStep {

        @Override
        public SiteStates next(DenseKernel kernel, SiteStates at, Told told) {
            float[][] bs = self.apply(kernel, at.bs());
            SiteStates.add(bs, ofUsers.apply(kernel, told.mean()));
            SiteStates.add(bs, ofAntennas.apply(kernel, divided(at.overAntennas(at.antenna()), at.antennas())));
            SiteStates.add(bs, ofBesides.apply(kernel, meanOfOthers(
                    SiteStates.relu(kernel, besides.apply(kernel, at.bs())), at.sites())));
            float[][] antenna = antennaSelf.apply(kernel, at.antenna());
            at.addToAntennas(ofSite.apply(kernel, at.bs()), antenna);
            return new SiteStates(at.sites(), at.antennas(), SiteStates.relu(kernel, bs),
                    SiteStates.relu(kernel, antenna));
        }

        private static float[][] divided(float[][] x, int by) {
            for (float[] row : x) {
                for (int n = 0; n < row.length; n++) {
                    row[n] /= by;
                }
            }
            return x;
        }

        private static float[][] meanOfOthers(float[][] x, int sites) {
            float[][] mean = new float[x.length][x[0].length];
            for (int h = 0; h < x.length; h++) {
                for (int b = 0; b < sites; b++) {
                    for (int k = 0; k < sites; k++) {
                        mean[h][b] += k == b ? 0 : x[h][k];
                    }
                    mean[h][b] /= Math.max(sites - 1, 1);
                }
            }
            return mean;
        }
    }

    /** The same weights for every node, and one mean over the neighbours of all kinds. */
    private record SharedStep(Dense source, Dense self, Dense combine) implements SiteStep {

        @Override
        public SiteStates next(DenseKernel kernel, SiteStates at, Told told) {
            float[][] fromAntennas = SiteStates.relu(kernel, source.apply(kernel, at.antenna()));
            float[][] sum = at.overAntennas(fromAntennas);
            SiteStates.add(sum, told.sum());
            float[][] bs = self.apply(kernel, at.bs());
            SiteStates.add(bs, combine.apply(kernel, new Told(sum, told.users()).over(at.antennas())));
            float[][] antenna = self.apply(kernel, at.antenna());
            at.addToAntennas(combine.apply(kernel, SiteStates.relu(kernel, source.apply(kernel, at.bs()))), antenna);
            return new SiteStates(at.sites(), at.antennas(), SiteStates.relu(kernel, bs),
                    SiteStates.relu(kernel, antenna));
        }
    }
}
