"""Comparisons of runs whose numbers are known: one table, figures with a curve per run, and sentences where they
cannot be compared.
"""

import csv
import json

import pytest
from bs4 import BeautifulSoup

import compare
import pdf
import runs


@pytest.fixture(autouse=True)
def no_browser(monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: None)


def report_run(folder, sum_rate, epochs):
    figures = folder / "figures"
    figures.mkdir(parents=True)
    (figures / "summary.csv").write_text(
        "method,users,sum_rate_bps,jain,p5_bps,mean_latency_s,association_accuracy\n"
        f"baseline,all,{sum_rate},0.5,1000,20.5,0.9\nbaseline,train,1,0.1,1,1,0.9\n"
        f"hetgnn_paper,all,{2 * sum_rate},0.75,3000,10,0.95\n"
    )
    (figures / "rate_cdf.csv").write_text(
        "series,ue_rate_kbit_s,share_of_ues\nbaseline,10,0.5\nbaseline,20,1\nhetgnn_paper,30,1\n"
    )
    runs.write_record(
        folder,
        {
            "settings": {"epochs": epochs},
            "scenario": "",
            "about": {"Settings": f"epochs={epochs}"},
            "parameters": {"03_a": {"epochs": epochs, "seed": "1"}, "04_b": {"epochs": epochs}},
        },
    )


def evaluate_run(folder, sum_rate):
    folder.mkdir(parents=True)
    (folder / "metrics.csv").write_text(
        "method,sum_rate_bps,jain,p5_bps,mean_latency_s,mean_log_rate,seconds,coverage,users\n"
        f"baseline,{sum_rate},0.5,1000,Infinity,11.5,0.1,9,10\n"
    )
    (folder / "rates.csv").write_text("method,ue,rate_bps\nbaseline,ue-0,10000.0\nbaseline,ue-1,20000.0\n")
    runs.write_record(folder, {"about": {"Scenario": "a"}, "parameters": {"evaluate": {"blocks": f"{sum_rate:.0f}"}}})


def made(tmp_path, *names):
    out = tmp_path / "out"
    compare.compare(compare.find(list(names), tmp_path), out)
    with (out / "comparison.csv").open(encoding="utf-8") as lines:
        return (
            list(csv.DictReader(lines)),
            BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html.parser"),
            out,
        )


def test_two_runs_of_the_notebooks(tmp_path):
    report_run(tmp_path / "a", 1e8, "50")
    report_run(tmp_path / "b", 2e8, "100")
    rows, page, out = made(tmp_path, "a", "b")
    assert [(row["method"], row["run"], float(row["sum_rate_bps"]), float(row["mean_latency_s"])) for row in rows] == [
        ("baseline", "a", 1e8, 20.5),
        ("baseline", "b", 2e8, 20.5),
        ("hetgnn_paper", "a", 2e8, 10),
        ("hetgnn_paper", "b", 4e8, 10),
    ]
    assert [cell.text for cell in page.select("table.parameters td")] == ["epochs", "50", "100"]
    captions = [caption.text for caption in page.select("figcaption")]
    assert (
        "UE rates under hetgnn_paper; methods of notebook 04" in captions
        and "Jain's index; methods of notebook 04" in captions
    )
    assert all(image["src"].startswith("data:image/svg+xml,") for image in page.select("img"))
    assert len(page.select("figure img")) == len(captions) == len(list(out.glob("compare_*.png")))


def test_result_folders_of_evaluate(tmp_path):
    evaluate_run(tmp_path / "first", 1e8)
    evaluate_run(tmp_path / "second", 3e8)
    rows, page, _ = made(tmp_path, str(tmp_path / "first"), str(tmp_path / "second"))
    assert [float(row["sum_rate_bps"]) for row in rows] == [1e8, 3e8] and rows[0]["mean_log_rate"] == "11.5"
    assert [cell.text for cell in page.select("table.parameters td")] == ["blocks", "100000000", "300000000"]
    assert "UE rates under baseline; methods of make evaluate" in [caption.text for caption in page.select("figcaption")]


def test_a_second_comparison_leaves_nothing_of_the_first(tmp_path):
    report_run(tmp_path / "a", 1e8, "50")
    report_run(tmp_path / "b", 2e8, "100")
    made(tmp_path, "a", "b")
    evaluate_run(tmp_path / "c", 1e8)
    evaluate_run(tmp_path / "d", 1e8)
    (tmp_path / "out/notes.txt").touch()
    out = made(tmp_path, "c", "d")[2]
    assert not list(out.glob("*paper*")) and (out / "notes.txt").exists()


def test_what_cannot_be_compared_is_one_sentence(tmp_path):
    report_run(tmp_path / "a", 1e8, "50")
    evaluate_run(tmp_path / "e", 1e8)
    (tmp_path / "unfinished").mkdir()
    (tmp_path / "unfinished/run.json").write_text(json.dumps({"settings": {}}))
    evaluate_run(tmp_path / "broken", 1e8)
    (tmp_path / "broken/metrics.csv").write_text("no,table\n1,2\n")
    (tmp_path / "other").mkdir()
    evaluate_run(tmp_path / "other/e", 1e8)
    for names, sentence in {
        (): "two runs or more are needed",
        ("a",): "two runs or more are needed",
        ("a", "nowhere"): "there is no run 'nowhere'",
        ("a", "unfinished"): "run 'unfinished' has no results: it did not finish, or is no run",
        ("e", "broken"): "run 'broken' cannot be read",
        (
            "a",
            "e",
        ): "no method in common, so there is nothing to compare: a has baseline, hetgnn_paper of paper; "
        "e has baseline of evaluate",
        ("e", str(tmp_path / "other/e")): "two of the runs are called 'e'",
    }.items():
        with pytest.raises(runs.RunError) as error:
            compare.compare(compare.find(list(names), tmp_path), tmp_path / "out")
        assert sentence in str(error.value) and "\n" not in str(error.value)
    assert not (tmp_path / "out").exists()
