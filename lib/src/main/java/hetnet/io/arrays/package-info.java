/**
 * Arrays by name in the files of other programs: NumPy's .npy and .npz, MATLAB's .mat, HDF5, and folders of these.
 *
 * <p>May use {@code io} and what is below it.
 */
package hetnet.io.arrays;
