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
    return Copy(_name(page, "", "zip"), content, "application/zip")


def _render(page, format_, details):
    local = format_.localised(details, settings.LOCAL_COPY_SECONDS)
    content = local.render(local.gather(page)).content
    form = "" if format_.name == format_.extension else f"-{format_.name}"
    return Copy(_name(page, form, format_.extension), content, format_.content_type)


def _name(page, form, extension):
    """Without a word of the reader's: the name of a file is kept in many places."""
    return f"{page.slug}-local{form}-edition-{page.current_edition.number}.{extension}"
