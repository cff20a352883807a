"""Files that come with a publication: named in its front matter, kept in a folder ``files`` beside
it, handed out with its page.
"""

from functools import partial
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.utils.file import hash_filelike

from cms.library.markdown import typeset
from cms.publishing.models import Attachment, AttachmentKind, LibraryDocument


def check_attachments(main):
    """:raises ContentError: with the line, where an entry is wrong or its file is refused."""
    entries = main.meta.get("attachments", [])
    if not isinstance(entries, list):
        raise _error(main, "attachments:", "“attachments” must be a list")
    for entry in entries:
        _check(main, entry)


def attachments(main) -> list[Attachment]:
    """Those of a page, unsaved; their documents are in the library."""
    return [
        _attachment(entry, _load_document(_path(main, entry), entry["title"]), place)
        for place, entry in enumerate(main.meta.get("attachments", []))
    ]


def digests(main) -> list[str]:
    """What the files hold, in short: a page changes with them."""
    return [_hash(_path(main, entry)) for entry in main.meta.get("attachments", [])]


def _check(main, entry):
    if not (isinstance(entry, dict) and entry.get("title") and entry.get("file")):
        raise _error(main, "attachments:", "an attachment is {title: …, file: …}")
    error = partial(_error, main, str(entry["file"]))
    if entry.get("kind", AttachmentKind.DOCUMENT) not in AttachmentKind.values:
        raise error(f"the kind of an attachment must be one of: {', '.join(AttachmentKind.values)}")
    path = _path(main, entry)
    if not path.is_file():
        raise error(f"there is no file “{path.name}” in the folder “files” beside it")
    try:
        document = _document(path, entry["title"])
        document.clean()
        _attachment(entry, document, 0).clean_fields(exclude=["page", "document"])
    except ValidationError as problem:
        raise error(f"“{path.name}”: {' '.join(problem.messages)}") from problem


def _error(main, words, message):
    return main.error(message, main.line_of(words))


def _path(main, entry) -> Path:
    return main.path.parent / "files" / Path(str(entry["file"])).name


def _hash(path):
    return hash_filelike(BytesIO(path.read_bytes()))


def _document(path, title):
    return LibraryDocument(
        title=typeset(str(title)), file=ContentFile(path.read_bytes(), path.name)
    )


def _load_document(path, title):
    """The document of the library with this content: made once, however often it is loaded."""
    digest = _hash(path)
    if existing := LibraryDocument.objects.filter(file_hash=digest).first():
        return existing
    document = _document(path, title)
    document.clean()  # counts its pages
    document.file_hash, document.file_size = digest, document.file.size
    document.save()
    return document


def _attachment(entry, document, place):
    return Attachment(
        document=document,
        sort_order=place,
        title=typeset(str(entry["title"])),
        kind=entry.get("kind", AttachmentKind.DOCUMENT),
        language=entry.get("language", "English"),
        reference=entry.get("reference", ""),
    )
