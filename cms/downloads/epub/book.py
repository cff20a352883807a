"""What an e-book consists of, as pure data."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from cms.downloads.rendering.places import places_from_settings
from cms.downloads.rendering.references import referenced_files


@dataclass(frozen=True)
class Entry:
    """A place within a part that the contents list below it."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Part:
    """One file of the book. ``html`` is what its body holds; addresses are the site's own."""

    name: str  # of its file, without the ending: letters, digits, hyphens
    title: str
    html: str
    kind: str = "chapter"  # of the EPUB 3 Structural Semantics Vocabulary
    entries: tuple[Entry, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"


@dataclass(frozen=True, kw_only=True)
class Book:
    """The same book always gives the same bytes."""

    identifier: str  # an address that no other book has
    title: str
    author: str
    description: str
    modified: str  # 2026-01-31T09:30:00Z
    base_url: str  # makes relative links of the text absolute
    parts: tuple[Part, ...]
    style: str = ""  # CSS before the style sheet's own
    stylesheet: str = "documents/epub.css"  # name of a static file
    language: str = "en-GB"  # BCP 47


def digest(book: Book) -> str:
    """A SHA-256 (hexadecimal) of all that goes into the file: equal digest, equal bytes."""
    text = "".join(part.html for part in book.parts)
    files = referenced_files(text, [book.stylesheet], places_from_settings())
    ingredients = {
        "book": asdict(book),
        "files": {address: _digest_of(path.read_bytes()) for address, path in files},
        "versions": [version("tinyhtml5"), version("django")],
        "source": [_digest_of(path.read_bytes()) for path in _sources()],
    }
    return _digest_of(json.dumps(ingredients, sort_keys=True).encode())


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sources() -> list[Path]:
    """Of this package: what they do to a book is not in the book."""
    here = Path(__file__).parent
    return [*sorted(here.glob("*.py")), here.parent / "archives.py"]
