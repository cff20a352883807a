"""The files of a pack, handed out."""

from django.http import FileResponse

from cms.downloads.models import downloads_storage
from cms.packs.names import safe_name

from .building import ask_for, is_current, is_stored

CONTENT_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


def current_file(pack, extension):
    """One file, if everything in it is still as any reader may see it; else None, and the pack is
    being made again."""
    if not (is_stored(pack) and is_current(pack)):
        ask_for(pack, changed=True)
        return None
    return FileResponse(
        downloads_storage().open(pack.stored_name(extension)),
        as_attachment=True,
        filename=f"{safe_name(pack.title, 'My pack')}.{extension}",
        content_type=CONTENT_TYPES[extension],
    )
