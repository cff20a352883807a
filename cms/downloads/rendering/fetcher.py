"""WeasyPrint's door to the outside, locked: files of this site and ``data:`` only."""

import mimetypes
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .assets import AddressRefused, Places, find_file
from .drawings import check_drawing
from .pictures import Unprintable, printable

mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")
NO_PICTURES = ("text/css", "font/", "application/font", "application/x-font")


class Refusal(NamedTuple):
    address: str
    reason: str  # a sentence without its capital


class LockedFetcher(URLFetcher):
    """Reads no network and no file outside ``places``, and no picture that cannot be printed.

    An address that is not open ends the rendering. WeasyPrint goes on after other refusals, and
    swallows all of them inside an SVG image: look at ``refusals`` afterwards.
    """

    def __init__(self, places: Places):
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self.places = places
        self.refusals: list[Refusal] = []

    def fetch(self, url, headers=None):
        if url[:5].lower() == "data:":
            response = super().fetch(url, headers)
            content, kind = response.read(), response.content_type
        else:
            content, kind = self._read(url)
        if not kind.startswith(NO_PICTURES):
            content = self._as_printable(url, content)
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _read(self, url: str) -> tuple[bytes, str]:
        try:
            file = find_file(url, self.places)
        except AddressRefused as refusal:
            self.refusals.append(Refusal(url, str(refusal)))
            raise FatalURLFetchingError(str(refusal)) from refusal
        return file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"

    def _as_printable(self, url: str, content: bytes) -> bytes:
        try:
            if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                check_drawing(content)
                return content
            return printable(content)
        except Unprintable as error:
            self.refusals.append(Refusal(url, f"{_named(url)} {error}."))
            raise


def _named(url: str) -> str:
    """A picture as an editor may know it; one within the text has no name."""
    if url[:5].lower() == "data:":
        return "a picture within the text"
    return f"the picture {unquote(urlsplit(url).path).rpartition('/')[2]}"
