package hetnet.model.engine;

import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;

/**
 * What goes from round to round.
 *
 * @param h           states, shape [H, B * stride]
 * @param logit       of the powers, shape [B * stride]; what stands beyond R does not count
 * @param idle        part of its budget that each BS keeps, 0 to 1; shape [B]
 * @param association who leans to whom
 */
record DecisionState(float[][] h, float[] logit, float[] idle, AssociationState association) {

    /** Room for one. @param hidden H */
    static DecisionState of(UserLinks links, int hidden) {
        int rows = links.sites() * links.stride();
        return new DecisionState(new float[hidden][rows], new float[rows], new float[links.sites()],
                AssociationState.of(links));
    }

    /** Takes over all of another. */
    void copy(DecisionState other) {
        learn(other.h);
        System.arraycopy(other.logit, 0, logit, 0, logit.length);
        System.arraycopy(other.idle, 0, idle, 0, idle.length);
        association.copy(other.association);
    }

    /** Takes over states of the network. @param states shape [H, B * stride] */
    void learn(float[][] states) {
        for (int i = 0; i < h.length; i++) {
            System.arraycopy(states[i], 0, h[i], 0, logit.length);
        }
    }

    /** Takes over state and logit of an RB of another at each BS, this raised by so much. */
    void copy(DecisionState other, int site, int stride, int from, int to, float raise) {
        for (int i = 0; i < h.length; i++) {
            h[i][site * stride + to] = other.h[i][site * stride + from];
        }
        logit[site * stride + to] = other.logit[site * stride + from] + raise;
    }
}
