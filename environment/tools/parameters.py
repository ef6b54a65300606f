"""Parameters of the notebooks, set from outside.

A notebook declares them in its cell tagged `parameters`, one a line: `int epochs = 300; // passes over the graph, 1
to 1000000`. The first range of the comment ("1 to 10", "0 or more") is what a number may be, and "auto, cpu or gpu"
is what a text may be. papermill writes the values that were given into a cell of their own below that one.
"""

import difflib
import json
import re
import shlex
from dataclasses import dataclass

from nbformat import NotebookNode
from papermill.models import Parameter
from papermill.parameterize import parameterize_notebook

from allowed import value_of
from java_translator import INJECTED_COMMENT, JavaTranslator, ParameterError

TAG = "parameters"
INJECTED_TAG = "injected-parameters"
NO_FOLDER = re.compile(r"^// no folder: (.+)$", re.MULTILINE)


def tagged(notebook: NotebookNode, tag: str) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def declared(notebook: NotebookNode) -> list[Parameter]:
    """What the notebook's own parameters cell declares, in its order."""
    return [parameter for cell in tagged(notebook, TAG) for parameter in JavaTranslator.inspect(cell)]


def effective(notebook: NotebookNode) -> dict[str, str]:
    """Values by name as Java text: those of the parameters cell, or of the cell that was injected below it."""
    cells = tagged(notebook, TAG) + tagged(notebook, INJECTED_TAG)
    return {parameter.name: parameter.default for cell in cells for parameter in JavaTranslator.inspect(cell)}


def no_folder_reason(notebook: NotebookNode) -> str | None:
    """Why the notebook cannot work on a scenario folder; None where it can."""
    if any(parameter.name == "folder" for parameter in declared(notebook)):
        return None
    stated = [match[1] for cell in tagged(notebook, TAG) for match in NO_FOLDER.finditer(cell.source)]
    return stated[0] if stated else "it has no parameter 'folder'"


def settings_of(text: str) -> dict[str, str]:
    """`name=value` words, quoted as in a shell, by name."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise ParameterError(f'a quote does not end in P="{text}"') from None
    settings = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise ParameterError(f"'{word}' is not of the form name=value, as in P=\"epochs=50 alpha=0.5\"")
        if name in settings:
            raise ParameterError(f"{name} is set twice")
        settings[name] = value
    return settings


def assign(notebooks: dict[str, NotebookNode], settings: dict[str, str]) -> dict[str, dict]:
    """The values that each notebook is given: a setting goes to every notebook that has a parameter of this name.

    Raises ParameterError: one that lists the parameters of every notebook where no notebook knows a name, or one
    sentence on a value.
    """
    known = {
        name: {parameter.name: parameter for parameter in declared(notebook)} for name, notebook in notebooks.items()
    }
    everywhere = [name for parameters in known.values() for name in parameters]
    unknown = [name for name in settings if name not in everywhere]
    if unknown:
        raise ParameterError(unknown_names(unknown, known, everywhere))
    return {
        notebook: {
            name: value_of(parameters[name], text, notebook) for name, text in settings.items() if name in parameters
        }
        for notebook, parameters in known.items()
    }


def unknown_names(unknown: list[str], known: dict[str, dict], everywhere: list[str]) -> str:
    alike = [difflib.get_close_matches(name, everywhere, 1) for name in unknown]
    hint = "".join(f" (did you mean {close[0]}?)" for close in alike if close)
    lists = "\n".join(f"  {notebook}: {', '.join(parameters) or 'none'}" for notebook, parameters in known.items())
    return f"no notebook has a parameter {', '.join(map(repr, unknown))}{hint}; the valid ones are\n{lists}"


def inject(notebook: NotebookNode, values: dict, language: str = "java") -> NotebookNode:
    """The notebook with a cell below its parameters cell that sets the values; the notebook itself where there is
    none to set.
    """
    if not values:
        return notebook
    notebook.metadata.setdefault("papermill", NotebookNode())  # papermill expects its own loader to have put both there
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", [])
    return parameterize_notebook(notebook, values, comment=INJECTED_COMMENT, kernel_name=language, language=language)


@dataclass
class Overview:
    """One parameter as the report shows it, with the notebooks in which it has this value."""

    name: str
    value: str
    given: bool
    meaning: str
    notebooks: list[str]


def overview(notebooks: dict[str, NotebookNode]) -> list[Overview]:
    """Every parameter of the notebooks in the order of their first appearance; one row per value where values differ."""
    rows: dict[tuple, Overview] = {}
    for notebook, content in notebooks.items():
        given = {parameter.name for cell in tagged(content, INJECTED_TAG) for parameter in JavaTranslator.inspect(cell)}
        values = effective(content)
        for parameter in declared(content):
            key = parameter.name, plain(values[parameter.name]), parameter.name in given
            rows.setdefault(key, Overview(*key, parameter.help, [])).notebooks.append(notebook)
    first = {name: place for place, name in reversed(list(enumerate(key[0] for key in rows)))}
    return sorted(rows.values(), key=lambda row: first[row.name])


def plain(java: str) -> str:
    """The value as a person writes it: without the quotes of a text and the L of a long."""
    if java.startswith('"'):
        return json.loads(java)
    return re.sub(r"(?<=\d)L\b", "", re.sub(r"^new \S+ ", "", java))
