"""The file of a local copy: of one format, or a ZIP of several."""

from dataclasses import dataclass

from django.conf import settings

from cms.downloads.archives import archive


@dataclass(frozen=True)
class Copy:
    name: str
    content: bytes
    content_type: str


def make_copy(page, formats, details) -> Copy:
    """Raises RenderError, and NoRoom where it is the details that do not fit."""
    files = [_render(page, format_, details) for format_ in formats]
    if len(files) == 1:
        return files[0]
    content = archive([(file.name, file.content) for file in files])
    name = f"{_slug(page)}-edition-{page.current_edition.number}.zip"
    return Copy(name, content, "application/zip")


def _render(page, format_, details):
    local = format_.localised(details, settings.LOCAL_COPY_SECONDS)
    content = local.render(local.gather(page)).content
    name = format_.file_name(_slug(page), page.current_edition.number)
    return Copy(name, content, format_.content_type)


def _slug(page):
    """Without a word of the reader's: the name of a file is kept in many places."""
    return f"{page.slug}-local"
