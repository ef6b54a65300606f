"""The paper's network at work in PyTorch Geometric: one inference, a decision from the channel on, and its training."""

import math

import numpy as np
import torch
from torch.nn.functional import cross_entropy, mse_loss

from pyg_model import GraphBuilder, HetGnn, single

SMALLEST_LOAD = 1e-3
RATE_FLOOR_BPS = 1.0


class Inference:
    """One forward pass on a graph that is there already."""

    def __init__(self, snapshot):
        self.data = GraphBuilder(snapshot).run()
        self.model = HetGnn.of(snapshot).eval()

    @torch.inference_mode()
    def run(self):
        return self.model(self.data)

    @staticmethod
    def numbers(prediction):
        return np.concatenate([part.detach().numpy().ravel() for part in prediction])


class Decision:
    """From the channel to an association and powers in watt."""

    def __init__(self, snapshot):
        self.builder = GraphBuilder(snapshot)
        self.model = HetGnn.of(snapshot).eval()
        self.budget_watt = snapshot.budget_watt
        self.blocks = snapshot.blocks

    @torch.inference_mode()
    def run(self):
        logits, _, fraction = self.model(self.builder.run())
        association = logits.argmax(1).numpy()
        fraction = fraction.numpy().astype(np.float64)
        power = self.budget_watt * fraction / fraction.sum(1, keepdims=True)
        power[np.bincount(association, minlength=len(power)) == 0] = 0
        return association, power

    def numbers(self, decision):
        association, power = decision
        return np.concatenate([association, power.ravel() * self.blocks / self.budget_watt])


class Training:
    """Epochs of the kit's training loop: forward pass, loss on the training UEs, backward pass, loss on the held-out
    UEs, the metrics of the epoch, a copy of the weights for early stopping, and Adam under cosine annealing.
    """

    def __init__(self, snapshot):
        self.settings = snapshot.settings
        self.data = GraphBuilder(snapshot).run()
        self.targets = Targets(snapshot)
        self.epochs = int(self.settings["epochs"])
        self.model = HetGnn.of(snapshot)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=self.settings["learningRate"], fused=True)
        self.done = 0

    def run(self):
        """One epoch."""
        kept = {name: value.clone() for name, value in self.model.state_dict().items()}
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.optimizer.zero_grad()
        logits, antenna, fraction = self.model(self.data)
        efficiency = self.targets.link_efficiency(fraction)
        loss = self.targets.loss(logits, antenna, fraction, efficiency, self.targets.training)
        value = loss.item()
        loss.backward()
        with torch.no_grad():
            held_out = self.targets.loss(logits, antenna, fraction, efficiency, self.targets.held_out).item()
            metrics = self.targets.metrics(logits, efficiency)
        self.optimizer.step()
        self.done += 1
        return value, held_out, metrics, kept

    def learning_rate(self):
        first, last = self.settings["learningRate"], self.settings["finalLearningRate"]
        return last + (first - last) * (1 + math.cos(math.pi * self.done / (self.epochs - 1))) / 2

    @staticmethod
    def numbers(epoch):
        value, held_out, _, _ = epoch
        return np.array([value, held_out])


class Targets:
    """What the loss compares a prediction with, as hetnet.train.Loss."""

    def __init__(self, snapshot):
        self.settings = snapshot.settings
        self.block_bandwidth_hz = snapshot.block_bandwidth_hz
        self.association = torch.from_numpy(snapshot.indices("association"))
        self.fraction = single(snapshot["power"] / snapshot.budget_watt)
        self.rate = single(snapshot["rate"])
        self.snr = single(snapshot["gain"] * (snapshot.budget_watt / snapshot.noise_watt))
        users, sites = self.snr.shape
        self.training = self.mask(users, snapshot.indices("training"))
        self.held_out = self.mask(users, snapshot.indices("held_out"))
        self.others = 1 - torch.eye(sites)
        self.labelled = self.fraction.sum(1) > 0

    @staticmethod
    def mask(users, members):
        mask = torch.zeros(users)
        mask[torch.from_numpy(members)] = 1 / len(members)
        return mask

    def link_efficiency(self, fraction):
        wanted = self.snr[:, :, None] * fraction
        interference = ((self.snr * self.others[:, None]) @ fraction).transpose(0, 1)
        return (wanted / (interference + 1) + 1).log().sum(2) / math.log(2)

    def loss(self, logits, antenna, fraction, efficiency, weight):
        setting = self.settings
        soft = logits.softmax(1)
        load = soft.sum(0).clamp(min=SMALLEST_LOAD)
        rate = (soft * efficiency / load).sum(1) * self.block_bandwidth_hz
        association = (cross_entropy(logits, self.association, reduction="none") * weight).sum()
        blocks = fraction.shape[1]
        power = mse_loss(fraction[self.labelled] * blocks, self.fraction[self.labelled] * blocks)
        antennas = (antenna * antenna.shape[1] - 1).square().mean()
        gap = (self.rate + RATE_FLOOR_BPS).log() - (rate + RATE_FLOOR_BPS).log()
        distillation = (gap.relu() * weight).sum()
        jain = (rate * weight).sum().square() / (rate.square() * weight).sum().clamp(min=RATE_FLOOR_BPS)
        missing = ((1 - rate / setting["minRateBps"]).relu() * weight).sum()
        return (
            setting["associationWeight"] * association
            + setting["powerWeight"] * power
            + setting["antennaWeight"] * antennas
            + setting["distillationWeight"] * distillation
            + setting["fairnessWeight"] * (1 - jain)
            + setting["minRateWeight"] * missing
        )

    def metrics(self, logits, efficiency):
        """Sum-rate, Jain's index, mean latency of 1 Mbit, mean log rate and 5th percentile, with hard association."""
        association = logits.argmax(1)
        load = torch.bincount(association, minlength=logits.shape[1])
        served = efficiency.gather(1, association[:, None]).squeeze(1).numpy().astype(np.float64)
        rate = served * self.block_bandwidth_hz / load[association].numpy()
        jain = rate.sum() ** 2 / (len(rate) * (rate**2).sum())
        return rate.sum(), jain, (1e6 / rate).mean(), np.log(rate).mean(), np.percentile(rate, 5)
