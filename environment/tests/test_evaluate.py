"""`make evaluate` on small real scenes, its numbers recomputed here from the files alone, with none of the kit's
code.
"""

import csv
import gzip
import math
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENE = ROOT / "data" / "etoile-fading"
USERS = 60
TOLERANCE = 1e-6  # relative; the files keep all digits, so that only the order of sums differs
PAYLOAD_BITS = 1e6
METHODS = ["baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "teacher", "hetgnn_paper", "hetgnn_unrolled"]
QUICK = ["EPOCHS=5", "HIDDEN=16", "ITERATIONS=20", "RESTARTS=1"]
# how many RBs, bandwidth in Hz, budget in dBm and fairness alpha: the paper's, and others by their keys
PAPER = (51, 20e6, 46.0, 1, [])
OTHER = (7, 10e6, 40.0, 0.5, ["BLOCKS=7", "bandwidth_hz=10e6", "BudgetDbm=40", "ALPHA=0.5"])


def rows(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def subset(folder, fading):
    """The first UEs of the scene and one in a courtyard without a path, written anew."""
    losses = rows(SCENE / "pathloss.csv")
    covered = {row["ue"] for row in losses if row["pathloss_db"]}
    users = rows(SCENE / "users.csv")
    kept = users[: USERS - 1] + [next(row for row in users[USERS:] if row["ue"] not in covered)]
    ids = {row["ue"] for row in kept}
    folder.mkdir()
    write(folder / "sites.csv", rows(SCENE / "sites.csv"))
    write(folder / "users.csv", kept)
    write(folder / "pathloss.csv", [row for row in losses if row["ue"] in ids])
    if fading:
        write(folder / "rb_gain.csv.gz", [row for row in rows(SCENE / "rb_gain.csv.gz") if row["ue"] in ids])
    return folder


def write(path, table):
    opened = gzip.open(path, "wt", newline="") if path.suffix == ".gz" else path.open("w", encoding="utf-8", newline="")
    with opened as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)


def evaluate(scenario, out, *settings):
    command = ["make", "--no-print-directory", "-C", ROOT, "evaluate", f"SCENARIO={scenario}", f"OUT={out}", *settings]
    return subprocess.run(command, capture_output=True, text=True)


def gains_of(scenario, blocks):
    """Linear gain by UE, BS and RB."""
    packed = scenario / "rb_gain.csv.gz"
    gain = {}
    if packed.exists():
        for row in rows(packed):
            gain[row["ue"], row["bs"], int(row["rb"])] = 10 ** (float(row["gain_db"]) / 10) if row["gain_db"] else 0.0
    for row in rows(scenario / "pathloss.csv"):
        for rb in range(blocks):
            flat = 10 ** (-float(row["pathloss_db"]) / 10) if row["pathloss_db"] else 0.0
            gain.setdefault((row["ue"], row["bs"], rb), 0.0 if packed.exists() else flat)
    return gain


def rates_of(scenario, out, method, blocks, bandwidth_hz, budget_dbm):
    """Rates in bit/s of the UEs in coverage under equal time sharing, Eqs. (8) to (10); checks Eqs. (6) and (7) on
    the way.
    """
    sites = [row["bs"] for row in rows(scenario / "sites.csv")]
    users = [row["ue"] for row in rows(scenario / "users.csv")]
    gain = gains_of(scenario, blocks)
    serving = [(row["ue"], row["bs"]) for row in rows(out / "association.csv") if row["method"] == method]
    assert [ue for ue, _ in serving] == users
    power = {
        (row["bs"], int(row["rb"])): float(row["power_w"]) for row in rows(out / "power.csv") if row["method"] == method
    }
    assert power.keys() == {(bs, rb) for bs in sites for rb in range(blocks)} and min(power.values()) >= 0
    budget_w = 10 ** ((budget_dbm - 30) / 10)
    for bs in sites:
        assert sum(power[bs, rb] for rb in range(blocks)) <= budget_w * (1 + 1e-9)

    block_hz = bandwidth_hz / blocks
    noise_w = 10 ** ((-174 + 9 - 30) / 10) * block_hz
    load = {bs: sum(1 for _, serves in serving if serves == bs) for bs in sites}
    rates = []
    for ue, bs in serving:
        reachable = {site for site in sites if any(gain[ue, site, rb] > 0 for rb in range(blocks))}
        if not reachable:
            assert bs == ""
            continue
        assert bs in reachable
        bits = 0.0
        for rb in range(blocks):
            interference = sum(gain[ue, other, rb] * power[other, rb] for other in sites if other != bs)
            bits += block_hz * math.log2(1 + gain[ue, bs, rb] * power[bs, rb] / (interference + noise_w))
        rates.append(bits / load[bs])
    return rates


def metrics_of(rates, alpha):
    ordered = sorted(rates)
    place = 0.05 * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return {
        "sum_rate_bps": math.fsum(rates),
        "jain": math.fsum(rates) ** 2 / (len(rates) * math.fsum(rate * rate for rate in rates)),
        "p5_bps": ordered[low] + (place - low) * (ordered[high] - ordered[low]),
        "mean_latency_s": math.fsum(PAYLOAD_BITS / rate for rate in rates) / len(rates),
        "mean_log_rate": math.fsum(math.log(rate) for rate in rates) / len(rates),
        "coverage": len(rates),
        "utility": math.fsum(math.log(rate) if alpha == 1 else rate ** (1 - alpha) / (1 - alpha) for rate in rates)
        / len(rates),
    }


@pytest.mark.parametrize("fading, radio", [(True, PAPER), (False, OTHER)], ids=["gains per RB", "flat, other radio"])
def test_an_independent_program_gets_the_same_numbers(tmp_path, fading, radio):
    *numbers, alpha, settings = radio
    scenario, out = subset(tmp_path / "scenario", fading), tmp_path / "new" / "out"
    ran = evaluate(scenario, out, *QUICK, *settings)
    assert ran.returncode == 0, ran.stderr
    assert all(method in ran.stdout for method in METHODS) and "Training took" in ran.stdout
    assert sorted(path.name for path in out.iterdir()) == ["association.csv", "metrics.csv", "model.bin", "power.csv", "rates.csv", "rates.png", "rates.svg", "run.json"]

    metrics = rows(out / "metrics.csv")
    assert list(
        metrics[0]
    ) == "method,sum_rate_bps,jain,p5_bps,mean_latency_s,mean_log_rate,seconds,coverage,users,utility".split(",")
    assert [row["method"] for row in metrics] == METHODS
    for row in metrics:
        expected = metrics_of(rates_of(scenario, out, row["method"], *numbers), alpha)
        rates = [float(rate["rate_bps"]) for rate in rows(out / "rates.csv") if rate["method"] == row["method"]]
        assert rates == pytest.approx(rates_of(scenario, out, row["method"], *numbers), rel=TOLERANCE)
        assert {key: float(row[key]) for key in expected} == pytest.approx(expected, rel=TOLERANCE)
        assert expected["coverage"] < USERS and float(row["seconds"]) > 0


def test_a_wrong_file_is_one_sentence_and_leaves_nothing(tmp_path):
    scenario, out = subset(tmp_path / "scenario", False), tmp_path / "out"
    with (scenario / "pathloss.csv").open("a", encoding="utf-8") as file:
        file.write("4,BS9,100,0\n")
    ran = evaluate(scenario, out)
    said = [line for line in ran.stderr.splitlines() if not line.startswith(("make", "Picked up", "WARNING: Using incubator"))]
    assert ran.returncode == 2 and ran.stdout == "" and not out.exists()
    lines = 2 + 5 * USERS
    assert said == [f"hetnet-lab: {scenario}/pathloss.csv, line {lines}: BS 'BS9' is not in sites.csv"]
