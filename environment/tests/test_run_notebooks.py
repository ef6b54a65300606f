"""The runner on the real kernel: what works, what fails and how it says so, and the report that comes out."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest
from bs4 import BeautifulSoup

import execution
import machine
import run_notebooks


LINES = 20_000  # a kernel holds a thousand messages, and the sockets some thousands more
WAIT_S = 600  # ends a wait for what never comes


def write(folder, name, *sources, tags=()):
    cells = [v4.new_code_cell(source, metadata={"tags": list(tags)}) for source in sources]
    nbformat.write(
        v4.new_notebook(cells=[v4.new_markdown_cell(f"# {name}\n## Part"), *cells]), folder / f"{name}.ipynb"
    )


def run(folder):
    return run_notebooks.run(sorted(folder.glob("*.ipynb")), folder / "out", "A title")


def test_notebooks_run_on_the_kernel_of_the_project(tmp_path, capsys):
    write(tmp_path, "01_first", "long seed = 7;", tags=["parameters"])
    write(
        tmp_path,
        "02_second",
        'System.out.println("cwd " + java.nio.file.Path.of("").toAbsolutePath());',
        'System.out.println("home " + System.getenv("HETNET_HOME"));',
        'System.out.println("djl " + System.getenv("DJL_CACHE_DIR"));',
        'System.out.println("headless " + System.getProperty("java.awt.headless"));',
        'System.out.println("javacpp " + System.getProperty("org.bytedeco.javacpp.cachedir"));',
        'System.out.println("umlaut \\u00fc");',
    )
    assert run(tmp_path) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^02_second  cell 6/6  \d+:\d\d$", printed, re.MULTILINE) and printed.endswith(
        "2 passed, 0 failed\n"
    )

    executed = nbformat.read(tmp_path / "out/notebooks/02_second.ipynb", as_version=4)
    said = "".join(output.text for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs)
    root = run_notebooks.ROOT
    assert said.split("\n")[:-1] == [
        f"cwd {tmp_path}",
        f"home {root}",
        f"djl {root}/.cache/djl",
        "headless true",
        f"javacpp {root}/.cache/javacpp",
        "umlaut ü",
    ]

    page = BeautifulSoup((tmp_path / "out/index.html").read_text(encoding="utf-8"), "html.parser")
    assert page.find("th", string="Seed").find_next("td").text == "7"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select('a[href^="#"]'):
        assert link["href"] == "#" or link["href"][1:] in ids
    assert not page.select("script, link, iframe")
    assert all(tag["src"].startswith("data:") for tag in page.select("[src]"))


@pytest.mark.parametrize(
    "source, reason",
    [
        ('throw new IllegalStateException("the budget is spent");', "the budget is spent"),
        ("int a = nothing;", "nothing"),
        ("Runtime.getRuntime().halt(3);", "the kernel ended"),
    ],
)
def test_the_first_failure_is_named_and_ends_the_run(tmp_path, capsys, source, reason):
    write(tmp_path, "01_bad", "int a = 1;", source, "int b = 2;")
    write(tmp_path, "02_never", "int a = 1;")
    assert run(tmp_path) == 1
    out, err = capsys.readouterr()
    sentence = err.strip().splitlines()[0]
    assert sentence.startswith("01_bad.ipynb, cell 2 of 3: ") and reason in err and source in err
    assert out.endswith("0 passed, 1 failed, 1 skipped\n")
    assert not (tmp_path / "out/index.html").exists() and not (tmp_path / "out/notebooks/02_never.ipynb").exists()


def test_a_cell_that_never_ends_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(execution, "CELL_TIMEOUT_S", 1)
    write(tmp_path, "01_slow", "Thread.sleep(60_000);")
    assert run(tmp_path) == 1
    assert "01_slow.ipynb, cell 1 of 1: the cell ran longer than 1 s." in capsys.readouterr().err


def test_all_that_a_cell_prints_arrives_however_fast_it_prints(tmp_path):
    write(
        tmp_path, "01_long", f'for (int i = 0; i < {LINES}; i++) System.out.println("row " + i);', '"result " + (3 + 3)'
    )
    assert run(tmp_path) == 0
    _, printed, result = nbformat.read(tmp_path / "out/notebooks/01_long.ipynb", as_version=4).cells
    assert "".join(output.text for output in printed.outputs).splitlines() == [f"row {i}" for i in range(LINES)]
    assert [output.data["text/plain"] for output in result.outputs] == ["result 6"]


def test_output_that_does_not_arrive_ends_the_run(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(execution, "OUTPUT_TIMEOUT_S", 0)
    write(tmp_path, "01_long", f'for (int i = 0; i < {LINES}; i++) System.out.println("row " + i);')
    assert run(tmp_path) == 1
    assert (
        "01_long.ipynb, cell 1 of 1: the cell is over, and what it printed did not all arrive"
        in capsys.readouterr().err
    )


def test_an_interrupt_ends_the_run_and_its_kernel(tmp_path):
    write(
        tmp_path,
        "01_slow",
        'java.nio.file.Path said = java.nio.file.Path.of("said");\n'
        'java.nio.file.Files.writeString(said, "" + ProcessHandle.current().pid());\n'
        'java.nio.file.Files.move(said, java.nio.file.Path.of("kernel")); Thread.sleep(3_600_000);',
    )
    command = [sys.executable, run_notebooks.__file__, "--notebooks", tmp_path, "--out", tmp_path / "out"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as runner:
        wait_until((tmp_path / "kernel").exists, runner)
        runner.send_signal(signal.SIGINT)
        said = runner.communicate(timeout=WAIT_S)[1]
    assert runner.returncode == 130 and said.endswith("Interrupted.\n") and "Traceback" not in said
    kernel = Path("/proc") / (tmp_path / "kernel").read_text()
    wait_until(lambda: not kernel.exists())


def wait_until(happened, runner=None):
    """Until it happened; an error once the runner, which should make it happen, is over or when it takes out of all
    proportion.
    """
    end = time.monotonic() + WAIT_S
    while not happened():
        assert time.monotonic() < end and (runner is None or runner.poll() is None), "it never happened"
        time.sleep(0.05)


def test_a_kernel_that_is_not_there_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(execution, "KERNEL", "no-such-kernel")
    write(tmp_path, "01_any", "int a = 1;")
    assert run(tmp_path) == 1
    assert "01_any.ipynb: the kernel 'no-such-kernel' did not start" in capsys.readouterr().err


def test_seeds_that_differ_are_told_apart():
    def notebook(seed):
        return v4.new_notebook(cells=[v4.new_code_cell(f"long seed = {seed};", metadata={"tags": ["parameters"]})])

    assert machine.seeds({"01_a": notebook(1), "02_b": notebook(1)}) == "1"
    assert machine.seeds({"01_a": notebook(1), "02_b": notebook(2)}) == "1 (01_a), 2 (02_b)"
    assert machine.seeds({}) == "none set"
