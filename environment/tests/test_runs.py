"""Runs apart: on the real kernel, in folders of their own, and what is said when one cannot be made."""

import json
import os
import subprocess

import nbformat
import nbformat.v4 as v4
import pytest
from bs4 import BeautifulSoup

import pdf
import run_notebooks
import runs

ETOILE = run_notebooks.ROOT / "data/etoile"


def write(folder, name, parameters, *sources):
    cells = [
        v4.new_markdown_cell(f"# Title of {name}"),
        v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
    ]
    nbformat.write(v4.new_notebook(cells=[*cells, *map(v4.new_code_cell, sources)]), folder / f"{name}.ipynb")


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write(folder, "01_moving", "int steps = 1;  // steps, 1 or more\n// no folder: nobody moves in a folder")
    write(
        folder,
        "02_any",
        'String folder = "";  // a folder\nint epochs = 3;  // epochs, 1 to 9\nlong seed = 1;',
        'System.out.println(folder + " " + epochs + " " + seed + " " + System.getenv("HETNET_FIGURES"));',
    )
    return sorted(folder.glob("*.ipynb"))


def test_a_run_with_settings_and_a_scenario(tmp_path, notebooks, capsys, monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: None)
    request = runs.Request({"epochs": "5", "seed": "7"}, str(ETOILE))
    assert run_notebooks.run_apart(notebooks, tmp_path / "runs", request, printed=True) == 0
    folder = tmp_path / "runs/etoile_epochs-5_seed-7"
    printed = capsys.readouterr().out
    assert "Scenario data/etoile: 5 BSs, 2000 UEs (32 out of coverage), 51 RBs, gains equal on all RBs" in printed
    assert "01_moving  left out: nobody moves in a folder" in printed and printed.endswith(
        "1 passed, 0 failed, 1 left out\n"
    )
    assert "no PDF" in printed
    executed = nbformat.read(folder / "notebooks/02_any.ipynb", as_version=4)
    assert executed.cells[3].outputs[0].text == f"data/etoile 5 7 {folder / 'figures'}\n"
    assert not executed.cells[2].outputs, "the injected cell prints nothing"

    page = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert "settings of its own" in page.select_one("header .verdict").text
    assert page.select_one("header .what").text.startswith("Notebook 02_any with epochs=5 seed=7 on data/etoile, in 0:")
    header = {row.th.text: row.td.text for row in page.select("table.run tr")}
    assert header["Settings"] == "epochs=5 seed=7" and header["Scenario"] == "data/etoile" and header["Seed"] == "7"
    assert [row.td.text for row in page.select("table.parameters tr.given")] == ["folder", "epochs", "seed"]
    assert "Left out of this run: nobody moves in a folder." in page.find(id="01_moving").text
    record = json.loads((folder / "run.json").read_text())
    assert record["parameters"] == {"02_any": {"folder": "data/etoile", "epochs": "5", "seed": "7"}}
    assert "OpenStreetMap" in (folder / "scenario-README.txt").read_text(encoding="utf-8")


def request_in(tmp_path, **asked):
    request = runs.Request(**asked)
    return runs.prepare(request, tmp_path), request


def test_notebooks_that_are_chosen_run_alone(tmp_path, notebooks):
    request = runs.Request(only=("02_any",))
    assert [source.stem for source in run_notebooks.chosen(notebooks, request)] == ["02_any"]
    assert run_notebooks.chosen(notebooks, runs.Request()) == notebooks
    assert request.about()["Notebooks"] == "02_any"


def test_the_same_run_again_starts_empty_and_another_of_its_name_is_refused(tmp_path):
    folder, _ = request_in(tmp_path, settings={"epochs": "5"}, name="mine")
    (folder / "figures").mkdir()
    (folder / "figures/old.csv").touch()
    (folder / "my-notes.txt").touch()
    request_in(tmp_path, settings={"epochs": "5"}, name="mine")
    assert sorted(path.name for path in folder.iterdir()) == ["my-notes.txt", "run.json"]
    with pytest.raises(runs.RunError, match="holds another run"):
        request_in(tmp_path, settings={"epochs": "6"}, name="mine")


@pytest.mark.parametrize(
    "asked, expected",
    [
        ({"settings": {"alpha": "0.5", "epochs": "50"}}, "alpha-0.5_epochs-50"),
        ({"settings": {"epochs": "50"}, "scenario": "data/etoile/"}, "etoile_epochs-50"),
        ({"settings": {"folder": "/my own/town"}}, "folder--my-own-town"),
        (
            {"only": ("03_training", "04_evaluation"), "settings": {"epochs": "50"}},
            "03_training_04_evaluation_epochs-50",
        ),
        ({"only": ("03_training",), "name": "mine"}, "mine"),
    ],
)
def test_a_run_is_named_after_what_was_asked_for(asked, expected):
    assert runs.Request(**asked).run_name == expected


@pytest.mark.parametrize("name", ["../figures", "a/b", ".", "-x", "a b", "x" * 81])
def test_a_name_that_is_none_is_one_sentence(name):
    with pytest.raises(runs.RunError, match="is no name of a run"):
        runs.Request(name=name).run_name


def test_a_name_too_long_to_be_made_is_asked_for():
    with pytest.raises(runs.RunError, match="give one, as in RUN=mine"):
        runs.Request({"notice": "x" * 90}).run_name


def make(*arguments):
    return subprocess.run(
        ["make", "--no-print-directory", "-C", run_notebooks.ROOT, "report", *arguments], capture_output=True, text=True
    )


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["P=epoch=5"], "no notebook has a parameter 'epoch' (did you mean epochs?); the valid ones are"),
        (["P=epochs=0"], "epochs = 0 is out of range in 03_training: allowed are 1 to 1000000"),
        (["SCENARIO=/no/where"], "/no/where: there is no such scenario folder"),
        (["SCENARIO=data/etoile", "P=folder=x"], "folder is set by SCENARIO=data/etoile already: leave one out"),
        (["RUN=a/b"], "RUN='a/b' is no name of a run"),
        (
            ["ONLY=3_training"],
            "ONLY=3_training: there is no notebook '3_training'; known are 00_tour, 01_scenario, 02_teacher, ",
        ),
        (
            ["ONLY=05_mobility", "SCENARIO=data/etoile"],
            "ONLY=05_mobility does not go with SCENARIO=data/etoile: nobody moves in ",
        ),
        (["CHROMIUM=/no/browser", "RUN=refused"], "CHROMIUM=/no/browser is no program that can be run"),
        (["ONLY=01_scenario", "P=epochs=5"], "no notebook has a parameter 'epochs'; the valid ones are"),
        (
            ["epochs=5"],
            "'epochs' is no setting of make: a parameter of the notebooks is given in P, as in P=\"epochs=50\"",
        ),
    ],
)
def test_make_report_refuses_before_anything_runs(arguments, sentence):
    done = make(*arguments)
    said = [line for line in done.stderr.splitlines() if not line.startswith(("make", "Picked up", "WARNING: Using incubator"))]
    assert done.returncode == 2 and said[0].startswith("hetnet-lab: ") and sentence in said[0]
    assert "cell" not in done.stdout and not (run_notebooks.ROOT / "runs/refused").exists()


@pytest.mark.parametrize(
    "arguments, apart",
    [
        ([], ""),
        (["P="], ""),
        (["P=epochs=5"], "--set"),
        (["SCENARIO=a"], "--scenario"),
        (["RUN=a"], "--run"),
        (["ONLY=a"], "--only"),
    ],
)
def test_only_what_is_asked_for_makes_a_run_apart(arguments, apart):
    environment = os.environ | {
        "P": "epochs=5",
        "SCENARIO": "data/etoile",
        "ONLY": "03_training",
    }  # of the shell: not meant for us
    environment.pop("MAKEFLAGS", None)
    done = subprocess.run(
        ["make", "-n", "-C", run_notebooks.ROOT, "report", *arguments], capture_output=True, text=True, env=environment
    )
    assert [option for option in ("--set", "--scenario", "--run", "--only") if f"{option}=" in done.stdout] == (
        [apart] if apart else []
    )


def test_a_part_of_the_report_does_not_become_the_reference():
    done = subprocess.run(["make", "-n", "-C", run_notebooks.ROOT, "figures"], capture_output=True, text=True)
    assert done.returncode == 0 and "reference.py report/figures" in done.stdout
    done = subprocess.run(
        ["make", "-C", run_notebooks.ROOT, "figures", "ONLY=01_scenario"], capture_output=True, text=True
    )
    assert (
        done.returncode == 2
        and "hetnet-lab: make figures takes no ONLY: only a whole report becomes the reference" in done.stderr
    )


def test_a_page_is_printed_where_there_is_a_browser(tmp_path):
    page = tmp_path / "index.html"
    page.write_text("<h1>Title</h1>", encoding="utf-8")
    problem = pdf.print_page(page, tmp_path / "report.pdf")
    if pdf.browser() is None:
        assert problem.startswith("no PDF: there is no Chromium on the PATH") and not (tmp_path / "report.pdf").exists()
    else:
        assert problem is None and (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_what_becomes_of_the_pdf_is_said_beforehand(tmp_path, monkeypatch):
    program = tmp_path / "my-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert pdf.plan() == f"The PDF will be printed by {program}."
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pdf.plan().startswith("There will be no PDF: there is no Chromium on the PATH")
    monkeypatch.setenv("CHROMIUM", "/no/browser")
    with pytest.raises(pdf.NoBrowser, match="^CHROMIUM=/no/browser is no program that can be run; "):
        pdf.plan()


def test_a_browser_that_fails_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: "false")
    assert pdf.print_page(tmp_path / "a.html", tmp_path / "a.pdf").startswith("no PDF: Chromium could not print")
    assert not (tmp_path / "a.pdf").exists()
