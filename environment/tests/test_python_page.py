"""The code of docs/python.md, run as it stands, and files of NumPy, SciPy and h5py made anew."""

import re
import subprocess
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="requirements-test.lock is not installed")
pytest.importorskip("scipy", reason="requirements-test.lock is not installed")
h5py = pytest.importorskip("h5py", reason="requirements-test.lock is not installed")

import import_samples  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
RELATIVE = 1e-12  # sums in another order


def make(*words):
    run = subprocess.run(["make", "--no-print-directory", "-C", ROOT, *words], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_page_runs_as_it_stands(tmp_path, capsys):
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    names = {}
    for language, code in re.findall(r"```(python|sh)\n(.*?)```", page, re.DOTALL):
        code = code.replace("out/", f"{tmp_path}/")
        if language == "python":
            exec(compile(code, "docs/python.md", "exec"), names)
        else:
            for line in code.strip().splitlines():
                make(*line.split()[1:])
    assert len(names["serving"]) == 40
    assert (names["rates"] > 0).all()
    np.testing.assert_allclose(names["gain"], (abs(names["h"]) ** 2).mean(axis=2), rtol=RELATIVE)
    assert "40 UEs" in capsys.readouterr().out


def test_the_samples_are_what_the_libraries_write(tmp_path):
    import_samples.main(tmp_path)
    kept = ROOT / "lib/src/test/resources/imports"
    for file in sorted(kept.rglob("*.npz")):
        made = np.load(tmp_path / file.relative_to(kept))
        for name, array in np.load(file).items():
            np.testing.assert_allclose(made[name], array, rtol=RELATIVE)
    make("import", f"FROM={tmp_path}/channel.h5", f"OUT={tmp_path}/network", "GAINS=run1/H", "QUANTITY=channel",
         "AXES=ue,bs,antenna,rb", "SITES=run1/bs", "USERS=run1/ue")  # fmt: skip
    make("export", f"SCENARIO={tmp_path}/network", f"OUT={tmp_path}/network.npz")
    gain = np.load(tmp_path / "network.npz")["gain"]
    channel, _, _ = import_samples.network()
    np.testing.assert_allclose(gain, (abs(channel) ** 2).mean(axis=2), rtol=RELATIVE)


def test_a_folder_of_deepmimo_s_own_writer_is_read(tmp_path):
    deepmimo = pytest.importorskip("deepmimo", reason="DeepMIMO is for Python 3.11 to 3.13")
    from deepmimo.utils import get_mat_filename, save_mat

    channel, sites, users = import_samples.network()
    power = 10 * np.log10(np.where(channel == 0, np.nan, abs(channel) ** 2).mean(axis=(2, 3)))
    folder = tmp_path / "scenario"
    folder.mkdir()
    for b in range(len(sites)):
        for key, value in {"power": power[:, b : b + 1], "rx_pos": users, "tx_pos": sites[b : b + 1]}.items():
            save_mat(value, key, str(folder / get_mat_filename(key, 0, b, 1)))
    make("import", f"FROM={folder}", f"OUT={tmp_path}/network", "SOURCE=deepmimo")
    make("export", f"SCENARIO={tmp_path}/network", f"OUT={tmp_path}/network.npz")
    loss = np.load(tmp_path / "network.npz")["pathloss_db"]
    np.testing.assert_allclose(loss[np.isfinite(loss)], -power[np.isfinite(power)], rtol=RELATIVE)
    assert deepmimo.__version__
