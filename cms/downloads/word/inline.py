"""What stands within a paragraph, as the runs that Word knows."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from bs4.element import NavigableString, PreformattedString, Tag

from cms.downloads.office.text import writable

WHITE = re.compile(r"[ \t\r\n\f]+")  # which HTML shows as one space; others stay as they are
FROM_RIGHT = {"R", "AL"}
FROM_EITHER = FROM_RIGHT | {"L"}
RAISED = {"sup": "superscript", "sub": "subscript"}


@dataclass(frozen=True)
class Piece:
    """Text of one look; or a line break, an anchor or a picture."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    raised: str = ""
    language: str = ""  # BCP 47; the document's, unless given
    link: str = ""  # its opening tag
    anchor: str = ""
    picture: Tag | None = None

    @property
    def is_break(self):
        return self.text == "\n"


def pieces_of(nodes, links) -> list[Piece]:
    """Of nodes of one parent; empty if there is nothing to see in them."""
    bearer = nodes[0].find_parent(lang=True) if nodes else None
    look = Piece(language=bearer["lang"] if bearer else "")
    pieces = _trimmed([piece for node in nodes for piece in _pieces(node, look, links)])
    return pieces if any(piece.text or piece.picture for piece in pieces) else []


def text_of(pieces) -> str:
    return WHITE.sub(" ", "".join(piece.text for piece in pieces)).strip()


def is_from_right(text) -> bool:
    """Whether it begins in Arabic, Hebrew or another script that is read from the right."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in FROM_EITHER), "L") in FROM_RIGHT


def runs_xml(pieces, links, pictures) -> str:
    return "".join(_linked(group, links, pictures) for group in _by_link(pieces))


def _pieces(node, look, links) -> Iterator[Piece]:
    if isinstance(node, PreformattedString):  # a comment, a declaration
        return
    if isinstance(node, NavigableString):
        yield replace(look, text=WHITE.sub(" ", writable(node)))
        return
    if node.has_attr("hidden"):
        return
    if node.get("id"):
        yield replace(look, anchor=node["id"])
    if node.name == "br":
        yield replace(look, text="\n")
    elif node.name == "img":
        yield replace(look, picture=node)
    else:
        for child in node.children:
            yield from _pieces(child, _styled(look, node, links), links)


def _styled(look, node, links):
    return replace(
        look,
        bold=look.bold or node.name in ("b", "strong"),
        italic=look.italic or node.name in ("i", "em", "cite"),
        raised=RAISED.get(node.name, look.raised),
        language=node.get("lang", look.language),
        link=links.opening(node["href"]) if node.name == "a" and node.get("href") else look.link,
    )


def _trimmed(pieces):
    """No space at the beginning, at the end, beside a line break or beside another space."""
    kept = []
    after_space = True
    for piece in pieces:
        if piece.text and not piece.is_break:
            text = piece.text.lstrip(" ") if after_space else piece.text
            if not text:
                continue
            piece = replace(piece, text=text)
        if piece.is_break:
            _trim_end(kept)
        if piece.text or piece.picture:
            after_space = piece.text.endswith((" ", "\n"))
        kept.append(piece)
    _trim_end(kept)
    return kept


def _trim_end(pieces):
    for place in reversed(range(len(pieces))):
        if pieces[place].text or pieces[place].picture:
            if not pieces[place].is_break:
                pieces[place] = replace(pieces[place], text=pieces[place].text.rstrip(" "))
            return


def _by_link(pieces):
    return ((link, list(group)) for link, group in groupby(pieces, key=lambda piece: piece.link))


def _linked(group, links, pictures):
    link, pieces = group
    runs = "".join(_run(piece, links, pictures) for piece in pieces)
    return f"{link}{runs}</w:hyperlink>" if link and runs else runs


def _run(piece, links, pictures):
    if piece.anchor:
        return links.bookmark(piece.anchor)
    if piece.picture:
        return f"<w:r>{pictures.drawing(piece.picture)}</w:r>"
    if piece.is_break:
        return "<w:r><w:br/></w:r>"
    if not piece.text:
        return ""
    text = f'<w:t xml:space="preserve">{escape(piece.text)}</w:t>'
    return f"<w:r>{_properties(piece)}{text}</w:r>"


def _properties(piece):
    from_right = is_from_right(piece.text)
    kind = "bidi" if from_right else "val"
    found = [
        '<w:rStyle w:val="Hyperlink"/>' if piece.link else "",
        "<w:b/><w:bCs/>" if piece.bold else "",
        "<w:i/><w:iCs/>" if piece.italic else "",
        f'<w:vertAlign w:val="{piece.raised}"/>' if piece.raised else "",
        "<w:rtl/>" if from_right else "",
        f"<w:lang w:{kind}={quoteattr(piece.language)}/>" if piece.language else "",
    ]
    return f"<w:rPr>{''.join(found)}</w:rPr>" if any(found) else ""
