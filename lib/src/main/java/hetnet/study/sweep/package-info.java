/**
 * Monte-Carlo studies as small YAML files: which rows a study has, and what each row is. Nothing here knows how rows
 * are shared out among cores or machines.
 *
 * <p>May use {@code study.sweep.spec}, {@code study.ablation}, {@code study.generalisation}, {@code study.quality},
 * {@code study} and what is below it.
 */
package hetnet.study.sweep;
