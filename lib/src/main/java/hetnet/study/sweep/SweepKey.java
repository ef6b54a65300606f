package hetnet.study.sweep;

/**
 * Which row of a study: everything that its values depend on, beside the SPEC itself.
 *
 * @param group     class of networks
 * @param layout    in its class, from 0; of ablations the training seed less 1
 * @param drop      of the layout, from 0
 * @param objective name of what is to be large
 * @param method    who decides
 */
public record SweepKey(String group, int layout, int drop, String objective, String method) {
}
