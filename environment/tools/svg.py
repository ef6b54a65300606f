"""Makes an SVG small enough to stand in a page with many others, and to look the same.

The charts' writer draws a curve as a thousand lines and a scatter as a thousand circles, each with its style and
fifteen digits. Here numbers have one digit behind the point, in units of which a figure is some 500 wide, and
neighbours of one style become one path.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

NAMESPACE = "http://www.w3.org/2000/svg"
STEPS = 10  # per unit: what a figure is rounded to
LONG_NUMBER = re.compile(r"-?\d+\.\d\d+")
KEPT_IN_A_URL = " !$'()*+,-./:;=?@[]_`{|}~"
COORDINATES = frozenset("d points x y x1 y1 x2 y2 cx cy rx ry r width height viewBox".split())
# what two neighbours must share to become one path
LOOKS = ("style", "clip-path", "fill", "stroke", "stroke-width", "opacity", "class")

ElementTree.register_namespace("", NAMESPACE)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def compact(svg: str) -> str:
    """The same picture in fewer bytes; the text itself where it is no SVG that can be read."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        return svg
    for element in list(root.iter()):
        element.tail = None
        if element.text and not element.text.strip():
            element.text = None
        if len(element):
            element[:] = list(merged(element))
    for element in root.iter():
        for name, value in element.items():
            if name in COORDINATES and not value.endswith("in") or value.startswith("translate"):
                element.set(name, LONG_NUMBER.sub(lambda number: plain(round(float(number[0]) * STEPS)), value))
    return ElementTree.tostring(root, encoding="unicode")


def url(svg: str) -> str:
    """The picture as a data URL; as text, which is a quarter smaller than base64."""
    swapped = svg.replace("'", "&apos;").replace('"', "'")  # a page puts addresses in double quotes
    return "data:image/svg+xml," + quote(swapped, safe=KEPT_IN_A_URL)


def merged(children: Iterable[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    """The children in their order, each run of lines, circles or paths with one look as one path."""
    for (kind, *_), run in groupby(children, key=look):
        neighbours = list(run)
        if kind and len(neighbours) > 1:
            yield {"line": path_of_lines, "ellipse": path_of_circles, "path": path_of_paths}[kind](neighbours)
        else:
            yield from neighbours


def look(element: ElementTree.Element) -> tuple:
    """What kind of neighbour the element is, "" for one that stays as it is, and what all of its run share."""
    kind = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    shared = tuple(element.get(name) for name in LOOKS)
    if kind == "line" and not element.get("transform"):
        return kind, shared
    if kind == "ellipse" and element.get("rx") == element.get("ry") and "stroke:none" in element.get("style", ""):
        return kind, element.get("rx"), shared
    style = element.get("style", "")
    plainly = "opacity" not in style and ("stroke:none" in style or "fill:none" in style)
    if kind == "path" and plainly and not element.get("transform"):
        return kind, shared
    return "", id(element)


def path_of_lines(lines: list[ElementTree.Element]) -> ElementTree.Element:
    """One path along all lines; where one begins at the end of another the pen stays down."""
    pen = Pen()
    for line in lines:
        start, end = ((float(line.get(f"x{i}")), float(line.get(f"y{i}"))) for i in (1, 2))
        pen.move(*start)
        pen.draw(*end)
    return path(lines[0], pen.d, {})


def path_of_circles(circles: list[ElementTree.Element]) -> ElementTree.Element:
    """One path of dots: lines of no length with round ends as wide as the circles."""
    pen = Pen()
    for circle in circles:
        pen.dot(float(circle.get("cx")), float(circle.get("cy")))
    fill = re.search(r"fill:([^;]+)", circles[0].get("style"))[1]
    rest = re.sub(r"(fill|stroke):[^;]+;?", "", circles[0].get("style"))
    style = f"fill:none;stroke:{fill};stroke-width:{2 * float(circles[0].get('rx')):g};stroke-linecap:round;{rest}"
    return path(circles[0], pen.d, {"style": style.replace("fill-opacity", "stroke-opacity")})


def path_of_paths(paths: list[ElementTree.Element]) -> ElementTree.Element:
    return path(paths[0], " ".join(each.get("d") for each in paths), {})


def path(first: ElementTree.Element, d: str, attributes: dict[str, str]) -> ElementTree.Element:
    shared = {name: first.get(name) for name in LOOKS if first.get(name) is not None}
    return ElementTree.Element(f"{{{NAMESPACE}}}path", shared | attributes | {"d": d})


class Pen:
    """Writes the `d` of a path in relative steps of a rounded grid, so that no rounding adds up."""

    def __init__(self):
        self.d = ""
        self.x, self.y = 0, 0

    def move(self, x: float, y: float) -> None:
        if not self.d or grid(x, y) != (self.x, self.y):
            self._step("m", x, y)

    def draw(self, x: float, y: float) -> None:
        self._step("l", x, y)

    def dot(self, x: float, y: float) -> None:
        self._step("m", x, y)
        self.d += "h0"

    def _step(self, letter: str, x: float, y: float) -> None:
        to_x, to_y = grid(x, y)
        across, down = to_x - self.x, to_y - self.y
        self.x, self.y = to_x, to_y
        if letter == "l" and across == 0:
            self.d += f"v{plain(down)}"
        elif letter == "l" and down == 0:
            self.d += f"h{plain(across)}"
        else:
            self.d += f"{letter}{plain(across)}{',' if down >= 0 else ''}{plain(down)}"


def grid(x: float, y: float) -> tuple[int, int]:
    return round(x * STEPS), round(y * STEPS)


def plain(steps: int) -> str:
    """So many steps of the grid, as short as can be."""
    return f"{steps / STEPS:g}".replace("0.", ".", 1) if abs(steps) < STEPS else f"{steps / STEPS:.10g}"
