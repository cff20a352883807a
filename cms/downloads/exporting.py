"""Every public file in one folder, for a disc, a mirror or a check by hand."""

import shutil
from collections import Counter

from cms.pages.querysets import visible_pages

from .models import Download, downloads_storage


def public_downloads():
    """What any reader gets now, with its page."""
    of_public_pages = Download.objects.filter(page__in=visible_pages().values("pk"))
    return [each for each in of_public_pages.with_pages() if each.kind and each.is_available]


def export_to(folder, downloads):
    """Write each file of ``downloads`` into ``folder`` (a Path), one at a time.

    Yields ``(download, name)`` for each, with None where the storage has lost the file. The name
    is the one readers get; where two would have the same, both have the number of their page too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shared = Counter(each.file_name.casefold() for each in downloads)
    for download in downloads:
        name = download.file_name
        if shared[name.casefold()] > 1:
            stem, _, extension = name.rpartition(".")
            name = f"{stem}-{download.page_id}.{extension}"
        yield download, name if _write(download, folder / name) else None


def _write(download, path):
    try:
        with downloads_storage().open(download.stored_name) as file, path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
    except FileNotFoundError:
        return False
    return True
