"""What a page can be handed out as. A page type lists its formats; nothing else knows of files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedFile:
    content: bytes
    pages: int | None = None


class Format:
    """One form of a page: gathers it as pure data, and makes bytes of that.

    ``gather`` runs where the database is; what it returns holds everything that goes into the
    file, and ``digest`` of it is the file's identity: same digest, same bytes, no render.
    """

    name = ""  # in addresses: /downloads/<page>/<name>
    label = ""  # as readers see it
    extension = ""
    content_type = ""

    def gather(self, page):
        """Everything that goes into the file, as a value with nothing lazy in it."""
        raise NotImplementedError

    def digest(self, content) -> str:
        """Hexadecimal SHA-256 of all that determines the bytes."""
        raise NotImplementedError

    def render(self, content) -> RenderedFile:
        """:raises RenderError: with a message for editors."""
        raise NotImplementedError


def formats_of(page) -> dict[str, Format]:
    """``{name: format}`` of what the page's type offers; empty for most."""
    return {format_class.name: format_class() for format_class in getattr(page, "formats", [])}
