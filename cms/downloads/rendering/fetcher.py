"""WeasyPrint's door to the outside, locked: files of this site and ``data:`` only."""

import mimetypes

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .assets import AddressRefused, Places, find_file

mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


class LockedFetcher(URLFetcher):
    """Reads no network and no file outside ``places``; a refusal ends the rendering.

    WeasyPrint swallows even fatal errors inside an SVG image, so refusals are also kept in
    ``refusals`` for the caller to look at afterwards.
    """

    def __init__(self, places: Places):
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self.places = places
        self.refusals: list[str] = []

    def fetch(self, url, headers=None):
        if url[:5].lower() == "data:":
            return super().fetch(url, headers)
        try:
            file = find_file(url, self.places)
        except AddressRefused as refusal:
            self.refusals.append(str(refusal))
            raise FatalURLFetchingError(str(refusal)) from refusal
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})
