"""A scenario that DeepMIMO's package (version 4) writes, read right; left out where Python is too old or new for it."""

import subprocess
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="requirements-test.lock is not installed")
pytest.importorskip("deepmimo", reason="DeepMIMO is for Python 3.11 to 3.13")

from deepmimo.datasets.dataset import Dataset  # noqa: E402
from deepmimo.utils.io import save_mat  # noqa: E402
from deepmimo.utils.scenarios import get_mat_filename  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
USERS, SITES = 7, 2


@pytest.mark.parametrize("paths", [1, 4])
def test_what_the_package_writes_has_the_losses_that_it_computes(tmp_path, paths):
    """Of one path; of several the powers add up here, and the amplitudes there."""
    random = np.random.default_rng(4)
    folder = tmp_path / "scenario"
    folder.mkdir()
    expected = []
    for b in range(SITES):
        power = random.uniform(-120, -80, (USERS, paths)).astype("f4")  # dB, for 0 dBW sent
        power[random.random((USERS, paths)) < 0.3] = np.nan
        power[b] = np.nan  # out of reach
        arrays = {
            "power": power,
            "phase": random.uniform(-180, 180, (USERS, paths)).astype("f4"),
            "rx_pos": np.column_stack([random.uniform(0, 300, (USERS, 2)), np.full(USERS, 1.5)]) if b == 0 else users,
            "tx_pos": np.array([[200.0 * b, 0, 25]]),
        }
        users = arrays["rx_pos"]
        for key, value in arrays.items():
            save_mat(value, key, str(folder / get_mat_filename(key, 0, b, 1)))
        sums = np.nansum(10 ** (power.astype("f8") / 10), axis=1)
        sums[np.isnan(power).all(axis=1)] = np.nan
        expected.append(Dataset(arrays).compute_pathloss() if paths == 1 else -10 * np.log10(sums))
    call = ["import", f"FROM={folder}", f"OUT={tmp_path}/network", "SOURCE=deepmimo"]
    done = subprocess.run(["make", "--no-print-directory", "-C", ROOT, *call], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 UEs" in done.stdout
    rows = [line.split(",") for line in (tmp_path / "network/pathloss.csv").read_text().splitlines()[1:]]
    losses = np.array([float(loss or "nan") for _, _, loss, *_ in rows]).reshape(USERS, SITES)
    np.testing.assert_allclose(losses, np.column_stack(expected), rtol=1e-6)
    assert np.isnan(losses).sum() >= SITES
