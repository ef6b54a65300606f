package hetnet.network;

import hetnet.util.Require;

/**
 * What all base stations share on the air; the defaults of {@link #paper()} are Table 1.
 *
 * @param carrierGhz         carrier frequency f_c, GHz
 * @param bandwidthHz        system bandwidth B_sys, Hz
 * @param blocks             number R of resource blocks (RBs)
 * @param budgetDbm          power budget P_max of each BS, dBm
 * @param noiseDensityDbmHz  thermal noise density k T, dBm/Hz
 * @param noiseFigureDb      noise figure NF of a UE, dB
 * @param antennas           antenna elements per BS
 */
public record RadioConfig(double carrierGhz, double bandwidthHz, int blocks, double budgetDbm,
                          double noiseDensityDbmHz, double noiseFigureDb, int antennas) {

    /** Least power of a BS, dBm. */
    public static final double LEAST_BUDGET_DBM = -30;
    /** Largest power of a BS, dBm. */
    public static final double LARGEST_BUDGET_DBM = 80;

    /** Boltzmann's constant k, J/K (exact in the SI). */
    public static final double BOLTZMANN = 1.380649e-23;

    /** @throws IllegalArgumentException when a value is out of its range */
    public RadioConfig {
        Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz");
        Require.inRange("bandwidthHz", bandwidthHz, 1e4, 1e10, "Hz");
        Require.inRange("blocks", blocks, 1, 1000, "RBs");
        Require.inRange("budgetDbm", budgetDbm, LEAST_BUDGET_DBM, LARGEST_BUDGET_DBM, "dBm");
        Require.inRange("noiseDensityDbmHz", noiseDensityDbmHz, -200, -100, "dBm/Hz");
        Require.inRange("noiseFigureDb", noiseFigureDb, 0, 30, "dB");
        Require.inRange("antennas", antennas, 1, 1024, "elements");
    }

    /** Table 1 of the paper: 3.5 GHz, 20 MHz in 51 RBs, 46 dBm, -174 dBm/Hz, 9 dB, 8 antennas. */
    public static RadioConfig paper() {
        return new RadioConfig(3.5, 20e6, 51, 46, -174, 9, 8);
    }

    /** The same radio with another carrier frequency, GHz. */
    public RadioConfig withCarrierGhz(double carrierGhz) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another bandwidth, Hz. */
    public RadioConfig withBandwidthHz(double bandwidthHz) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another number of RBs. */
    public RadioConfig withBlocks(int blocks) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another power budget of each BS, dBm. */
    public RadioConfig withBudgetDbm(double budgetDbm) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another noise density, dBm/Hz. */
    public RadioConfig withNoiseDensityDbmHz(double noiseDensityDbmHz) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another noise figure, dB. */
    public RadioConfig withNoiseFigureDb(double noiseFigureDb) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with another number of antenna elements. */
    public RadioConfig withAntennas(int antennas) {
        return new RadioConfig(carrierGhz, bandwidthHz, blocks, budgetDbm, noiseDensityDbmHz, noiseFigureDb, antennas);
    }

    /** The same radio with the noise density k T of a temperature in kelvin, as Eq. (8) writes it. */
    public RadioConfig withNoiseTemperature(double kelvin) {
        Require.inRange("noiseTemperature", kelvin, 1, 10_000, "K");
        double dbmHz = 10 * Math.log10(BOLTZMANN * kelvin) + 30;
        return withNoiseDensityDbmHz(dbmHz);
    }

    /** P_max of a BS, watt. */
    public double budgetWatt() {
        return Math.pow(10, (budgetDbm - 30) / 10);
    }

    /** B_RB = B_sys / R, Hz. */
    public double blockBandwidthHz() {
        return bandwidthHz / blocks;
    }

    /** Noise power N in one RB, watt: Eq. (8) with k T as a density. */
    public double noiseWatt() {
        return Math.pow(10, (noiseDensityDbmHz + noiseFigureDb - 30) / 10) * blockBandwidthHz();
    }
}
