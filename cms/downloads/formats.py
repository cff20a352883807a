"""What a page can be handed out as. A page type lists its formats; nothing else knows of files."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from cms.publishing.models import Status


@dataclass(frozen=True)
class RenderedFile:
    content: bytes
    pages: int | None = None
    checks: tuple[str, ...] = ()  # what it has passed, in a few words each, for readers


class Format:
    """One form of a page: gathers it as pure data, and makes bytes of that.

    ``gather`` runs where the database is; what it returns holds everything that goes into the
    file, and ``digest`` of it is the file's identity: same digest, same bytes, no render.
    """

    name = ""  # in addresses: /downloads/<page>/<name>
    title = ""  # what of the page it holds, as readers see it: "Whole guide"
    label = ""  # what kind of file it is, as readers see it: "PDF"
    group = ""  # the heading under which readers find it folded away: "For printers"
    unit = "page"  # what it is counted in
    extension = ""
    content_type = ""
    in_archives = True  # among the single files of a pack
    tells_standing = False  # whether a file of a withdrawn publication says so on every page
    adaptable = False  # whether ``gather`` heeds ``local``
    local = None  # the LocalDetails of an organisation's own copy
    longest_s = 180  # that one rendering may take
    follows = ()  # "app.Model": any row of it may be in the file, though no page refers to that row

    def file_name(self, slug, edition) -> str:
        """“have-your-say-large-print-edition-2.pdf”; the usual form of a kind goes unnamed."""
        form = "" if self.name == self.extension else f"-{self.name}"
        return f"{slug}{form}-edition-{edition}.{self.extension}"

    def suits(self, page) -> bool:
        """Whether this very page is handed out so: not every leaflet is an easy read one."""
        return True

    def localised(self, details, longest_s) -> Format:
        """The same with an organisation's own details, for a reader who waits for it."""
        format_ = copy(self)
        format_.local, format_.longest_s = details, longest_s
        return format_

    def pages_within(self, page) -> list:
        """Other pages whose text is in the file: it is closed as soon as one is not public."""
        return []

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
    """``{name: format}`` of what the page's type offers; empty for most.

    What was withdrawn is handed out only where the file says so.
    """
    formats = [format_class() for format_class in getattr(page, "formats", [])]
    if has_standing(page, Status.WITHDRAWN):
        formats = [each for each in formats if each.tells_standing]
    return {each.name: each for each in formats if each.suits(page)}


def adaptable_formats_of(page) -> dict[str, Format]:
    """Those in which anybody may have a local copy; none of what is not current."""
    if not getattr(page, "is_current", False) or not page.current_edition:
        return {}
    return {name: each for name, each in formats_of(page).items() if each.adaptable}


def has_standing(page, status):
    """Whether the page, of any type, has this status."""
    return getattr(page.specific, "status", None) == status
