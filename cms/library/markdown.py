"""Content Markdown → the raw values of our blocks.

Sections begin with ``## Heading {#key}``. Inside one: paragraphs, lists, tables (after a
``Table: caption`` paragraph), boxes (``::: callout Title`` … ``:::``; also example, checklist,
legal, quotation, contact) and footnotes (``[^label]``). Comments such as ``<!-- F24 -->`` are the
authors' fact marks and are left out.

A picture with its caption is a paragraph by itself: ``![What it shows](name.svg "Caption")``.

Leaflets and presentations have more: a kind in the heading (``## Who is bound {#bound .bullets}``),
words beside a picture, and the boxes column, notes and passage.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

from .errors import ContentError

BOXES = ("callout", "example", "checklist", "legal", "quotation", "contact")
SLIDE_BOXES = ("column", "notes", "passage")
UNTITLED = ("notes",)
HEADING = re.compile(r"^(?P<title>.+?)\s*\{#(?P<key>[a-z0-9-]+)( \.(?P<kind>[a-z-]+))?\}$")
FACT_MARK = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
NOTE = re.compile(r"^\[\^(?P<label>[a-z0-9-]+)\]:\s*(?P<text>.+)$", re.DOTALL)
TABLE_CAPTION = re.compile(r"^Table:\s*(?P<caption>.+)$")


@dataclass
class Section:
    """``blocks`` is ``[(type, raw value)]`` as StreamField takes them."""

    key: str
    heading: str
    line: int
    blocks: list = field(default_factory=list)
    kind: str = ""  # of panel or slide


def read_sections(text: str, first_line: int = 1) -> list[Section]:
    """The introduction (key "") and the sections of a file.

    :raises ContentError: with the line of the file, counting from ``first_line``.
    """
    return _Reader(text, first_line).read()


def _parser():
    parser = MarkdownIt("commonmark", {"typographer": True}).enable(["table", "smartquotes"])
    for box in (*BOXES, *SLIDE_BOXES):
        parser.use(container_plugin, name=box)
    return parser


def typeset(text: str) -> str:
    """Plain text with printers' quotation marks for straight ones."""
    return _plain(_parser().parseInline(text)[0])


def _plain(inline):
    return "".join(child.content for child in inline.children)


class _Reader:
    def __init__(self, text, first_line):
        self.first_line = first_line
        self.parser = _parser()
        self.tokens = self.parser.parse(_without_fact_marks(text))
        self.position = 0
        self.caption = None

    def read(self):
        self._check_pictures()
        sections = [Section("", "", self.first_line)]
        while self.position < len(self.tokens):
            if self.token.type == "heading_open":
                sections.append(self._section())
            else:
                sections[-1].blocks.extend(self._block())
        if self.caption:
            raise self._error("the caption has no table after it")
        self._check_keys(sections)
        return sections

    @property
    def token(self):
        return self.tokens[self.position]

    def _error(self, message, token=None):
        token = token or self.tokens[min(self.position, len(self.tokens) - 1)]
        line = self.first_line + token.map[0] if token.map else None
        return ContentError(message, line=line)

    def _check_pictures(self):
        for token in self.tokens:
            inside = token.type == "inline" and token.level > 1
            if inside and any(child.type == "image" for child in token.children):
                raise self._error("a picture is not used in a list, a table or a box", token)

    def _section(self):
        opening = self.token
        match = HEADING.match(_plain(self.tokens[self.position + 1]))
        if opening.tag != "h2" or not match:
            raise self._error("a heading must be written “## Heading {#key}”")
        self.position += 3
        line = self.first_line + opening.map[0]
        return Section(match["key"], match["title"], line, kind=match["kind"] or "")

    def _check_keys(self, sections):
        seen = set()
        for section in sections[1:]:
            if section.key in seen:
                raise ContentError(f"the key “{section.key}” is used twice", line=section.line)
            seen.add(section.key)

    def _block(self):
        """The blocks that the next piece of Markdown makes: none, one, or a few footnotes."""
        kind = self.token.type
        if self.caption and kind != "table_open":
            raise self._error("the caption has no table after it")
        if kind == "paragraph_open":
            return self._paragraph()
        if kind in ("bullet_list_open", "ordered_list_open"):
            return [("list", self._list())]
        if kind == "table_open":
            return [("table", self._table())]
        if kind.startswith("container_") and kind.endswith("_open"):
            return [self._box()]
        raise self._error(f"“{self.token.markup or kind}” is not used in content files")

    def _take(self):
        """The tokens of the piece that begins here, and on to the next."""
        start, level = self.position, self.token.level
        self.position += 1
        while self.position < len(self.tokens) and (
            self.tokens[self.position].level > level
            or (
                self.tokens[self.position].type.endswith("_close")
                and self.tokens[self.position].level == level
            )
        ):
            self.position += 1
        return self.tokens[start : self.position]

    def _paragraph(self):
        source = self.tokens[self.position + 1].content
        if note := NOTE.match(source):
            self._take()
            return [("footnote", {"label": note["label"], "text": self._inline(note["text"])})]
        if caption := TABLE_CAPTION.match(source):
            self._take()
            self.caption = typeset(caption["caption"])
            return []
        if any(child.type == "image" for child in self.tokens[self.position + 1].children):
            return [self._picture()]
        return [("text", self._html(self._take()))]

    def _picture(self):
        """A picture by itself, or with the words that stand beside it."""
        image, *rest = self.tokens[self.position + 1].children
        if image.type != "image" or any(child.type == "image" for child in rest):
            raise self._error("a picture stands at the beginning of a paragraph, one in each")
        self._take()
        picture = {
            "file": image.attrs["src"],
            "alt": typeset(image.content),
            "caption": typeset(image.attrs.get("title", "")),
        }
        words = self.parser.renderer.render(rest, self.parser.options, {}).strip()
        if not words:
            return ("picture", picture)
        return ("pictured_text", {**picture, "text": f"<p>{words}</p>"})

    def _inline(self, text):
        return f"<p>{self.parser.renderInline(text)}</p>"

    def _html(self, tokens):
        return self.parser.renderer.render(tokens, self.parser.options, {}).strip()

    def _list(self):
        style = "number" if self.token.type == "ordered_list_open" else "bullet"
        return {"style": style, "items": self._items(self._take())}

    def _items(self, tokens):
        if not tokens or not tokens[0].type.endswith("_list_open"):
            raise self._error("a checklist holds a list and nothing else")
        items, start = [], None
        for index, token in enumerate(tokens):
            if token.type.endswith("_list_open") and index:
                raise self._error("a list inside a list is not used in content files", token)
            if token.type == "list_item_open":
                start = index
            elif token.type == "list_item_close":
                items.append(self._item(tokens[start + 1 : index]))
        return items

    def _item(self, tokens):
        return "".join(self._inline(t.content) for t in tokens if t.type == "inline")

    def _table(self):
        if not self.caption:
            raise self._error("a table needs “Table: what it shows” before it")
        caption, self.caption = self.caption, None
        rows, row = [], None
        for token in self._take():
            if token.type == "tr_open":
                row = []
                rows.append(row)
            elif token.type == "inline":
                row.append(token)
        head, *body = rows
        return {
            "caption": caption,
            "columns": [{"type": "text", "heading": _plain(cell)} for cell in head],
            "rows": [{"values": [self._inline(cell.content) for cell in row]} for row in body],
        }

    def _box(self):
        opening = self.token
        name = opening.type.removeprefix("container_").removesuffix("_open")
        title = typeset(opening.info.strip().removeprefix(name).strip())
        if not title and name not in UNTITLED:
            raise self._error(f"a box needs a title: “::: {name} Title”")
        inside = self._take()[1:-1]
        if name == "checklist":
            return ("checklist", {"title": title, "items": self._items(inside)})
        if name == "column":
            return ("column", {"heading": title, "points": self._items(inside)})
        if name == "notes":
            return ("notes", "\n\n".join(_plain(t) for t in inside if t.type == "inline"))
        if name == "legal":
            return ("legal_extract", {"source": title, "text": self._html(inside)})
        words = " ".join(_plain(token) for token in inside if token.type == "inline")
        if name == "contact":
            return ("contact", {"contact": title, "purpose": words})
        if name == "passage":
            return ("passage", {"address": title, "words": words})
        if name == "quotation":
            return ("quotation", {"text": words, "source": title})
        return ("callout", {"kind": name, "title": title, "content": self._html(inside)})


def _without_fact_marks(text):
    """Marks go, but their lines stay, so that errors name the right line."""
    return FACT_MARK.sub(lambda mark: "\n" * mark[0].count("\n"), text)
