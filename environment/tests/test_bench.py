"""The peers of `make bench` compute the same numbers as the kit. No test looks at a time."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = ROOT / ".cache" / "bench" / "installed"


@pytest.mark.skipif(
    not INSTALLED.exists(), reason="the peers of `make bench` are not installed; `make bench` installs them"
)
def test_the_peers_compute_the_same_numbers():
    done = subprocess.run(
        ["make", "--no-print-directory", "-C", ROOT, "bench-agreement"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    for work in (
        "channel",
        "rates and metrics",
        "WMMSE iteration",
        "graph",
        "HetGNN inference",
        "HetGNN training step",
        "HetGNN decision",
    ):
        assert work in done.stdout
