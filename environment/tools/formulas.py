"""Formulas in LaTeX as MathML, which browsers show with no network and no script."""

import re
from html import escape

from latex2mathml import converter


def mathml(tex: str, display: str) -> str:
    """The formula as MathML, `display` being "block" or "inline"; its source, marked, where it cannot be read."""
    # the one form of aligned lines that the converter knows and does not number
    source = re.sub(r"(begin|end)\{(?:aligned|align|split)\}", r"\1{align*}", tex.strip())
    # its own tags stand right behind the formula, without a gap
    source = re.sub(r"\\tag\{([^}]*)\}", r"\\qquad \\text{(\1)}", source)
    try:
        formula = converter.convert(source, display=display)
    except Exception:  # the converter raises a dozen unrelated types on a formula that it cannot read
        formula = None
    # a macro or a column mark that it does not know is copied as it stands
    if formula is None or re.search(r"<m[a-z]>(\\|&<)", formula):
        return f'<code class="tex-unread">{escape(tex)}</code>'
    return formula
