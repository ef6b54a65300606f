"""Notebook 05 on a folder of snapshots: it shows what moved there, and nothing of the paper's layout."""

import csv
import math
import subprocess
import sys

import nbformat

import run_notebooks

ROOT = run_notebooks.ROOT
NOTEBOOK = "05_mobility"
SITES = {"A": (0, 0), "B": (300, 0), "C": (150, 250)}
USERS = 40
TIMES = [0, 0.5, 2, 2.5]


def place(user, time):
    """Every second UE drives east."""
    return 10 + 7 * user + (20 * time if user % 2 else 0), 3 * user


def losses(user, time):
    return {bs: 60 + 35 * math.log10(20 + math.dist(place(user, time), at)) for bs, at in SITES.items()}


def write(folder):
    folder.mkdir()
    rows = "".join(f"s{t},{time}\n" for t, time in enumerate(TIMES))
    (folder / "snapshots.csv").write_text("snapshot,time_s\n" + rows, encoding="utf-8")
    for t, time in enumerate(TIMES):
        one = folder / f"s{t}"
        one.mkdir()
        files = {
            "sites.csv": ["bs,x_m,y_m,z_m", *(f"{bs},{x},{y},25" for bs, (x, y) in SITES.items())],
            "users.csv": ["ue,x_m,y_m,z_m", *("u{},{},{},1.5".format(u, *place(u, time)) for u in range(USERS))],
            "pathloss.csv": [
                "ue,bs,pathloss_db",
                *(f"u{u},{bs},{loss!r}" for u in range(USERS) for bs, loss in losses(u, time).items()),
            ],
        }
        for name, lines in files.items():
            (one / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_notebook_05_runs_on_snapshots_of_ones_own(tmp_path):
    write(tmp_path / "walk")
    settings = f"snapshotFolder={tmp_path}/walk wmmseIterations=5 restarts=1 epochs=5 tracks=2"
    command = [sys.executable, "environment/tools/run_notebooks.py", "--only", NOTEBOOK, "--runs", tmp_path]
    done = subprocess.run([*command, "--run", "walk_run", "--set", settings], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

    run = tmp_path / "walk_run"
    notebook = nbformat.read(run / f"notebooks/{NOTEBOOK}.ipynb", as_version=4)
    told = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))
    assert f"{len(TIMES)} snapshots of {USERS} UEs, 2.5 s from the first to the last" in told
    assert "mean speed" not in told

    strongest = [[min(SITES, key=losses(u, time).get) for u in range(USERS)] for time in TIMES]
    moved = [100 * sum(a != b for a, b in zip(*pair)) / USERS for pair in zip(strongest, strongest[1:])]
    assert max(moved) > 0
    with open(run / "figures/mobility_handovers.csv", encoding="utf-8") as file:
        lines = [line for line in csv.reader(file) if line and not line[0].startswith("#")]
    baseline = [(float(x), float(y)) for name, x, y, *_ in lines[1:] if name == "baseline"]
    assert baseline == list(zip(TIMES[1:], moved))
