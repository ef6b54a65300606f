/**
 * What each part of a network is worth: variants trained with several seeds, intervals, paired tests.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.study.ablation;
