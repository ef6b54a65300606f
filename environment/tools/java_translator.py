"""Values as declarations of Java and back: the translator to Java that papermill lacks."""

import json
import math
import re

from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

INJECTED_COMMENT = "given to this run, in place of the values above"

TYPE = r"(?:int|long|double|boolean|String)(?:\[\])?"
TEXT = r'"(?:[^"\\]|\\.)*"'
DECLARATION = re.compile(rf"({TYPE})\s+(\w+)\s*=\s*({TEXT}|\{{.*?\}}|[^;\"]+?)\s*;\s*(?://\s*(.*))?$")

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
