"""What the kit hands to its peers: arrays and settings of one snapshot, by name."""

from pathlib import Path

import numpy as np


class Snapshot:
    """A folder with NAME.npy for every array and settings.properties for all else."""

    def __init__(self, folder):
        self.folder = Path(folder)
        lines = (self.folder / "settings.properties").read_text(encoding="utf-8").splitlines()
        self.settings = {key: number(value) for key, value in (line.split("=", 1) for line in lines)}

    def __getitem__(self, name):
        return np.load(self.folder / f"{name}.npy")

    def indices(self, name):
        """An array of whole numbers; they travel as doubles, which hold them exactly."""
        return self[name].astype(np.int64)

    def names(self, prefix):
        """Names of all arrays that begin with the prefix, without it."""
        return [file.stem[len(prefix) :] for file in sorted(self.folder.glob(f"{prefix}*.npy"))]

    @property
    def block_bandwidth_hz(self):
        return self.settings["bandwidthHz"] / self.blocks

    @property
    def blocks(self):
        return int(self.settings["blocks"])

    @property
    def budget_watt(self):
        return 10 ** ((self.settings["budgetDbm"] - 30) / 10)

    @property
    def noise_watt(self):
        return (
            10 ** ((self.settings["noiseDensityDbmHz"] + self.settings["noiseFigureDb"] - 30) / 10)
            * self.block_bandwidth_hz
        )


def number(text):
    """The number, or the text where it is none, such as the name of a choice."""
    try:
        return float(text)
    except ValueError:
        return text
