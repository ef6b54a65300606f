"""The HTML page: readable with no network, every link on it leads somewhere, formulas are formulas."""

import base64

import nbformat.v4 as v4
import pytest
from bs4 import BeautifulSoup

import report

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="clip1"/></svg>'
PIXEL = base64.b64encode(b"not really a PNG").decode()


def chapter(name, *cells, folder="."):
    return report.chapter_of(name, v4.new_notebook(cells=list(cells)), "0:01", folder)


def page_of(*chapters):
    return BeautifulSoup(report.page("A title", {"Commit": "abc <&>"}, list(chapters)), "html.parser")


def figure(**data):
    return v4.new_code_cell("draw()", outputs=[v4.new_output("display_data", data=data)])


def test_equal_headings_get_anchors_of_their_own():
    text = "# Title\n## Result\ntext\n## Result\n"
    page = page_of(chapter("01_a", v4.new_markdown_cell(text)), chapter("02_b", v4.new_markdown_cell(text)))
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {"01_a--Result", "01_a--Result~2", "02_b--Result"} <= set(ids)
    assert [link["href"] for link in page.select("nav ol ol a")][:2] == ["#01_a--Result", "#01_a--Result~2"]


@pytest.mark.parametrize(
    "link, target",
    [
        ("#My-result", "#01_a--My-result"),
        ("02_b.ipynb", "#02_b"),
        ("02_b.ipynb#My-result", "#02_b--My-result"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_links_between_notebooks_stay_on_the_page(link, target):
    page = page_of(chapter("01_a", v4.new_markdown_cell(f"[there]({link})")))
    assert page.find("a", string="there")["href"] == target


@pytest.mark.parametrize(
    "text",
    [
        r"$R_i = \frac{1}{|\mathcal{U}_b|}\sum_r \log_2(1+\mathrm{SINR})$",
        "$$\na < b\n$$",
        r"\begin{align}a &= b\\ c &= d\end{align}",
        r"$$\begin{aligned}a &= b\\ c &= d\end{aligned}$$",
    ],
)
def test_formulas_become_mathml(text):
    body = chapter("01_a", v4.new_markdown_cell(text)).body
    assert "<math" in body and "tex-unread" not in body and "$" not in body


@pytest.mark.parametrize("tex", [r"\frac{", r"\nosuchmacro x", "a & b"])
def test_a_formula_that_cannot_be_read_keeps_its_source(tex):
    assert report.mathml(tex, "inline").startswith('<code class="tex-unread">')


def test_figures_are_embedded_and_svg_ids_stay_inside_them():
    page = page_of(chapter("01_a", figure(**{"image/svg+xml": SVG, "image/png": PIXEL, "text/plain": "A chart"})))
    image = page.select_one("main img")
    assert image["src"].startswith("data:image/svg+xml;base64,") and image["alt"] == "A chart"
    assert page.find(id="clip1") is None


def test_a_heavy_svg_gives_way_to_its_png():
    heavy = SVG.replace("<clip", " " * report.SVG_LIMIT_BYTES + "<clip")
    page = page_of(chapter("01_a", figure(**{"image/svg+xml": heavy, "image/png": PIXEL})))
    assert page.select_one("main img")["src"].startswith("data:image/png")


def test_images_of_the_text_are_embedded(tmp_path):
    (tmp_path / "a.png").write_bytes(b"not really a PNG")
    page = page_of(chapter("01_a", v4.new_markdown_cell("![what it shows](a.png)"), folder=tmp_path))
    assert page.select_one("main img")["src"].startswith("data:image/png;base64,")


def test_code_folds_away_except_the_parameters():
    parameters = v4.new_code_cell("long seed = 1;", metadata={"tags": ["parameters"]})
    page = page_of(chapter("01_a", v4.new_code_cell("int a = 1;"), parameters))
    assert [fold.has_attr("open") for fold in page.select("details")] == [False, True]


def test_the_header_escapes_what_it_shows():
    assert page_of().select_one("table.run td").text == "abc <&>"
