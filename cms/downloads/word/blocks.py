"""From the HTML of a part to the paragraphs, lists and tables of Word, each with its style."""

import re
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from bs4.element import Tag

from .inline import is_from_right, pieces_of, runs_xml, text_of
from .tables import cell_xml, table_xml

BLOCKS = {
    *("address", "article", "aside", "section", "header", "footer", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "hr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "figure", "figcaption"),
}
HEADINGS = {"h1": "Heading1", "h2": "Heading2"}  # any deeper one: the voice's
LISTED = {"Heading1": 1, "Heading2": 2}  # in the contents
DEEPEST = 8  # level of a list, from 0, that Word knows
INDENT = 360  # twentieths of a point, each level
COUNTED = re.compile(r"counter-reset:\s*list-item\s+(\d+)")


@dataclass
class Item:
    """An item of a list: only its first paragraph has the bullet or number."""

    list: int
    level: int
    begun: bool = False


@dataclass(frozen=True)
class Voice:
    """The styles in which a stretch of text is written."""

    paragraph: str = "BodyText"
    heading: str = "Heading3"
    bullet: str = "ListBullet"
    number: str = "ListNumber"
    caption: str = "Caption"
    ticks: bool = False  # its lists have boxes to tick
    item: Item | None = None


BOX = Voice("BoxText", "BoxHeading", "BoxBullet", "BoxNumber")
VOICES = {  # by class of the element
    "app-box": BOX,
    "app-related": BOX,
    "app-contact": BOX,
    "app-checklist": replace(BOX, ticks=True),
    "app-quotation": Voice("Quote", caption="QuoteSource"),
    "app-box__extract": replace(BOX, paragraph="BoxExtract"),
    "app-status": Voice("Standing"),
    "lead": Voice("Lead"),
}
STYLES = {  # of single paragraphs, by their class
    "title-page__owner": "Owner",
    "title-page__title": "Title",
    "title-page__summary": "Subtitle",
    "app-figure__source": "Caption",
    "app-box__kind": "BoxLabel",
    "app-box__title": "BoxHeading",
    "app-box__source": "BoxSource",
    "lead": "Lead",
    "notice": "Notice",
}
CELL = Voice("TableText")
NOTE = Voice("Note", number="Note")
GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'  # else two tables, or boxes, are one
BULLETS, TICKS = 1, 2  # lists whose items need no numbers; numbered ones follow


class Blocks:
    """Writes part after part. ``xml`` is what came of them so far."""

    def __init__(self, links, pictures):
        self.xml = []
        self.headings = []  # (level, text, name of the bookmark), for the contents
        self.numbered = []  # (number, level, first): numbered lists, each counting for itself
        self._links = links
        self._pictures = pictures
        self._waiting = []  # anchors of the next paragraph

    def write(self, body):
        self._flow(body, Voice())

    def _flow(self, element, voice):
        loose = []
        for child in element.children:
            if _is_block(child):
                self._paragraph(loose, voice.paragraph, voice.item)
                loose = []
                self._block(child, voice)
            else:
                loose.append(child)
        self._paragraph(loose, voice.paragraph, voice.item)

    def _block(self, element, voice):
        if element.has_attr("hidden"):
            return
        if element.get("id"):
            self._waiting.append(element["id"])
        classes = element.get("class", [])
        outer = voice
        voice = next((VOICES[name] for name in classes if name in VOICES), outer)
        style = next((STYLES[name] for name in classes if name in STYLES), "")
        if re.fullmatch("h[1-6]", element.name):
            self._heading(element, style or HEADINGS.get(element.name, voice.heading))
        elif element.name in ("ul", "ol"):
            self._list(element, NOTE if "notes" in classes else voice)
        elif element.name == "table":
            self._table(element)
        elif element.name == "figcaption":
            self._flow(element, replace(voice, paragraph=voice.caption))
        elif element.name == "figure" and element.find("img"):
            self._flow(element, replace(voice, paragraph="Figure"))
        elif element.name == "dt":
            self._flow(element, replace(voice, paragraph="Term"))
        else:
            self._flow(element, replace(voice, paragraph=style) if style else voice)
        if voice.heading == BOX.heading != outer.heading:
            self.xml.append(GAP)

    def _heading(self, element, style):
        pieces = pieces_of(list(element.children), self._links)
        if not pieces:
            return
        runs = runs_xml(pieces, self._links, self._pictures)
        if style in LISTED:
            name = f"_Toc{len(self.headings) + 1:09}"
            self.headings.append((LISTED[style], text_of(pieces), name))
            runs = self._links.bookmarked(name, runs)
        self._append(runs, style, text_of(pieces))

    def _paragraph(self, nodes, style, item):
        if pieces := pieces_of(nodes, self._links):
            runs = runs_xml(pieces, self._links, self._pictures)
            self._append(runs, style, text_of(pieces), item)

    def _append(self, runs, style, text, item=None):
        anchors = "".join(map(self._links.bookmark, self._waiting))
        self._waiting = []
        self.xml.append(
            f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{_listed(item)}"
            f"{'<w:bidi/>' if is_from_right(text) else ''}{_continued(item)}</w:pPr>"
            f"{anchors}{runs}</w:p>"
        )
        if item:
            item.begun = True

    def _list(self, element, voice):
        level = min(voice.item.level + 1, DEEPEST) if voice.item else 0
        if element.name == "ol":
            number, style = self._number(element, level), voice.number
        else:
            number, style = TICKS if voice.ticks else BULLETS, voice.bullet
        for child in element.find_all("li", recursive=False):
            item = Item(number, level)
            if child.get("id"):
                self._waiting.append(child["id"])
            self._flow(child, replace(voice, paragraph=style, item=item))

    def _number(self, element, level):
        number = TICKS + 1 + len(self.numbered)
        counted = COUNTED.search(element.get("style", ""))
        start = element.get("start", "")
        first = int(counted[1]) + 1 if counted else int(start) if start.isdigit() else 1
        self.numbered.append((number, level, first))
        return number

    def _table(self, element):
        caption = element.find("caption")
        if caption:
            self._paragraph(list(caption.children), "TableCaption", None)
        rows = [
            [self._cell(cell) for cell in row.find_all(["th", "td"], recursive=False)]
            for row in element.find_all("tr")
        ]
        heads = len(element.select("thead tr"))
        if any(rows):
            named = caption.get_text(" ", strip=True) if caption else ""
            self.xml.append(table_xml([row for row in rows if row], heads, named))
            self.xml.append(GAP)

    def _cell(self, element):
        """``(xml, length)`` of a cell, whose paragraphs are its own."""
        outer, self.xml = self.xml, []
        self._flow(element, CELL)
        inner, self.xml = self.xml, outer
        return cell_xml(inner, CELL.paragraph), len(element.get_text(" ", strip=True))


def _is_block(node):
    if not isinstance(node, Tag):
        return False
    return node.name in BLOCKS or not STYLES.keys().isdisjoint(node.get("class", []))


def _listed(item):
    if not item or item.begun:
        return ""
    return f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{item.list}"/></w:numPr>'


def _continued(item):
    return f'<w:ind w:left="{INDENT * (item.level + 1)}"/>' if item and item.begun else ""
