"""The notebooks as people use them: in JupyterLab, in a browser, on the real kernel.

Runs after the notebooks ran without a browser, with the same small parameters (tests/small.py), and on what that run
kept: artefacts, and the outputs that each cell must show here too. Pictures of every page stay in
lib/target/jupyterlab.
"""

import re
import time

import nbformat
import pytest
from jupyterlab import HEADLESS, OUT, ROOT, SMALL

expect = pytest.importorskip("playwright.sync_api", reason="requirements-test.lock is not installed").expect

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
STOP_MS = 300_000  # how fast an interrupt works is measured and reported; this only ends a wait without end


def cells(name):
    return nbformat.read(SMALL / f"{name}.ipynb", as_version=4).cells


def index_of(name, code):
    """The cell of a notebook that holds this code."""
    (index,) = [i for i, cell in enumerate(cells(name)) if cell.cell_type == "code" and code in cell.source]
    return index


def code_cells(name, until, since=0):
    """Indices of the code cells in a part of a notebook, its last cell included."""
    return [i for i, cell in enumerate(cells(name)) if cell.cell_type == "code" and since <= i <= until]


def wanted(name):
    """Figures, tables and progress bars of each code cell, as the run without a browser had them."""
    executed = HEADLESS / f"notebooks/{name}.ipynb"
    assert executed.is_file(), f"{executed} is missing: make test-notebooks makes it"
    shown = {}
    for index, cell in enumerate(nbformat.read(executed, as_version=4).cells):
        if cell.cell_type == "code":
            data = [output.data for output in cell.outputs if output.output_type in ("display_data", "execute_result")]
            html = [each.get("text/html", "") for each in data]
            shown[index] = {
                "figures": sum("image/png" in each for each in data),
                "tables": sum("<table" in each for each in html),
                "bars": sum("<progress" in each for each in html),
            }
    return shown


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_shows_all_it_has(name, open_notebook):
    notebook = open_notebook(name)
    notebook.run_all()
    seen = notebook.look(OUT / f"{name}.png")
    assert [cell["errors"] for cell in seen.values() if cell["errors"]] == []
    expected = wanted(name)
    assert {
        index: {kind: cell[kind] for kind in ("figures", "tables", "bars")} for index, cell in seen.items()
    } == expected
    assert sum(cell["figures"] for cell in seen.values()) > 0
    for index in (index for index, cell in expected.items() if cell["bars"]):
        shares = notebook.bars()[index]
        assert min(shares) == 0 and max(shares) > 0, f"the bar of cell {index} did not move"


def test_a_changed_hyperparameter_changes_what_follows(open_notebook):
    name = "01_scenario"
    parameters, told, drawn = (index_of(name, code) for code in ("int users = 600;", "%d UEs", "fig2_topology"))
    notebook = open_notebook(name)
    notebook.run(*code_cells(name, until=drawn))
    expect(notebook.output(told)).to_contain_text("600 UEs")
    before = notebook.output(drawn).locator("img").get_attribute("src")
    notebook.edit(parameters, "users", 600, 1234)
    notebook.run(*code_cells(name, since=parameters, until=drawn))
    expect(notebook.output(told)).to_contain_text("1234 UEs")
    assert notebook.output(drawn).locator("img").get_attribute("src") != before
    notebook.look(OUT / "edited.png")


def test_the_editor_completes_names_of_the_kit(open_notebook):
    name = "01_scenario"
    notebook = open_notebook(name)
    notebook.run(index_of(name, "import hetnet.network"))
    for code, name in {"hetnet.": "network.", "ScenarioConfig.": "paper()", "RadioConfig.paper().": "blocks()"}.items():
        notebook.add_cell(code)
        assert name in notebook.completions(), f"{code} and Tab"
        notebook.page.screenshot(path=OUT / "completion.png")
        notebook.page.keyboard.press("Escape")


def test_an_interrupted_training_keeps_its_state_and_a_restarted_kernel_runs_all(open_notebook, capsys):
    name = "03_training"
    parameters, training = index_of(name, "int epochs = 20;"), index_of(name, "experiment.train(")
    notebook = open_notebook(name)
    for parameter, value in {"epochs": 20, "patience": 60}.items():  # so that it ends by nothing but an interrupt
        notebook.edit(parameters, parameter, value, 99999)
    notebook.run(*code_cells(name, until=training - 1))
    notebook.start(training)
    notebook.wait_for_bar(training, states=4)

    clicked = time.time()
    notebook.press_button("Interrupt the kernel")
    notebook.wait_for_kernel("Idle")
    idle = time.time() - clicked
    expect(notebook.output(training)).to_contain_text(re.compile(r"stopped after epoch \d+"), timeout=STOP_MS)
    checkpoint = max((HEADLESS / "artefacts").glob("checkpoint-*.bin"), key=lambda file: file.stat().st_mtime)
    saved = checkpoint.stat().st_mtime - clicked
    assert saved > 0 and checkpoint.name in notebook.output(training).inner_text()
    with capsys.disabled():
        print(f"\ninterrupted training: kernel idle {idle:.2f} s after the click, state saved after {saved:.2f} s")
    notebook.look(OUT / "interrupted.png")

    # the kernel goes on: what there was is there, and the training takes up where it stopped
    added = notebook.add_cell("users + 1")
    notebook.run(added)
    expect(notebook.output(added)).to_contain_text("601")
    notebook.start(training)
    expect(notebook.output(training)).to_contain_text("the training goes on after epoch", timeout=STOP_MS)
    notebook.press_button("Interrupt the kernel")
    notebook.wait_for_kernel("Idle")

    notebook.edit(parameters, "epochs", 99999, 12)
    notebook.restart_and_run_all()
    seen = notebook.look(OUT / "restarted.png")
    assert [cell["errors"] for cell in seen.values() if cell["errors"]] == []
    assert [cell["prompt"] for cell in seen.values()] == [f"[{n}]:" for n in range(1, len(seen) + 1)], (
        "numbered from a fresh kernel on"
    )
    expect(notebook.output(training)).to_contain_text("12 epochs")
