"""Parameters of the notebooks, set from outside.

A notebook declares them in its cell tagged `parameters`, one a line: `int epochs = 300;  // passes over the graph, 1 to 1000000`. The first
range of the comment ("1 to 10", "0 or more") is what a number may be, and "auto, cpu or gpu" is what a text may be. papermill writes the
values that were given into a cell of their own below that one; this module is the translator to Java that papermill lacks.
"""

import difflib
import json
import math
import re
import shlex
from dataclasses import dataclass

from nbformat import NotebookNode
from papermill.models import Parameter
from papermill.parameterize import parameterize_notebook
from papermill.translators import Translator, papermill_translators

TAG = "parameters"
INJECTED_TAG = "injected-parameters"
INJECTED_COMMENT = "given to this run, in place of the values above"

TYPE = r"(?:int|long|double|boolean|String)(?:\[\])?"
TEXT = r'"(?:[^"\\]|\\.)*"'
DECLARATION = re.compile(rf"({TYPE})\s+(\w+)\s*=\s*({TEXT}|\{{.*?\}}|[^;\"]+?)\s*;\s*(?://\s*(.*))?$")
NUMBER = r"-?\d[\d_]*(?:\.\d+)?(?:e-?\d+)?"
RANGE = re.compile(rf"(?<![\w.(-])({NUMBER}) (?:to(?: ({NUMBER})(?![\w.]))?|or more)(?!\w)")
CHOICE = re.compile(r"(\w+(?:, \w+)*) or (\w+)")
NO_FOLDER = re.compile(r"^// no folder: (.+)$", re.MULTILINE)

INT_BOUND, LONG_BOUND = 2**31, 2**63


class ParameterError(Exception):
    """What was given cannot be used; the message is for the person who gave it."""


class Long(int):
    """A whole number that Java keeps as a long."""


class JavaTranslator(Translator):
    """Values as typed declarations of Java, and declarations of Java as papermill's parameters."""

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".rstrip()

    @classmethod
    def assign(cls, name, str_val):
        return f"{name} = {str_val};"

    @classmethod
    def codify(cls, parameters, comment=INJECTED_COMMENT):
        lines = [f"{java_type(value)} {cls.assign(name, cls.translate(value))}" for name, value in parameters.items()]
        return "\n".join([cls.comment(comment), *lines])

    @classmethod
    def translate_str(cls, val):
        return json.dumps(val)  # Java reads all of JSON's escapes

    @classmethod
    def translate_int(cls, val):
        return f"{int(val)}L" if java_type(val) == "long" else str(val)

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "Double.NaN"
        return repr(val) if math.isfinite(val) else f"Double.{'POSITIVE' if val > 0 else 'NEGATIVE'}_INFINITY"

    @classmethod
    def translate_list(cls, val):
        return f"new {java_type(val)} {{{', '.join(cls.translate(item) for item in val)}}}"

    @classmethod
    def inspect(cls, parameters_cell):
        found = (DECLARATION.match(line.strip()) for line in parameters_cell.source.splitlines())
        return [Parameter(match[2], match[1], match[3], match[4] or "") for match in found if match]


papermill_translators.register("java", JavaTranslator)


def java_type(value) -> str:
    """The type of Java that holds the value."""
    if isinstance(value, list):
        if not value:
            raise ParameterError("an empty list has no type in Java")
        return f"{java_type(value[0])}[]"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long" if isinstance(value, Long) or not -INT_BOUND <= value < INT_BOUND else "int"
    return "double" if isinstance(value, float) else "String"


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


@dataclass(frozen=True)
class Allowed:
    """What a parameter may be, from its comment; None where the comment sets no bound."""

    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()

    @classmethod
    def by(cls, parameter: Parameter) -> "Allowed":
        if parameter.inferred_type_name.startswith("String"):
            return cls(choices=choices(parameter))
        if match := RANGE.search(parameter.help):
            return cls(float(match[1]), float(match[2]) if match[2] else None)
        return cls()

    @property
    def words(self) -> str:
        return f"{self.lowest:.15g} to {self.highest:.15g}" if self.highest is not None else f"{self.lowest:.15g} or more"


def choices(parameter: Parameter) -> tuple[str, ...]:
    """The words of "a, b or c" in the comment, where the default is one of them; what stands in brackets explains and is no choice."""
    text, count = parameter.help, 1
    while count:
        text, count = re.subn(r"\s*\([^()]*\)", "", text)
    default = parameter.default.strip('"')
    for match in CHOICE.finditer(text):
        words = (*match[1].split(", "), match[2])
        if default in words:
            return words
    return ()


def value_of(parameter: Parameter, text: str, where: str):
    """The value that the text means; raises ParameterError in one sentence when the type or the range is not met."""
    kind = parameter.inferred_type_name
    if kind.endswith("[]"):
        items = [item.strip() for item in text.strip("{} ").split(",")]
        return [scalar_of(parameter, kind[:-2], item, where) for item in items]
    return scalar_of(parameter, kind, text, where)


def scalar_of(parameter: Parameter, kind: str, text: str, where: str):
    name, allowed = parameter.name, Allowed.by(parameter)
    if kind == "String":
        if not allowed.choices:
            return text
        for choice in allowed.choices:
            if choice.lower() == text.lower():
                return choice
        raise ParameterError(f"{name} = '{text}' is not known in {where}: allowed are {', '.join(allowed.choices)}")
    if kind == "boolean":
        if text not in ("true", "false"):
            raise ParameterError(f"{name} = '{text}' must be true or false in {where}")
        return text == "true"
    value = number_of(kind, text)
    if value is None:
        raise ParameterError(f"{name} = '{text}' must be {'a number' if kind == 'double' else 'a whole number'} in {where}")
    if (allowed.lowest is not None and value < allowed.lowest) or (allowed.highest is not None and value > allowed.highest):
        raise ParameterError(f"{name} = {text} is out of range in {where}: allowed are {allowed.words}")
    return value


def number_of(kind: str, text: str):
    """None where the text is no number of this kind."""
    if not re.fullmatch(r"[+-]?[\d_.]+(e[+-]?\d+)?", text, re.IGNORECASE):
        return None
    try:
        if kind == "double":
            value = float(text)
            return value if math.isfinite(value) else None
        value = int(text)
    except ValueError:
        return None
    bound = LONG_BOUND if kind == "long" else INT_BOUND
    if not -bound <= value < bound:
        return None
    return Long(value) if kind == "long" else value


def settings_of(text: str) -> dict[str, str]:
    """`name=value` words, quoted as in a shell, by name."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise ParameterError(f"a quote does not end in P=\"{text}\"") from None
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

    Raises ParameterError: one that lists the parameters of every notebook where no notebook knows a name, or one sentence on a value.
    """
    known = {name: {parameter.name: parameter for parameter in declared(notebook)} for name, notebook in notebooks.items()}
    everywhere = [name for parameters in known.values() for name in parameters]
    unknown = [name for name in settings if name not in everywhere]
    if unknown:
        raise ParameterError(unknown_names(unknown, known, everywhere))
    return {
        notebook: {name: value_of(parameters[name], text, notebook) for name, text in settings.items() if name in parameters}
        for notebook, parameters in known.items()
    }


def unknown_names(unknown: list[str], known: dict[str, dict], everywhere: list[str]) -> str:
    alike = [difflib.get_close_matches(name, everywhere, 1) for name in unknown]
    hint = "".join(f" (did you mean {close[0]}?)" for close in alike if close)
    lists = "\n".join(f"  {notebook}: {', '.join(parameters) or 'none'}" for notebook, parameters in known.items())
    return f"no notebook has a parameter {', '.join(map(repr, unknown))}{hint}; the valid ones are\n{lists}"


def inject(notebook: NotebookNode, values: dict, language: str = "java") -> NotebookNode:
    """The notebook with a cell below its parameters cell that sets the values; the notebook itself where there is none to set."""
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
