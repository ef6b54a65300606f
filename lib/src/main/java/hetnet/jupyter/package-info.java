/**
 * The side of the Jupyter kernel: live figures, progress bars, refusals as one sentence. It alone knows the
 * kernel.
 *
 * <p>May use everything below it; nothing uses it.
 */
package hetnet.jupyter;
