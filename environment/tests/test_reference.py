"""How far a run is from the reference: by the numbers of its figures, whose differences are known here."""

import math

import pytest
from bs4 import BeautifulSoup

import reference

HEAD = "method,sum_rate_bps,seconds\n"
TABLE = HEAD + "baseline,3.0e8,0.5\nhetgnn_paper,4.0e8,0.25\n"


def made(folder, index, **tables):
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        (folder / f"{name}.svg").write_text(f"<svg>{name} of {folder.name}</svg>", encoding="utf-8")
    reference.write_index(folder, index)
    return folder


@pytest.mark.parametrize(
    "table, verdict, detail",
    [
        (TABLE, "identical", ""),
        ("# settings: users=5\n" + TABLE, "identical", ""),
        (TABLE.replace("3.0e8", "300000000"), "identical", ""),
        (TABLE.replace("3.0e8", "300000030"), "within 1e-6", "1.0e-07 in sum_rate_bps"),
        (TABLE.replace("0.25", "0.75"), "timing only", ""),
        (TABLE.replace("0.25", "0.75").replace("3.0e8", "300000030"), "within 1e-6", "1.0e-07 in sum_rate_bps"),
        (TABLE.replace("4.0e8", "5.0e8"), "differs", "2.0e-01 in sum_rate_bps"),
        (TABLE.replace("4.0e8", "NaN"), "differs", "1 of 2 entries of sum_rate_bps"),
        (TABLE.replace("hetgnn_paper", "teacher"), "differs", "1 of 2 entries of method"),
        (TABLE.replace("seconds", "minutes"), "differs", "other columns"),
        (TABLE + "teacher,1,1\n", "differs", "3 rows in place of 2"),
        (HEAD, "differs", "0 rows in place of 2"),
    ],
)
def test_a_table_beside_its_reference(tmp_path, table, verdict, detail):
    index = [("01_a", "summary")]
    ours, theirs = made(tmp_path / "ours", index, summary=table), made(tmp_path / "theirs", index, summary=TABLE)
    assert reference.compare(ours, ["01_a"], theirs) == [reference.Comparison("01_a", "summary", verdict, detail)]


def test_which_columns_a_clock_fills():
    measured = ["cpu_ms", "seconds", "decide_seconds", "times_faster_than_teacher", "time_of_one_start"]
    computed = ["time_s", "time_to_send_1_mbit_s"]
    assert [name for name in measured + computed if reference.TIMING.search(name)] == measured


def test_what_is_left_of_a_sum_counts_against_the_largest_of_its_column():
    noise = list(reference.distances(("1e-17", "2", "NaN", "-Infinity"), ("0", "2", "NaN", "-Infinity")))
    assert noise == [1e-17 / (2 * reference.NEXT_TO_NOTHING)]
    assert list(reference.distances(("Infinity",), ("-Infinity",))) == [math.inf]
    assert list(reference.distances(("inf",), ("Infinity",))) == [0]


def test_a_figure_too_few_and_one_too_many_of_the_notebooks_that_ran(tmp_path):
    ours = made(tmp_path / "ours", [("01_a", "same"), ("01_a", "added")], same=TABLE, added=TABLE)
    theirs = made(
        tmp_path / "theirs",
        [("01_a", "same"), ("01_a", "gone"), ("02_b", "other")],
        same=TABLE,
        gone=TABLE,
        other=TABLE,
        bench=TABLE,
    )
    found = reference.compare(ours, ["01_a"], theirs)
    assert [(one.figure, one.verdict) for one in found] == [
        ("gone", "missing"),
        ("added", "new"),
        ("same", "identical"),
    ]
    assert reference.verdict(found) == "1 of 3 figures identical, 1 new, 1 missing"
    section = BeautifulSoup(reference.section(found), "html.parser")
    assert section.strong.text == "1 of 3 figures identical, 1 new, 1 missing."
    assert [row.td.text for row in section.select("tr")[1:]] == ["gone", "added", "same"]


def test_the_verdict_counts_each_kind_once():
    kinds = ["identical", "identical", "within 1e-6", "timing only", "timing only", "differs", "differs"]
    found = [reference.Comparison("01_a", str(i), kind) for i, kind in enumerate(kinds)]
    assert reference.verdict(found) == "2 of 7 figures identical, 1 within 1e-6, 2 timing only, 2 differ"


def test_which_notebook_drew_what(tmp_path):
    drawn = reference.Drawn(tmp_path)
    (tmp_path / "first.csv").write_text(TABLE)
    drawn.add("01_a")
    drawn.add("02_b")
    (tmp_path / "second.csv").write_text(TABLE)
    drawn.add("03_c")
    drawn.write()
    assert reference.read_index(tmp_path) == [("01_a", "first"), ("03_c", "second")]


def test_a_run_becomes_the_reference_of_its_notebooks_and_of_no_others(tmp_path):
    ours = made(tmp_path / "ours", [("01_a", "same"), ("01_a", "added")], same=TABLE.replace("3.0e8", "1"), added=TABLE)
    theirs = made(
        tmp_path / "theirs",
        [("01_a", "same"), ("01_a", "gone"), ("02_b", "other")],
        same=TABLE,
        gone=TABLE,
        other=TABLE,
        bench=TABLE,
    )
    reference.refresh(ours, theirs)
    assert {one.verdict for one in reference.compare(ours, ["01_a"], theirs)} == {"identical"}
    assert (theirs / "same.svg").read_text() == "<svg>same of ours</svg>"
    assert sorted(path.stem for path in theirs.glob("*.csv")) == ["added", "bench", "notebooks", "other", "same"]
    assert not (theirs / "gone.svg").exists() and (theirs / "bench.svg").exists()
    assert reference.read_index(theirs) == [("01_a", "added"), ("01_a", "same"), ("02_b", "other")]


def test_every_committed_figure_of_a_notebook_is_there():
    index = reference.read_index(reference.REFERENCE)
    assert len(index) == len(set(figure for _, figure in index)) > 0
    for notebook, figure in index:
        assert (reference.ROOT / f"notebooks/{notebook}.ipynb").is_file() and (
            reference.REFERENCE / f"{figure}.csv"
        ).is_file(), figure
