"""What to print, and the digest under which the printed file is kept."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from string import ascii_lowercase

from .assets import Places
from .places import places_from_settings
from .references import referenced_files
from .versions import versions


@dataclass(frozen=True, kw_only=True)
class PrintPart:
    """A part of a document, with style sheets of its own: its first page begins a new sheet.

    ``<a href="#rash" data-page>`` gets the number of the page on which ``rash`` stands, in whatever
    part, for the style sheet to print with ``attr(data-page)``. A part with a ``name`` (of letters)
    has its ids to itself: another part leads to them by ``#name-id``. One with ``own_numbers`` is
    a document for itself, such as a letter among others: its pages count from 1.
    """

    html: str
    stylesheets: tuple[str, ...] = ()  # names of static files: "css/print.css"
    name: str = ""
    language: str = ""  # BCP 47; the document's, unless given
    own_numbers: bool = False


@dataclass(frozen=True, kw_only=True)
class Imposition:
    """How a document's pages lie on sheets that are folded (``imposition``).

    ``sides``: for each side of a sheet the numbers of its pages, from 0, left to right. ``sheet``
    is laid out without text, to an empty page for each side, as wide as those pages together.
    """

    sides: tuple[tuple[int, ...], ...]
    sheet: PrintPart


@dataclass(frozen=True, kw_only=True)
class PrintDocument:
    """A document as pure data: the same one always gives the same bytes. Either one HTML document,
    or several as ``parts``, of which each is laid out by itself (docs/adr/0011-composition.md).

    The fields, not the HTML, decide title, author, language and dates of the file. In the HTML,
    addresses of files start with /static/ or /media/, every ``img`` has ``alt``, every ``th`` has
    ``scope``, inline drawings have a ``<title>`` or ``aria-hidden``; text that is not to be printed
    is left out or ``hidden``.
    """

    html: str = ""
    title: str
    author: str
    created: date | datetime
    modified: date | datetime
    stylesheets: tuple[str, ...] = ()  # of ``html``, as in PrintPart
    parts: tuple[PrintPart, ...] = ()
    language: str = "en-GB"  # BCP 47
    subject: str = ""
    base_url: str = ""  # the site's address: makes relative links of the text absolute
    press: bool = False  # for a printer: its style sheet has ``bleed`` and ``marks``
    imposition: Imposition | None = None  # of its pages, if they do not come one after another

    @property
    def all_parts(self) -> tuple[PrintPart, ...]:
        return self.parts or (PrintPart(html=self.html, stylesheets=self.stylesheets),)

    def as_plain_data(self) -> dict:
        """The fields as JSON can carry them, dates in W3C form; all HTML is in ``parts``."""
        fields = asdict(self)
        del fields["html"], fields["stylesheets"]
        return fields | {
            "parts": [asdict(part) for part in self.all_parts],
            "created": w3c_date(self.created),
            "modified": w3c_date(self.modified),
        }


def part_name(number: int) -> str:
    """The name of a part by its number, from 1: a, b … z, ba. Names begin anchors: no digits."""
    letters, rest = [], number - 1
    while not letters or rest:
        rest, letter = divmod(rest, len(ascii_lowercase))
        letters.insert(0, ascii_lowercase[letter])
    return "".join(letters)


def w3c_date(value: date | datetime) -> str:
    """``2026-01-31`` or ``2026-01-31T09:30:00Z``; a naive time is taken as UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    utc = value.astimezone(UTC) if value.tzinfo else value
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def digest(document: PrintDocument) -> str:
    """A SHA-256 (hexadecimal) of all that goes into the file: equal digest, equal bytes."""
    places = places_from_settings()
    ingredients = {
        "document": document.as_plain_data(),
        "font family": places.font_family,
        "files": dict(_file_digests(document, places)),
        "versions": versions(),
    }
    return hashlib.sha256(json.dumps(ingredients, sort_keys=True).encode()).hexdigest()


def _file_digests(document: PrintDocument, places: Places) -> Iterator[tuple[str, str]]:
    sheets = [document.imposition.sheet] if document.imposition else []
    parts = [*document.all_parts, *sheets]
    text = "".join(part.html for part in parts)
    stylesheets = [name for part in parts for name in part.stylesheets]
    for address, path in referenced_files(text, stylesheets, places):
        with path.open("rb") as file:
            yield address, hashlib.file_digest(file, "sha256").hexdigest()
