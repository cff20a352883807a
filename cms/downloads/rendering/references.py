"""Which files a document reads: for its digest, so rather one too many than one too few.

An address that leads to no file of ours is passed over here; rendering refuses it if it is read.
"""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from .assets import HOST, AddressRefused, Places, find_file

REFERENCE = re.compile(
    r"""(?:\b(?:src|href|data)\s*=\s*|\burl\(\s*|@import\s+)"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>)]+))""",
    re.IGNORECASE,
)
READS_FURTHER = {".css", ".svg"}  # files that may name other files


def referenced_files(
    text: str, stylesheets: Iterable[str], places: Places
) -> Iterator[tuple[str, Path]]:
    """Address and path of each file that the HTML, its style sheets and all they name may read."""
    seen: set[str] = set()
    waiting = [*_addresses(text, HOST), *map(stylesheet_address, stylesheets)]
    waiting += _font_addresses(places)
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            path = find_file(address, places)
        except AddressRefused:
            continue
        yield address, path
        if path.suffix.lower() in READS_FURTHER:
            waiting += _addresses(path.read_text(errors="replace"), address)


def stylesheet_address(name: str) -> str:
    return urljoin(HOST, f"static/{name}")


def _addresses(text: str, base: str) -> Iterator[str]:
    for match in REFERENCE.finditer(html.unescape(text)):
        reference = match["double"] or match["single"] or match["bare"] or ""
        try:
            yield urljoin(base, reference.strip())
        except ValueError:  # not an address at all
            continue


def _font_addresses(places: Places) -> list[str]:
    """All fonts, not only the family's: any of them may fill in for a missing letter."""
    folder = Path(places.fonts)
    return [f"{HOST}fonts/{path.name}" for path in folder.iterdir()] if folder.is_dir() else []
