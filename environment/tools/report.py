"""Makes one HTML page of executed notebooks: what came out, contents, and every notebook, readable with no network."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

import jinja2
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

import svg
from formulas import mathml
from parameters import Overview

TEMPLATES = Path(__file__).resolve().parent / "templates"
SVG_LIMIT_BYTES = 250_000  # what is heavier gives way to its PNG where that is smaller: a map of thousands of cells
FIGURE_NAME = re.compile(r"figure (\w+) \(")  # as a figure of the kit calls itself in plain text


@dataclass
class Heading:
    level: int
    html: str
    anchor: str


@dataclass
class Picture:
    """A figure that a notebook shows: its name, the image as HTML, and the heading that it stands under."""

    name: str
    image: str
    section: Heading


@dataclass
class Chapter:
    """One notebook of the page; `anchor` is unique on the page, and so are those of its `headings`."""

    name: str
    time: str
    anchor: str = ""
    body: str = ""
    headings: list[Heading] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def title(self) -> str:
        return next((heading.html for heading in self.headings if heading.level == 1), escape(self.name))

    @property
    def sections(self) -> list[Heading]:
        return [heading for heading in self.headings if heading.level == 2]


@dataclass
class FirstPage:
    """What a reader sees first: what was run in one line, how far its figures are from the reference run's in HTML
    ("" where there is nothing to say), three pictures, and a table in HTML with the chapter that it is from.
    """

    what: str
    verdict: str
    pictures: list[Picture]
    table: str = ""
    table_of: Chapter | None = None


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
        yield "picture", self.picture

    @jinja2.pass_context
    def chapter_markdown(self, context, source: str) -> str:
        attachments = context.get("cell", {}).get("attachments", {})
        renderer = ChapterRenderer(self.chapter, path=str(self.folder), attachments=attachments)
        return MarkdownWithMath(renderer=renderer).render(source)

    def picture(self, data: dict[str, str]) -> str:
        """The one image of an output, which the chapter keeps as one of its pictures."""
        plain = data.get("text/plain", "Figure")  # what the figure is, for readers who do not see it
        image = f'<img src="{source_of(data)}" alt="{escape(plain)}">'
        name = match[1] if (match := FIGURE_NAME.match(plain)) else ""
        top = Heading(1, self.chapter.title, self.chapter.anchor)
        section = self.chapter.headings[-1] if self.chapter.headings else top
        self.chapter.pictures.append(Picture(name, image, section))
        return image


def source_of(data: dict[str, str]) -> str:
    """The address of an image that comes in several forms: its SVG, or its PNG where that is the lighter one by far."""
    drawn = svg.url(svg.compact(data["image/svg+xml"])) if "image/svg+xml" in data else ""
    pixels = f"data:image/png;base64,{''.join(data['image/png'].split())}" if "image/png" in data else ""
    heavy = len(drawn) > SVG_LIMIT_BYTES and len(pixels) < len(drawn)
    return pixels if pixels and (heavy or not drawn) else drawn


def chapter_of(name: str, notebook: NotebookNode, time: str, folder: Path) -> Chapter:
    """The chapter of an executed notebook; `folder` is where it runs, for images that its text shows."""
    chapter = Chapter(name, time, anchor=name)
    chapter.body, _ = ChapterExporter(chapter, folder).from_notebook_node(notebook)
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


def embedded(figure: Path) -> str:
    """The SVG as an element of the page; as an image, so that ids inside it stay its own."""
    source = svg.url(svg.compact(figure.read_text(encoding="utf-8")))
    return f'<img src="{source}" alt="{escape(figure.stem)}">'


def page(
    title: str,
    run: dict[str, str],
    chapters: list[Chapter],
    parameters: Sequence[Overview] = (),
    first: FirstPage | None = None,
) -> str:
    """The whole report as one HTML document; `run` says what ran where, name by name: above the contents, or in a
    chapter of its own where there is a first page in its place.
    """
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "hetnet"))
    style = (TEMPLATES / "hetnet" / "report.css").read_text(encoding="utf-8")
    style += HtmlFormatter(style="default").get_style_defs(".highlight")
    return environment.get_template("report.html.j2").render(
        title=title, run=run, chapters=chapters, parameters=parameters, style=style, first=first
    )
