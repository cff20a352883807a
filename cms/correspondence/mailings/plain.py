"""HTML of a letter as plain text, for an e-mail."""

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.conf import settings

SPACE = re.compile(r"\s+")
ALONE = ("p", "h2", "h3", "h4", "caption")


def without_markup(html):
    """A blank line between paragraphs; links with their addresses; a line to each cell of a table
    with the heading of its column, since nothing stands below each other in an e-mail."""
    return "\n\n".join(filter(None, _parts(BeautifulSoup(html, "html.parser"))))


def _parts(node):
    for child in node.find_all(True, recursive=False):
        if child.name in ALONE:
            yield _line(child)
        elif child.name in ("ul", "ol"):
            yield "\n".join(_items(child))
        elif child.name == "table":
            yield from _table(child)
        else:
            yield from _parts(child)


def _items(list_):
    for number, item in enumerate(list_.find_all("li", recursive=False), 1):
        yield f"{number}. {_line(item)}" if list_.name == "ol" else f"- {_line(item)}"


def _table(table):
    if table.caption:
        yield _line(table.caption)
    rows = [[_line(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
    headings = rows[0]
    for first, *cells in rows[1:]:
        named = zip(headings[1:], cells, strict=True)
        yield "\n".join([first, *(f"  {heading}: {cell}" for heading, cell in named)])


def _line(node):
    lines = "".join(_words(node)).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _words(node):
    for child in node.children:
        if child.name is None:
            yield SPACE.sub(" ", child)
        elif child.name == "br":
            yield "\n"
        else:
            yield from _words(child)
            yield _address(child)


def _address(node):
    """Where a link leads, unless its words say that."""
    address = urljoin(settings.WAGTAILADMIN_BASE_URL, node.get("href") or "")
    address = address.removeprefix("mailto:").removeprefix("tel:")
    return f" ({address})" if node.get("href") and address not in node.get_text() else ""
