"""The single files of a pack, in folders."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from django.template.loader import render_to_string

from cms.downloads.archives import archive
from cms.downloads.building import made
from cms.downloads.formats import Format, RenderedFile, formats_of
from cms.passages.models import private_documents
from cms.publishing.addresses import current_url
from cms.publishing.models import LibraryDocument

from .contents import pack_format_of
from .names import safe_name, unique_names

SHEET = "Contents.html"


@dataclass(frozen=True)
class File:
    """One file: made by ``format`` of what that has gathered, or uploaded."""

    title: str
    label: str
    extension: str
    digest: str
    format: Format | None = None
    gathered: object = None  # of an uploaded file, the document's primary key

    def read(self) -> bytes:
        """:raises RenderError:"""
        if self.format:
            return made(self.format, self.gathered)
        with LibraryDocument.objects.get(pk=self.gathered).open_file() as file:
            return file.read()


@dataclass(frozen=True)
class Folder:
    """What a pack has of one page."""

    name: str
    title: str
    kind: str
    edition: object
    address: str  # to ask whether it is current
    files: dict  # by name, in order

    @property
    def paths(self) -> dict[str, File]:
        return {f"{self.name}/{name}": file for name, file in self.files.items()}


@dataclass(frozen=True)
class Archive:
    """A contents sheet and the files, by their paths."""

    sheet: str
    files: dict[str, File]

    def digest(self) -> str:
        """Hexadecimal SHA-256: equal digest, equal bytes."""
        ingredients = [self.sheet, {path: file.digest for path, file in self.files.items()}]
        return hashlib.sha256(json.dumps(ingredients).encode()).hexdigest()

    def write(self) -> RenderedFile:
        """:raises RenderError: if one of the files cannot be made"""
        contents = ((path, file.read()) for path, file in self.files.items())
        return RenderedFile(archive([(SHEET, self.sheet.encode()), *contents]))


def gather_archive(title, pages, context, first=()) -> Archive:
    """Of the pages in their order, all visible; ``first`` are files beside the contents sheet."""
    titles = (f"{number:02} {safe_name(page.title)}" for number, page in enumerate(pages, start=1))
    folders = [_folder(name, page) for name, page in zip(unique_names(titles), pages, strict=True)]
    beside = dict(zip(_names(first), first, strict=True))
    sheet = render_to_string(
        "packs/contents.html", {**context, "title": title, "folders": folders, "beside": beside}
    )
    files = {**beside, **{k: v for folder in folders for k, v in folder.paths.items()}}
    return Archive(sheet, files)


def made_file(format_, gathered, title="") -> File:
    title = title or format_.title
    digest = format_.digest(gathered)
    return File(title, format_.label, format_.extension, digest, format_, gathered)


def _folder(name, page) -> Folder:
    publication = page.get_publication()
    edition = publication.current_edition
    files = [*_made_files(page), *_uploaded_files(page)]
    return Folder(
        name=name,
        title=page.title,
        kind=page.kind_name,
        edition=edition,
        address=current_url(publication, edition),
        files=dict(zip(_names(files), files, strict=True)),
    )


def _names(files):
    return unique_names(f"{safe_name(file.title)}.{file.extension}" for file in files)


def _made_files(page):
    """Its print version, and the other forms in which it can be downloaded."""
    formats = {**_of_packs(page), **formats_of(page)}
    for format_ in formats.values():
        if format_.in_archives:
            yield made_file(format_, format_.gather(page), f"{page.title} - {format_.title}")


def _of_packs(page):
    format_ = pack_format_of(page)
    return {format_.name: format_} if format_ else {}


def _uploaded_files(page):
    handed_out = page.attachments.exclude(document__in=private_documents().values("pk"))
    for attachment in handed_out.select_related("document"):
        document = attachment.document
        yield File(
            title=attachment.title,
            label=document.file_extension.upper(),
            extension=document.file_extension,
            digest=document.get_file_hash(),
            gathered=document.pk,
        )
