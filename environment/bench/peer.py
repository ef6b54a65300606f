"""The other side of `make bench`: does the kit's work in NumPy and PyTorch Geometric, one command a line on stdin,
one answer a line.

    load FOLDER          takes the snapshot in that folder            -> ok
    run CASE             does the case's work once                    -> its seconds
    numbers CASE FILE    writes what the last run gave, as .npy       -> ok
"""

import sys
import time

import numpy as np

import numpy_peer
import pyg_model
import pyg_peer
from snapshot import Snapshot

CASES = {
    "channel": numpy_peer.Channel,
    "fading": numpy_peer.FadingChannel,
    "metrics": numpy_peer.Metrics,
    "wmmse": numpy_peer.Wmmse,
    "graph": pyg_model.GraphBuilder,
    "inference": pyg_peer.Inference,
    "decision": pyg_peer.Decision,
    "training": pyg_peer.Training,
}


class Peer:
    def __init__(self):
        self.snapshot = None
        self.cases = {}
        self.results = {}

    def load(self, folder):
        self.snapshot, self.cases, self.results = Snapshot(folder), {}, {}
        return "ok"

    def case(self, name):
        if name not in self.cases:
            self.cases[name] = CASES[name](self.snapshot)
        return self.cases[name]

    def run(self, name):
        case = self.case(name)
        self.results.pop(name, None)
        start = time.perf_counter()
        self.results[name] = case.run()
        return repr(time.perf_counter() - start)

    def numbers(self, name, file):
        np.save(file, np.asarray(self.case(name).numbers(self.results[name]), dtype=np.float64))
        return "ok"


def main():
    peer = Peer()
    commands = {"load": peer.load, "run": peer.run, "numbers": peer.numbers}
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split("\t")
        print(commands[command](*arguments), flush=True)


if __name__ == "__main__":
    main()
