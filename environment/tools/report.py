"""Makes one HTML page of executed notebooks: contents, what the run was, and every notebook, readable with no
network.
"""

import base64
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

import jinja2
from latex2mathml import converter
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from parameters import Overview

TEMPLATES = Path(__file__).resolve().parent / "templates"
SVG_LIMIT_BYTES = 1_500_000  # a scatter of thousands of points is smaller, and faster to show, as PNG


@dataclass
class Heading:
    level: int
    html: str
    anchor: str


@dataclass
class Chapter:
    """One notebook of the page; `anchor` is unique on the page, and so are those of its `headings`."""

    name: str
    time: str
    anchor: str = ""
    body: str = ""
    headings: list[Heading] = field(default_factory=list)

    @property
    def title(self) -> str:
        return next((heading.html for heading in self.headings if heading.level == 1), escape(self.name))

    @property
    def sections(self) -> list[Heading]:
        return [heading for heading in self.headings if heading.level == 2]


def mathml(tex: str, display: str) -> str:
    """The formula as MathML, which browsers show without a script; its source, marked, where it cannot be read."""
    # the one form of aligned lines that the converter knows and does not number
    source = re.sub(r"(begin|end)\{(?:aligned|align|split)\}", r"\1{align*}", tex.strip())
    try:
        formula = converter.convert(source, display=display)
    except Exception:  # the converter raises a dozen unrelated types on a formula that it cannot read
        formula = None
    # a macro or a column mark that it does not know is copied as it stands
    if formula is None or re.search(r"<m[a-z]>(\\|&<)", formula):
        return f'<code class="tex-unread">{escape(tex)}</code>'
    return formula


class ChapterRenderer(IPythonRenderer):
    """Markdown of one notebook: formulas as MathML, headings with anchors of this chapter, links kept on the page."""

    def __init__(self, chapter: Chapter, **options):
        super().__init__(escape=False, embed_images=True, **options)
        self.chapter = chapter

    def block_math(self, body: str) -> str:
        return mathml(body, "block")

    def inline_math(self, body: str) -> str:
        return mathml(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")

    def heading(self, text: str, level: int, **attrs) -> str:
        plain = re.sub(r"<[^>]+>", "", text)
        taken = Counter(heading.anchor.rsplit("~", 1)[0] for heading in self.chapter.headings)
        anchor = section_anchor(self.chapter.name, plain)
        if taken[anchor]:
            anchor += f"~{taken[anchor] + 1}"
        self.chapter.headings.append(Heading(level, text, anchor))
        tag = f"h{min(level + 1, 6)}"  # h1 is the page's own
        return (
            f'<{tag} id="{escape(anchor)}">{text}'
            f'<a class="anchor" href="#{quote(anchor)}" aria-label="Link to this section">¶</a></{tag}>\n'
        )

    def link(self, text: str, url: str, title: str | None = None) -> str:
        file, _, section = url.partition("#")
        if not file and section:
            url = "#" + quote(section_anchor(self.chapter.name, unquote(section)))
        elif re.fullmatch(r"[^/:]+\.ipynb", file):
            name = unquote(file).removesuffix(".ipynb")
            url = "#" + quote(section_anchor(name, unquote(section)) if section else name)
        return super().link(text, url, title)


def section_anchor(notebook: str, heading: str) -> str:
    """Anchor of a section on the page; blanks become hyphens, as in Jupyter's own section links."""
    return f"{notebook}--{heading.strip().replace(' ', '-')}"


class ChapterExporter(HTMLExporter):
    """Renders one notebook to the body of its chapter."""

    def __init__(self, chapter: Chapter, folder: Path):
        super().__init__(extra_template_basedirs=[str(TEMPLATES)], template_name="hetnet")
        self.chapter = chapter
        self.folder = folder

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self.chapter_markdown

    @jinja2.pass_context
    def chapter_markdown(self, context, source: str) -> str:
        attachments = context.get("cell", {}).get("attachments", {})
        renderer = ChapterRenderer(self.chapter, path=str(self.folder), attachments=attachments)
        return MarkdownWithMath(renderer=renderer).render(source)


def without_heavy_svg(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" in data and len(data.get("image/svg+xml", "")) > SVG_LIMIT_BYTES:
                del data["image/svg+xml"]
            # what the figure is, for readers who do not see it
            if "text/plain" in data:
                output.metadata.setdefault("alt", data["text/plain"])
    return notebook


def chapter_of(name: str, notebook: NotebookNode, time: str, folder: Path) -> Chapter:
    """The chapter of an executed notebook; `folder` is where it runs, for images that its text shows."""
    chapter = Chapter(name, time, anchor=name)
    chapter.body, _ = ChapterExporter(chapter, folder).from_notebook_node(without_heavy_svg(notebook))
    return chapter


def left_out(name: str, notebook: NotebookNode, reason: str) -> Chapter:
    """The chapter of a notebook that was not run: its title and why."""
    heading = next(
        (cell.source.splitlines()[0] for cell in notebook.cells if cell.cell_type == "markdown"), f"# {name}"
    )
    chapter = Chapter(name, "left out", anchor=name)
    text = f"{heading}\n\n*Left out of this run: {reason}.*\n"
    chapter.body = f'<div class="text">{MarkdownWithMath(renderer=ChapterRenderer(chapter)).render(text)}</div>'
    return chapter


def plain_chapter(anchor: str, title: str, body: str) -> Chapter:
    """A chapter that is no notebook: a heading and HTML."""
    chapter = Chapter("", "", anchor=anchor, headings=[Heading(1, escape(title), anchor)])
    chapter.body = f"<h2>{escape(title)}</h2>\n{body}"
    return chapter


def embedded(svg: Path) -> str:
    """The figure as an element of the page; as an image, so that ids inside it stay its own."""
    data = base64.b64encode(svg.read_bytes()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(svg.stem)}">'


def page(title: str, run: dict[str, str], chapters: list[Chapter], parameters: Sequence[Overview] = ()) -> str:
    """The whole report as one HTML document; `run` says what ran where, name by name."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "hetnet"))
    style = (TEMPLATES / "hetnet" / "report.css").read_text(encoding="utf-8")
    style += HtmlFormatter(style="default").get_style_defs(".highlight")
    return environment.get_template("report.html.j2").render(
        title=title, run=run, chapters=chapters, parameters=parameters, style=style
    )
