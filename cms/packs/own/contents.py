"""What goes into the files of a reader's pack: that which any reader may see, at this moment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings

from cms.downloads.printed import PrintedFormat, site_facts
from cms.downloads.rendering.document import PrintDocument
from cms.downloads.rendering.pdf import RenderError
from cms.packs.contents import Item, read_items
from cms.packs.files import Archive, gather_archive, made_file
from cms.packs.formats import pack_document

from .entries import find_entries

SUMMARY = "Put together and named by a reader of this site."
NOTHING = "Nothing that was in this pack is available any more."


class WholePdf(PrintedFormat):
    title = "My pack"
    label = "PDF"


class ParagraphFile(PrintedFormat):
    title = "Paragraph"
    label = "PDF"


@dataclass(frozen=True)
class Gathered:
    """Both files as data, and the references of what is in them."""

    document: PrintDocument
    archive: Archive
    included: tuple[str, ...]

    @property
    def pdf_digest(self):
        return WholePdf().digest(self.document)

    @property
    def zip_digest(self):
        return self.archive.digest()


def gather_pack(title, references) -> Gathered:
    """:raises RenderError: if nothing of it is available"""
    entries = find_entries(references)
    try:
        return _gather(title, entries.values())
    except RenderError:
        raise
    except Exception:
        if find_entries(references).keys() == entries.keys():
            raise
        return gather_pack(title, references)  # something went while it was read


def _gather(title, entries):
    read = [(entry, item) for entry in entries for item in _item(entry)]
    if not read:
        raise RenderError(NOTHING)
    items = [replace(item, number=n) for n, (_, item) in enumerate(read, start=1)]
    context = {"page": {"title": title}, **site_facts()}
    document = pack_document(items, title=title, summary=SUMMARY, context=context)
    document = replace(document, title=title)
    first = [made_file(WholePdf(), document, f"{title} - whole pack")]
    first += [
        made_file(ParagraphFile(), item.document, item.title)
        for entry, item in read
        if entry.passage
    ]
    pages = [entry.page for entry, _ in read if not entry.passage]
    archive = gather_archive(title, pages, context, first)
    return Gathered(document, archive, tuple(entry.reference for entry, _ in read))


def _item(entry) -> list[Item]:
    """One, or none if it is not printed."""
    if entry.passage is None:
        return read_items([entry.page])
    edition = entry.page.get_publication().current_edition
    return [
        Item(
            number=1,
            title=entry.title,
            kind=entry.kind,
            edition=edition,
            address=settings.WAGTAILADMIN_BASE_URL + entry.url,
            document=entry.page.passage_format(entry.passage.key).gather(entry.page),
            has_divider=False,
        )
    ]
