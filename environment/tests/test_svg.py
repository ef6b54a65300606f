"""SVG in few bytes: the same picture, its numbers rounded, neighbours of one look drawn as one."""

import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

import reference
import svg

LINE = '<line x1="{}" y1="{}" x2="{}" y2="{}" style="stroke:red;"/>'
DOT = '<ellipse cx="{}" cy="{}" rx="1.5" ry="1.5" style="fill:rgb(1,2,3);stroke:none;"/>'


def children(*inside):
    picture = svg.compact(f'<svg xmlns="{svg.NAMESPACE}" width="10" height="10">{"".join(inside)}</svg>')
    return list(ElementTree.fromstring(picture))


def kinds(elements):
    return [element.tag.removeprefix(f"{{{svg.NAMESPACE}}}") for element in elements]


def test_lines_that_meet_become_one_path_that_keeps_its_pen_down():
    found = children(LINE.format(1, 2, 3.04, 2), LINE.format(3.04, 2, 3.04, 5.06), LINE.format(8, 8, 7.5, 9.25))
    assert kinds(found) == ["path"] and found[0].get("style") == "stroke:red;"
    assert found[0].get("d") == "m1,2h2v3.1m5,2.9l-.5,1.2"


def test_rounding_does_not_add_up():
    ends = [i * 0.14 for i in range(1001)]
    (path,) = children(*(LINE.format(a, a, b, b) for a, b in zip(ends, ends[1:])))
    steps = path.get("d").replace("m", "l").split("l")[1:]
    assert sum(float(step.split(",")[0]) for step in steps) == pytest.approx(140, abs=1e-9)


def test_circles_become_round_dots_of_their_size_and_colour():
    found = children(DOT.format(4, 5.123456), DOT.format(3, 5.123456))
    assert kinds(found) == ["path"] and found[0].get("d") == "m4,5.1h0m-1,0h0"
    style = found[0].get("style")
    assert "stroke:rgb(1,2,3)" in style and "stroke-width:3;" in style and "stroke-linecap:round" in style


def test_paths_of_one_colour_become_one_and_those_that_shine_through_stay_apart():
    mark = '<path d="M1.26,2 Z" style="fill:red;stroke:none;{}"/>'
    (path,) = children(mark.format(""), mark.format(""))
    assert path.get("d") == "M1.3,2 Z M1.3,2 Z"
    assert kinds(children(*[mark.format("fill-opacity:0.5;")] * 2)) == ["path", "path"]


def test_true_sizes_stay_as_they_are():
    picture = f'<svg xmlns="{svg.NAMESPACE}" width="3.5000in" height="2.3367in"/>'
    assert 'height="2.3367in"' in svg.compact(picture)


def test_what_lies_above_something_else_stays_above_it():
    other = LINE.replace("red", "blue").format(0, 0, 1, 1)
    found = children(LINE.format(0, 0, 1, 1), LINE.format(1, 1, 2, 2), other, LINE.format(2, 2, 3, 3), "<rect/>")
    assert kinds(found) == ["path", "line", "line", "rect"]


def test_angles_and_opacities_keep_their_digits():
    (group,) = children('<g transform="matrix(0.7071 0 0 0.7071 1 2)" opacity="0.125"><rect x="1.26"/></g>')
    assert group.get("transform") == "matrix(0.7071 0 0 0.7071 1 2)" and group.get("opacity") == "0.125"
    assert group[0].get("x") == "1.3"


def test_the_text_between_elements_goes_and_that_inside_stays():
    (text,) = children("\n  <text> a <tspan>b</tspan></text>\n")
    assert "".join(text.itertext()) == " a b"


def test_an_address_gives_the_picture_back():
    picture = f"""<svg xmlns="{svg.NAMESPACE}"><text style="font-family:'A b'">50 % &lt; "#" it's ü</text></svg>"""
    address = svg.url(picture)
    assert not set('"<>#') & set(address)
    on_page = BeautifulSoup(f'<img src="{address}">', "html.parser").img["src"]
    before, after = (ElementTree.fromstring(text)[0] for text in (picture, unquote(on_page.partition(",")[2])))
    assert after.get("style") == before.get("style") == "font-family:'A b'"
    assert after.text == before.text.replace('"', "'")


def test_what_is_no_svg_stays_as_it_is():
    assert svg.compact("<svg") == "<svg"


@pytest.mark.parametrize(("name", "share"), [("rate_cdf", 0.8), ("teacher_association", 0.5)])
def test_committed_figures_shrink_and_stay_readable(name, share):
    before = (reference.REFERENCE / f"{name}.svg").read_text(encoding="utf-8")
    after = svg.compact(before)
    assert len(after) < share * len(before)
    assert ElementTree.fromstring(after).get("viewBox")
