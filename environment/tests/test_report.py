"""The HTML page: readable with no network, every link on it leads somewhere, formulas are formulas."""

import base64
import csv
import re

import nbformat.v4 as v4
import pytest
from bs4 import BeautifulSoup

import first_page
import pdf
import reference
import report
import runs

LIMIT_BYTES = 8_000_000  # of a whole report: what a mail server takes, and a browser opens at once
TEXT_BYTES = 2_000_000  # of it for text, code and tables of all notebooks, generously
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


def test_the_number_of_an_equation_stands_apart_from_it():
    assert "<mspace" in report.mathml(r"a = b \tag{10, shared}", "block").split("(10, shared)")[0]


@pytest.mark.parametrize("tex", [r"\frac{", r"\nosuchmacro x", "a & b"])
def test_a_formula_that_cannot_be_read_keeps_its_source(tex):
    assert report.mathml(tex, "inline").startswith('<code class="tex-unread">')


def test_figures_are_embedded_and_svg_ids_stay_inside_them():
    page = page_of(chapter("01_a", figure(**{"image/svg+xml": SVG, "image/png": PIXEL, "text/plain": "A chart"})))
    image = page.select_one("main img")
    assert image["src"].startswith("data:image/svg+xml,") and image["alt"] == "A chart"
    assert page.find(id="clip1") is None and len(page.select("img")) == 1


def test_a_heavy_svg_gives_way_to_its_png():
    heavy = SVG.replace("<clip", f"<desc>{'x' * report.SVG_LIMIT_BYTES}</desc><clip")
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


def drawn(name, image):
    data = {"image/svg+xml": SVG.replace("clip1", image), "image/png": PIXEL}
    return figure(**data, **{"text/plain": f"figure {name} (560 x 370, 12 rows)"})


def test_the_first_page_comes_before_the_contents_and_leads_into_the_chapters():
    text = v4.new_markdown_cell("# Title\n## Result\n")
    one = chapter("07_a", text, drawn("other", "a"), drawn("beyond_rates", "b"), drawn("beyond_rates", "b"))
    two = chapter("08_b", text, drawn("third", "c"), drawn("fourth", "d"))
    table = "<table><tr><th>method</th></tr></table>"
    first = report.FirstPage("All of it & more", reference.in_words([]), first_page.pictures([one, two]), table, two)
    page = BeautifulSoup(report.page("A title", {"Commit": "abc"}, [one, two], first=first), "html.parser")
    header = page.find("header")
    assert header.find_next_sibling().name == "nav"
    assert header.select_one(".what").text == "All of it & more"
    assert [picture.name for picture in first.pictures] == ["beyond_rates", "other", "fourth"]
    assert len(header.select("figure img")) == 3 and len(header.select("table")) == 1
    links = [link["href"] for link in header.select("figcaption a")]
    assert links == ["#07_a--Result", "#07_a--Result", "#08_b--Result"]
    assert header.select_one(".from a")["href"] == "#08_b"
    assert page.select_one("#machine table.run td").text == "abc", "the versions are still there, behind the chapters"
    assert page.select_one('nav a[href="#machine"]')


def test_a_whole_report_shows_the_figures_that_it_came_to():
    drawn_by_notebooks = {figure for _, figure in reference.read_index(reference.REFERENCE)}
    assert set(first_page.FIGURES[: first_page.PICTURES]) <= drawn_by_notebooks
    assert first_page.tables(reference.REFERENCE)[0][1] == first_page.TABLES[0]


def test_the_figures_of_a_whole_report_leave_room_for_its_text():
    total = 0
    for _, name in reference.read_index(reference.REFERENCE):
        files = {kind: reference.REFERENCE / f"{name}.{kind}" for kind in ("svg", "png")}
        if files["svg"].is_file():
            pixels = base64.b64encode(files["png"].read_bytes()).decode()
            total += len(report.source_of({"image/svg+xml": files["svg"].read_text("utf-8"), "image/png": pixels}))
    assert 0 < total < LIMIT_BYTES - TEXT_BYTES


def compared(**counts):
    kinds = {"same": reference.IDENTICAL, "close": reference.CLOSE, "timed": reference.TIMING_ONLY}
    kinds |= {"other": reference.DIFFERS, "gone": reference.MISSING, "new": reference.NEW}
    return [
        reference.Comparison("01_a", f"{kind}_{i}", kinds[kind], "2.0e-03 in jain" if kind == "other" else "")
        for kind, count in counts.items()
        for i in range(count)
    ]


@pytest.mark.parametrize(
    "found, kind, words",
    [
        ({"same": 5}, "same", "As the reference run All 5 figures and tables have its numbers: 5 to the last digit."),
        (
            {"same": 3, "close": 1, "timed": 2},
            "same",
            "All 6 figures and tables have its numbers: 3 to the last digit, 1 to 1e-6 (sums in another order), "
            "2 apart from measured times.",
        ),
        (
            {"same": 3, "other": 7, "gone": 1, "new": 2},
            "other",
            "Not in all as the reference run Of 13 figures and tables 3 have its numbers: 3 to the last digit. "
            "7 differ. 1 of its own are missing. 2 are new. other_0: 2.0e-03 in jain other_1: 2.0e-03 in jain "
            "other_2: 2.0e-03 in jain other_3: 2.0e-03 in jain other_4: 2.0e-03 in jain and 5 more.",
        ),
        ({}, "", "None of these notebooks draws a figure."),
    ],
)
def test_the_verdict_is_said_in_words(found, kind, words):
    verdict = BeautifulSoup(reference.in_words(compared(**found)), "html.parser").aside
    assert verdict["class"] == ["verdict", *([kind] if kind else [""])] or not kind
    assert words in " ".join(verdict.stripped_strings)


@pytest.mark.parametrize(
    "request_, whole, words",
    [
        (runs.Request(), True, "All 2 notebooks with the values that stand in them, in 1:05 min. Seed 7; commit abc; "),
        (runs.Request({"users": "9"}, "data/etoile"), False, "Notebooks 01_a, 02_b with users=9 on data/etoile, in "),
    ],
)
def test_one_line_says_what_was_run(request_, whole, words):
    about = {"Commit": "abc", "Date": "today", "Processor": "one", "Seed": "7"}
    assert first_page.what_was_run(request_, ["01_a", "02_b"], whole, "1:05 min", about).startswith(words)


def test_only_results_of_methods_that_fit_stand_on_the_first_page(tmp_path):
    rows = {"small": 3, "long": first_page.LONGEST_TABLE + 1}
    for name, count in rows.items():
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            file.write("# a remark\n")
            csv.writer(file).writerows([("method", "sum_rate_bps"), *[("wmmse", 1)] * count])
    (tmp_path / "points.csv").write_text("x,y\n1,2\n")
    reference.write_index(tmp_path, [("01_a", name) for name in ("small", "long", "points")])
    assert first_page.tables(tmp_path) == [("01_a", "small")]


def test_the_longest_first_page_is_one_page_on_paper(tmp_path):
    if pdf.browser() is None:
        pytest.skip("there is no Chromium")
    tall = SVG.replace("<clip", '<rect width="400" height="600"/><clip').replace("<svg", '<svg viewBox="0 0 400 600"')
    pictures = (figure(**{"image/svg+xml": tall.replace("clip1", f"clip{i}")}) for i in range(3))
    one = chapter("01_a", v4.new_markdown_cell("# Title"), *pictures)
    row = "<tr>" + "<td>almost blank subframes, a bias</td>" + "<td>1234.5</td>" * 6 + "</tr>"
    table = f"<table>{row * (first_page.LONGEST_TABLE + 1)}</table>"
    verdict = reference.in_words(compared(same=1, close=1, timed=1, other=9, gone=1, new=1))
    first = report.FirstPage("A long line " * 20, verdict, one.pictures, table, one)
    two = chapter("02_b", v4.new_markdown_cell("# Title"))
    page = tmp_path / "index.html"
    page.write_text(report.page("A title", {"Commit": "abc"}, [two], first=first), encoding="utf-8")
    assert pdf.print_page(page, tmp_path / "report.pdf") is None
    printed = (tmp_path / "report.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(["first page", "contents", "chapter", "machine"])
