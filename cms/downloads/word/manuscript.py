"""What a Word file consists of, as pure data."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings

from cms.downloads.office.identity import software
from cms.downloads.rendering.document import PrintDocument, digest
from cms.downloads.rendering.places import places_from_settings
from cms.downloads.rendering.references import referenced_files

HERE = Path(__file__).parent
PACKAGES = ("beautifulsoup4", "django", "pillow", "pypdfium2")


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """The same manuscript always gives the same bytes.

    ``front`` comes before the contents, ``parts`` after them: HTML as it is printed, each part
    beginning with its ``h1``. Addresses are the site's own; ids are those of the whole.
    """

    title: str
    author: str
    subject: str
    status: str  # "Withdrawn"; nothing while it is current
    warning: str  # at the head of every page; nothing while it is current
    address: str  # where anybody sees whether it is current
    dated: str  # "Edition 2, 3 May 2026"
    created: str  # 2026-01-31T09:30:00Z
    modified: str
    base_url: str  # makes relative links of the text absolute
    brand: str  # "#005eb8"
    front: str
    parts: tuple[str, ...]
    drawings: PrintDocument | None = None
    language: str = "en-GB"  # BCP 47

    @property
    def html(self) -> str:
        return "".join([self.front, *self.parts])


def drawings_of(html: str) -> dict[str, float]:
    """Of the drawings (SVG) in a text, each once: ``{address: height in widths}``."""
    images = BeautifulSoup(html, "html.parser").find_all("img", src=True)
    return {image["src"]: _shape(image) for image in images if is_drawing(image["src"])}


def is_drawing(address: str) -> bool:
    return address.lower().endswith(".svg")


def _shape(image):
    try:
        return float(image["height"]) / float(image["width"]) or 1
    except (KeyError, ValueError, ZeroDivisionError):
        return 1


def manuscript_digest(manuscript: Manuscript) -> str:
    """A SHA-256 (hexadecimal) of all that goes into the file: equal digest, equal bytes."""
    files = referenced_files(manuscript.html, [], places_from_settings())
    ingredients = {
        "manuscript": asdict(replace(manuscript, drawings=None)),
        "drawings": digest(manuscript.drawings) if manuscript.drawings else "",
        "files": {
            address: hashlib.sha256(path.read_bytes()).hexdigest() for address, path in files
        },
        "software": _software(),
    }
    return hashlib.sha256(json.dumps(ingredients, sort_keys=True).encode()).hexdigest()


@cache
def _software():
    markup = Path(settings.BASE_DIR, "templates", "word")
    ours = [*sorted(HERE.glob("*.py")), HERE.parent / "archives.py", *sorted(markup.glob("*.xml"))]
    return software(PACKAGES, ours)
