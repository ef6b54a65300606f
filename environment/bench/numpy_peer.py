"""The kit's double-precision work in NumPy, written as its documentation advises: whole arrays, matrix products,
results in place.
"""

import numpy as np
from scipy.special import ndtr

SPEED_OF_LIGHT = 299_792_458
ENVIRONMENT_HEIGHT_M = 1
RBS_PER_LOGARITHM = 17  # a product of so many (1 + SINR) stays far from overflow, and saves logarithms


class Channel:
    """UMa path loss of TR 38.901 with shadowing, from positions and drawn link states to linear gains."""

    def __init__(self, snapshot):
        self.sites = snapshot["site_position"]
        self.users = snapshot["user_position"]
        self.los = snapshot["link_los"]
        self.shadow = snapshot["link_shadow"]
        self.carrier_ghz = snapshot.settings["carrierGhz"]
        self.shadowing_db = snapshot.settings["shadowingDb"]
        self.noise_watt = snapshot.noise_watt

    def run(self):
        difference = self.users[:, None] - self.sites
        np.square(difference, out=difference)
        ground_square = difference[..., 0] + difference[..., 1]
        ground = np.sqrt(ground_square)
        distance = np.sqrt(ground_square + difference[..., 2])
        loss_db = np.where(ndtr(self.los) < self.los_probability(ground), *self.path_losses(ground, distance))
        loss_db += self.shadowing_db * self.shadow
        return distance, loss_db, np.exp(loss_db * (-np.log(10) / 10))

    def los_probability(self, ground):
        d = np.maximum(ground, 18)
        near = 18 / d
        height = np.clip((self.users[:, 2:] - 13) / 10, 0, 1) ** 1.5
        probability = near + np.exp(d / -63) * (1 - near)
        if height.any():
            probability *= 1 + height * 1.25 * (d / 100) ** 3 * np.exp(d / -150)
        return np.minimum(probability, 1)

    def path_losses(self, ground, distance):
        site_height, user_height = self.sites[:, 2], self.users[:, 2:]
        bend = (
            4
            * self.carrier_ghz
            * 1e9
            / SPEED_OF_LIGHT
            * (np.maximum(site_height - ENVIRONMENT_HEIGHT_M, 0) * np.maximum(user_height - ENVIRONMENT_HEIGHT_M, 0))
        )
        slope = np.log10(np.maximum(distance, 1))
        beyond = 40 * slope - 9 * np.log10(bend**2 + (site_height - user_height) ** 2)
        carrier = 20 * np.log10(self.carrier_ghz)
        los = np.where(ground > bend, beyond, 22 * slope) + (28 + carrier)
        nlos = 39.08 * slope + (13.54 + carrier) - 0.6 * (user_height - 1.5)
        return los, np.maximum(los, nlos)

    def numbers(self, result):
        distance, loss_db, gain = result
        return np.concatenate([distance.ravel(), loss_db.ravel(), gain.ravel() / self.noise_watt])


class FadingChannel(Channel):
    """The same with Rayleigh fading: an exponential factor for every gain on every RB. Its random numbers are not the
    kit's.
    """

    def __init__(self, snapshot):
        super().__init__(snapshot)
        self.blocks = snapshot.blocks
        self.random = np.random.default_rng(1)

    def run(self):
        _, _, gain = super().run()
        fading = self.random.standard_exponential((*gain.shape, self.blocks))
        fading *= gain[..., None]
        return gain, fading

    def numbers(self, result):
        gain, fading = result
        return np.array([(fading / gain[..., None]).mean()])


class Wmmse:
    """WMMSE iterations for proportional fairness, each RB with its share of the budget. UEs are sorted by their BS,
    so that those of one BS are a slice and not a gather.
    """

    def __init__(self, snapshot):
        self.iterations = int(snapshot.settings["wmmseIterations"])
        association = snapshot.indices("association")
        order = np.argsort(association, kind="stable")
        self.snr = (snapshot["gain"] / snapshot.noise_watt)[order]
        ends = np.cumsum(np.bincount(association, minlength=self.snr.shape[1]))
        self.cells = [slice(end - count, end) for count, end in zip(np.diff(ends, prepend=0), ends)]
        self.own = np.concatenate([self.snr[cell, b] for b, cell in enumerate(self.cells)])
        self.rate_scale = np.concatenate(
            [
                np.full(cell.stop - cell.start, snapshot.block_bandwidth_hz / (cell.stop - cell.start))
                for cell in self.cells
                if cell.stop > cell.start
            ]
        )
        self.start = np.sqrt(snapshot["power"])
        self.cap = np.sqrt(snapshot.budget_watt / snapshot.blocks)

    def run(self):
        v = self.start
        objective, numerator, denominator = self.evaluate(v)
        objectives = [objective]
        for _ in range(self.iterations):
            v = np.minimum(np.divide(numerator, denominator, out=np.zeros_like(v), where=numerator > 0), self.cap)
            objective, numerator, denominator = self.evaluate(v)
            objectives.append(objective)
        return v * v, objectives

    def evaluate(self, v):
        power = v * v
        wanted = np.empty((len(self.own), power.shape[1]))
        for b, cell in enumerate(self.cells):
            np.multiply(self.own[cell, None], power[b], out=wanted[cell])
        total = self.snr @ power
        total += 1
        disturbance = total - wanted
        factor = total / disturbance  # 1 + SINR
        rate = self.rate_scale * spectral_efficiency(factor)
        c = self.rate_scale / rate
        np.divide(wanted, disturbance, out=wanted)  # SINR
        wanted /= total
        wanted *= c[:, None]
        denominator = self.snr.T @ wanted
        np.reciprocal(disturbance, out=disturbance)
        weight = c * self.own
        numerator = np.stack([weight[cell] @ disturbance[cell] for cell in self.cells]) * v
        return np.log(rate).sum(), numerator, denominator

    def numbers(self, result):
        power, objectives = result
        return np.concatenate([power.ravel() / self.cap**2, objectives])


def spectral_efficiency(factor):
    """sum_r log2(1 + SINR^r), shape [U], of the factors 1 + SINR, shape [U, R]."""
    groups = [factor[:, first : first + RBS_PER_LOGARITHM] for first in range(0, factor.shape[1], RBS_PER_LOGARITHM)]
    return sum(np.log2(np.multiply.reduce(group, axis=1)) for group in groups)


class Metrics:
    """Rates of an allocation under equal time sharing, Eqs. (9) and (10), and what the paper reports of them."""

    def __init__(self, snapshot):
        self.gain = snapshot["gain"]
        self.association = snapshot.indices("association")
        self.power = snapshot["power"]
        self.noise_watt = snapshot.noise_watt
        self.block_bandwidth_hz = snapshot.block_bandwidth_hz

    def run(self):
        load = np.bincount(self.association, minlength=len(self.power))
        snr = self.gain / self.noise_watt
        total = snr @ self.power
        total += 1
        own = np.take_along_axis(snr, self.association[:, None], axis=1)
        disturbance = total - own * self.power[self.association]
        rate = (
            self.block_bandwidth_hz
            / load[self.association]
            * spectral_efficiency(np.divide(total, disturbance, out=total))
        )
        jain = rate.sum() ** 2 / (len(rate) * (rate**2).sum())
        return rate.sum(), jain, np.percentile(rate, 5), (1e6 / rate).mean(), np.log(rate).mean()

    @staticmethod
    def numbers(result):
        return np.array(result)
