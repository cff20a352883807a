"""What is in a pack: publications and parts of them, each as it is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cms.downloads.formats import Format, formats_of
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.document import PrintDocument, PrintPart, part_name
from cms.pages.querysets import visible_pages
from cms.publishing.addresses import current_url

STYLESHEET = "documents/pack-item.css"  # after the item's own


@dataclass(frozen=True)
class Item:
    """One item in its place. What is printed of it is in ``document``."""

    number: int  # from 1
    title: str
    kind: str
    edition: object
    address: str  # to ask whether it is current
    document: PrintDocument
    has_divider: bool = True  # if not, what is printed has the title, and ``id="start"``

    @property
    def name(self) -> str:
        """For the anchors of its parts."""
        return part_name(self.number)

    @property
    def start(self) -> str:
        return f"{self.name}-start"

    @property
    def parts(self) -> list[PrintPart]:
        """Those of its document, with anchors of their own and the page numbers of the pack."""
        return [
            replace(
                part,
                name=self.name,
                language=part.language or self.document.language,
                stylesheets=(*part.stylesheets, STYLESHEET),
            )
            for part in self.document.all_parts
        ]


def pack_format_of(page) -> Format | None:
    """The format in which a page stands in packs: its first PDF, unless its type names one."""
    if own := getattr(page, "pack_format", None):
        return own()
    printed = (each for each in formats_of(page).values() if isinstance(each, PrintedFormat))
    return next((each for each in printed if each.in_archives), None)


def visible_items(pages) -> list:
    """Those pages that any reader may see, in the order given, as their own types."""
    visible = visible_pages().filter(pk__in=[page.pk for page in pages])
    found = {page.pk: page for page in visible.specific()}
    return [found[page.pk] for page in pages if page.pk in found]


def read_items(pages) -> list[Item]:
    """What is printed of each page: those that any reader may see, in the order given."""
    return [_read(number, page) for number, page in enumerate(_printable(pages), start=1)]


def _printable(pages):
    return [page for page in visible_items(pages) if pack_format_of(page)]


def _read(number, page):
    publication = page.get_publication()
    edition = publication.current_edition
    return Item(
        number=number,
        title=page.title,
        kind=_kind(page, publication),
        edition=edition,
        address=current_url(publication, edition),
        document=pack_format_of(page).gather(page),
    )


def _kind(page, publication):
    if publication.pk == page.pk:
        return page.kind_name
    return f"{page.kind_name} of {publication.title}"
