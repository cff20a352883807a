"""What can be found inside the files that pages hand out (ADR 0008).

A file is read in the background, once. What was found in it is written by the record of each
publication that hands it out, and so is told to the index like any other change.
"""

from dataclasses import asdict

from django.db.models import F
from django.utils.text import Truncator
from django_tasks import task
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.pages.blocks import DownloadBlock
from cms.pages.changes import one_change, touch
from cms.pages.models import BasePage
from cms.pages.templatetags.files import format_name
from cms.passages.content import PassageContent, values_within

from .models import Attachment, DocumentText, LibraryDocument
from .serving import keys_of_pages_linking_to
from .texts.content import FileText, Problem, Unit
from .texts.reading import read_text

LONGEST_HEADING = 255


def follow_file(document):
    """After a document is saved: where its file is another, the old text goes at once."""
    if not DocumentText.objects.filter(document=document, file=document.file.name).exists():
        _touch_publications(document)
        read_document.enqueue(document.pk)


def request_readings():
    """Ask for every file that has not been read."""
    for pk in LibraryDocument.objects.exclude(text__file=F("file")).values_list("pk", flat=True):
        read_document.enqueue(pk)


@task()
def read_document(document_id):
    """Read a file unless that was done. May run twice without harm."""
    document = LibraryDocument.objects.exclude(text__file=F("file")).filter(pk=document_id).first()
    if document is None:
        return
    name = document.file.name
    text = _read(document)
    with one_change():
        still = LibraryDocument.objects.filter(pk=document_id, file=name)
        if still.exists():  # otherwise the new file has its own task
            _store(document, name, text)
            _touch_publications(document)


def _read(document) -> FileText:
    try:
        with document.file.storage.open(document.file.name) as file:
            return read_text(file, document.file_extension)
    except FileNotFoundError:
        return FileText(problem=Problem.MISSING)


def _store(document, name, text):
    DocumentText.objects.update_or_create(
        document=document,
        defaults={
            "file": name,
            "unit": text.unit or "",
            "parts": [asdict(part) for part in text.parts],
            "problem": text.problem or "",
            "detail": text.detail,
        },
    )


def _touch_publications(document):
    with one_change():
        linking = Page.objects.live().filter(pk__in=keys_of_pages_linking_to(document))
        for page in linking.specific():
            if isinstance(page, BasePage):
                touch(page.get_publication().pk)


def file_contents(publication) -> list[PassageContent]:
    """What can be found in the files that a publication hands out: for each at least its title."""
    pages = [page for page, _ in publication.get_passage_pages() if page.hands_out_files]
    contents = {}
    for page in pages:
        for document, title in _handed_out(page):
            for content in _contents(page, document, title):
                contents.setdefault((page.pk, content.block_id), content)  # linked twice: once
    return list(contents.values())


def _handed_out(page):
    """``(document, what its link says)``: what is attached, then what a text offers to download."""
    attachments = Attachment.objects.filter(page=page.pk)
    for attachment in attachments.select_related("document__text"):
        yield attachment.document, attachment.title
    downloads = [download for download in _downloads_in(page) if download["document"]]
    documents = LibraryDocument.objects.select_related("text").in_bulk(
        {download["document"].pk for download in downloads}
    )
    for download in downloads:
        yield documents[download["document"].pk], download["title"]


def _downloads_in(page):
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    for field in streams:
        for value in values_within(field.value_from_object(page)):
            if isinstance(value, StructValue) and isinstance(value.block, DownloadBlock):
                yield value


def _contents(page, document, link):
    text = getattr(document, "text", None)
    parts = text.parts if text and text.file == document.file.name else []
    title = f"{link} ({format_name(document.file_extension)})"
    if not parts:
        yield PassageContent(page, f"file-{document.pk}", "", title, "", document_id=document.pk)
    for index, part in enumerate(parts, start=1):
        yield PassageContent(
            page=page,
            block_id=f"file-{document.pk}-{index}",
            number="",
            heading=_heading(title, text.unit, part),
            text=part["text"],
            document_id=document.pk,
            fragment=_fragment(text.unit, part),
        )


def _heading(title, unit, part):
    """“Template (PDF), page 3”, “Talk (PowerPoint), slide 4: Who decides”, “Form (Word): Costs”."""
    place = "" if unit == Unit.SECTION else f", {unit} {part['number']}"
    subject = f": {part['title']}" if part["title"] else ""
    return Truncator(f"{title}{place}{subject}").chars(LONGEST_HEADING)


def _fragment(unit, part):
    """Browsers open a PDF at a page; other files open at their beginning."""
    return f"page={part['number']}" if unit == Unit.PAGE else ""
