"""What a parameter of a notebook may be, from its type and its comment: `// passes over the graph, 1 to 1000000`."""

import math
import re
from dataclasses import dataclass

from papermill.models import Parameter

from java_translator import INT_BOUND, LONG_BOUND, Long, ParameterError

NUMBER = r"-?\d[\d_]*(?:\.\d+)?(?:e-?\d+)?"
RANGE = re.compile(rf"(?<![\w.(-])({NUMBER}) (?:to(?: ({NUMBER})(?![\w.]))?|or more)(?!\w)")
CHOICE = re.compile(r"(\w+(?:, \w+)*) or (\w+)")


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
        return (
            f"{self.lowest:.15g} to {self.highest:.15g}" if self.highest is not None else f"{self.lowest:.15g} or more"
        )


def choices(parameter: Parameter) -> tuple[str, ...]:
    """The words of "a, b or c" in the comment, where the default is one of them; what stands in brackets explains and
    is no choice.
    """
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
        raise ParameterError(
            f"{name} = '{text}' must be {'a number' if kind == 'double' else 'a whole number'} in {where}"
        )
    if (allowed.lowest is not None and value < allowed.lowest) or (
        allowed.highest is not None and value > allowed.highest
    ):
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
