"""What every committed notebook keeps to, so that it runs alone, in any order of re-running, and diffs well."""

import nbformat
import pytest

import allowed
import execution
import parameters
import run_notebooks

LINES_PER_CELL = 25
COLUMNS = 100  # of code; a browser breaks the lines of prose by itself
NOTEBOOKS = sorted((run_notebooks.ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_is_committed_without_outputs(notebook):
    for cell in code(notebook):
        assert not cell.outputs and cell.execution_count is None, "clear its outputs: make strip"


def test_names_the_kernel(notebook):
    assert notebook.metadata.kernelspec.name == execution.KERNEL


def test_all_imports_are_in_the_first_cell_alone(notebook):
    first, *others = code(notebook)
    lines = [line for line in first.source.splitlines() if line.strip() and not line.startswith("//")]
    assert lines and all(line.startswith("import ") for line in lines)
    for cell in others:
        assert not any(line.startswith("import ") for line in cell.source.splitlines()), cell.source


def test_the_parameters_follow_the_imports(notebook):
    tagged = [i for i, cell in enumerate(code(notebook)) if "parameters" in cell.metadata.get("tags", [])]
    assert tagged == [1]


def test_no_cell_is_long_or_wide_and_none_defines_what_a_rerun_would_reset(notebook):
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= LINES_PER_CELL, cell.source
        assert [line for line in cell.source.splitlines() if len(line) > COLUMNS] == []
        assert not any(
            line.startswith(("var ", "class ", "record ", "interface ")) for line in cell.source.splitlines()
        ), cell.source


def test_every_parameter_can_be_set_from_outside(notebook):
    for cell in parameters.tagged(notebook, parameters.TAG):
        lines = [line for line in cell.source.splitlines() if line.strip() and not line.startswith("//")]
        assert len(parameters.declared(notebook)) == len(lines), (
            "one declaration a line, of a type that parameters.py knows"
        )


def test_every_number_states_its_range(notebook):
    for parameter in parameters.declared(notebook):
        if parameter.inferred_type_name.rstrip("[]") in ("int", "double"):
            bounds = allowed.Allowed.by(parameter)
            assert bounds.lowest is not None, (
                f"{parameter.name}: its comment needs a range, as in '1 to 100' or '0 or more'"
            )
            assert allowed.value_of(parameter, parameter.default.replace("_", ""), "itself") is not None
