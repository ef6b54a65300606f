"""A hook of MkDocs: formulas of the pages become MathML."""

import re
import sys
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from formulas import mathml  # noqa: E402

FORMULA = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)


def on_page_content(html: str, **_) -> str:
    return FORMULA.sub(lambda found: mathml(unescape(found[3]), "inline" if found[2] == "(" else "block"), html)
