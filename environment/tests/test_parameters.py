"""Parameters from outside: what is declared, what a value may be, what is said when it may not, and the cell of Java
that sets it.
"""

import nbformat.v4 as v4
import pytest

import parameters

CELL = """int epochs = 300;              // passes over the graph at most, 1 to 1000000
double alpha = 1;              // fairness: 0 sum-rate, 1 proportional fair; 0 to 10
double cellM = 2;              // side of a cell, m, 0.01 to half the area's width
long seed = 1;                 // of drop and channel
boolean live = true;           // whether the figure is drawn
String device = "auto";        // auto, cpu or gpu
String pathLoss = "UMA";       // UMA (TR 38.901, LOS and NLOS) or EQ3 (Eq. (3), LOS only)
String notice = "a; b // c";   // any text
double[] alphas = {0.5, 1};    // fairness values, 0 to 10
int drops = 3;                 // drops; 1 or more"""


def notebook(source=CELL):
    return v4.new_notebook(
        cells=[
            v4.new_code_cell("import java.util.*;"),
            v4.new_code_cell(source, metadata={"tags": ["parameters"]}),
            v4.new_code_cell("int a = epochs;"),
        ]
    )


def given(text, source=CELL):
    return parameters.assign({"01_a": notebook(source)}, parameters.settings_of(text))["01_a"]


def test_every_declaration_is_read():
    found = [(p.name, p.inferred_type_name, p.default) for p in parameters.declared(notebook())]
    assert found == [
        ("epochs", "int", "300"),
        ("alpha", "double", "1"),
        ("cellM", "double", "2"),
        ("seed", "long", "1"),
        ("live", "boolean", "true"),
        ("device", "String", '"auto"'),
        ("pathLoss", "String", '"UMA"'),
        ("notice", "String", '"a; b // c"'),
        ("alphas", "double[]", "{0.5, 1}"),
        ("drops", "int", "3"),
    ]


def test_values_become_typed_declarations_below_the_parameters():
    values = given('epochs=50 alpha=2 seed=7 live=false device=CPU notice="say \\"ü\\" \\\\" alphas=0.25,2')
    cells = parameters.inject(notebook(), values).cells
    assert [cell.metadata.get("tags") for cell in cells] == [[], ["parameters"], ["injected-parameters"], []]
    assert cells[2].source.splitlines()[1:] == [
        "int epochs = 50;",
        "double alpha = 2.0;",
        "long seed = 7L;",
        "boolean live = false;",
        'String device = "cpu";',
        'String notice = "say \\"\\u00fc\\" \\\\";',
        "double[] alphas = new double[] {0.25, 2.0};",
    ]


def test_a_notebook_to_which_nothing_is_given_stays_as_it_is():
    untouched = notebook()
    assert parameters.inject(untouched, {}) == untouched and len(untouched.cells) == 3


def test_a_second_injection_replaces_the_first():
    once = parameters.inject(notebook(), given("epochs=50"))
    twice = parameters.inject(once, given("epochs=60"))
    assert [cell.source for cell in parameters.tagged(twice, "injected-parameters")] == [
        f"// {parameters.INJECTED_COMMENT}\nint epochs = 60;"
    ]


def test_a_setting_goes_to_every_notebook_that_has_it():
    notebooks = {
        "01_a": notebook(),
        "02_b": notebook("double alpha = 1; // 0 to 1"),
        "03_c": notebook("int other = 1; // 1 or more"),
    }
    assert parameters.assign(notebooks, {"alpha": "0.5", "epochs": "2"}) == {
        "01_a": {"alpha": 0.5, "epochs": 2},
        "02_b": {"alpha": 0.5},
        "03_c": {},
    }


def test_an_unknown_name_lists_the_valid_ones_of_every_notebook():
    notebooks = {"01_a": notebook("int epochs = 1; // 1 or more\nlong seed = 1;"), "02_b": v4.new_notebook()}
    with pytest.raises(parameters.ParameterError) as error:
        parameters.assign(notebooks, {"epoch": "5", "zzz": "1"})
    assert str(error.value) == (
        "no notebook has a parameter 'epoch', 'zzz' (did you mean epochs?); the valid ones are\n"
        "  01_a: epochs, seed\n  02_b: none"
    )


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("epochs=0", "epochs = 0 is out of range in 01_a: allowed are 1 to 1000000"),
        ("epochs=1000001", "allowed are 1 to 1000000"),
        ("epochs=1.5", "epochs = '1.5' must be a whole number"),
        ("epochs=", "must be a whole number"),
        ("epochs=many", "must be a whole number"),
        ("epochs=9999999999", "must be a whole number"),
        ("alpha=-0.1", "alpha = -0.1 is out of range in 01_a: allowed are 0 to 10"),
        ("alpha=10.01", "allowed are 0 to 10"),
        ("alpha=nan", "alpha = 'nan' must be a number"),
        ("alpha=inf", "must be a number"),
        ("alpha=1e999", "must be a number"),
        ("alpha=1,5", "must be a number"),
        ("cellM=0", "allowed are 0.01 or more"),
        ("drops=0", "allowed are 1 or more"),
        ("seed=99999999999999999999", "seed = '99999999999999999999' must be a whole number"),
        ("live=yes", "live = 'yes' must be true or false"),
        ("device=tpu", "device = 'tpu' is not known in 01_a: allowed are auto, cpu, gpu"),
        ("pathLoss=LOS", "allowed are UMA, EQ3"),
        ("alphas=1,11", "alphas = 11 is out of range in 01_a: allowed are 0 to 10"),
        ("alphas=1,,2", "alphas = '' must be a number"),
        ("epochs=5 epochs=6", "epochs is set twice"),
        ("epochs", "'epochs' is not of the form name=value"),
        ("=5", "'=5' is not of the form name=value"),
        ('notice="open', "a quote does not end"),
    ],
)
def test_a_value_that_cannot_be_is_one_sentence(text, sentence):
    with pytest.raises(parameters.ParameterError) as error:
        given(text)
    assert sentence in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text, value", [("alpha=0", 0.0), ("alpha=10", 10.0), ("alpha=1e-3", 0.001), ("seed=-5", -5), ("cellM=999", 999.0)]
)
def test_the_ends_of_a_range_are_allowed(text, value):
    assert list(given(text).values()) == [value]


def test_the_report_shows_what_a_notebook_ran_with():
    notebooks = {
        "01_a": parameters.inject(notebook(), given("epochs=50 device=gpu")),
        "02_b": notebook("int epochs = 300; // 1 or more"),
        "03_c": notebook("int epochs = 300; // 1 or more"),
    }
    rows = [(row.name, row.value, row.given, row.notebooks) for row in parameters.overview(notebooks)]
    assert rows[:2] == [("epochs", "50", True, ["01_a"]), ("epochs", "300", False, ["02_b", "03_c"])]
    assert ("device", "gpu", True, ["01_a"]) in rows and ("seed", "1", False, ["01_a"]) in rows


def test_why_a_notebook_cannot_use_a_folder():
    assert parameters.no_folder_reason(notebook('String folder = "";  // a folder')) is None
    assert parameters.no_folder_reason(notebook("int a = 1;\n// no folder: nobody moves in it")) == "nobody moves in it"
    assert parameters.no_folder_reason(notebook()) == "it has no parameter 'folder'"
