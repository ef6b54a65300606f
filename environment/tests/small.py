"""Copies of the notebooks with small values of their parameters, for tests: every path of every cell, in seconds.

That the notebooks run at full size is what `make report` shows. Here they run on a kernel without a browser and then,
all of them again, in JupyterLab: what can break there does not depend on how many UEs there are.
"""

import re
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "environment" / "tools"))

import parameters  # noqa: E402

# by notebook, as they stand in its parameters cell
VALUES = {
    "00_tour": {"users": "200", "wmmseIterations": "10", "alphas": "{0.5, 2}"},
    "01_scenario": {"users": "600", "cellM": "20"},
    "02_teacher": {"users": "600", "wmmseIterations": "10", "restarts": "1", "longIterations": "20", "fewUsers": "6"},
    "03_training": {"users": "600", "wmmseIterations": "10", "hidden": "16", "epochs": "20"},
    "04_evaluation": {"users": "600", "wmmseIterations": "10", "epochs": "20", "timingRuns": "2"},
    "05_mobility": {"users": "300", "steps": "4", "wmmseIterations": "10", "restarts": "1", "epochs": "20"},
    "06_own_data": {"wmmseIterations": "10", "epochs": "5"},
    "07_beyond_the_teacher": {
        "users": "300",
        "drops": "2",
        "restarts": "1",
        "codes": "2",
        "smallUsers": "100",
        "tries": "3",
        "wmmseIterations": "10",
        "epochs": "5",
    },
    "08_ablations": {"users": "100", "epochs": "5", "seeds": "2", "wmmseIterations": "10"},
    "09_generalisation": {
        "users": "50",
        "blocks": "5",
        "largestUsers": "100",
        "largestSites": "7",
        "restarts": "1",
        "movingUsers": "100",
        "snapshots": "3",
    },
    "10_pareto": {
        "users": "200",
        "alphas": "{0.5, 1, 2}",
        "referenceAlphas": "{1, 2}",
        "restarts": "1",
        "sweeps": "1",
        "searchUsers": "60",
    },
    "11_hetnet": {
        "macros": "1",
        "picos": "2",
        "users": "60",
        "drops": "1",
        "yePicos": "2",
        "yeFemtos": "4",
        "yeUsers": "40",
    },
    "12_objectives": {"picos": "2", "users": "30", "drops": "1", "prices": "{0.1}"},
    "13_sweeps": {"layouts": "2", "users": "15", "again": "5"},
    "14_mimo": {
        "usersPerSite": "2",
        "antennas": "4",
        "blocks": "2",
        "layouts": "2",
        "starts": "2",
        "iterations": "5",
        "grid": "10",
    },
}


def write(folder: Path) -> None:
    """The copies, without outputs of a run; raises ParameterError where a notebook does not take a value."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(source, as_version=4)
        values = VALUES.get(source.stem, {})
        parameters.assign({source.stem: notebook}, values)
        for cell in parameters.tagged(notebook, parameters.TAG):
            for name, value in values.items():
                cell.source = re.sub(rf"(?m)^(\S+ {name} = ).*?;", rf"\g<1>{value};", cell.source)
        nbformat.write(notebook, folder / source.name)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
