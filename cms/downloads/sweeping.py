"""Files that no public page hands out any more are deleted from the storage."""

from datetime import timedelta

from django.utils import timezone

from cms.pages.querysets import reachable_pages

from .models import Download, downloads_storage

keepers = []  # functions that give the digests of what is handed out otherwise
UNTOUCHED_FOR = timedelta(hours=1)  # a file is stored before its row knows of it


def keeps(function):
    """Have the files kept whose digests this function, without arguments, gives."""
    keepers.append(function)
    return function


def sweep():
    """Delete what no reachable page's download names; returns how many files that were.

    A page below an unpublished one keeps its row: its file is made again when it is asked for.
    """
    storage = downloads_storage()
    needed = Download.objects.filter(page__in=reachable_pages().values("pk"))
    digests = set(needed.values_list("digest", flat=True))
    digests = digests.union(*(keeper() for keeper in keepers))
    newest = timezone.now() - UNTOUCHED_FOR
    unneeded = [
        name
        for name in _stored_names(storage)
        if name.split("/")[-1].partition(".")[0] not in digests
        and storage.get_modified_time(name) < newest
    ]
    for name in unneeded:
        storage.delete(name)
    return len(unneeded)


def _stored_names(storage):
    """Files lie in folders named by the first two digits of their digest."""
    if not storage.exists(""):  # nothing was ever made
        return
    folders, _ = storage.listdir("")
    for folder in folders:
        for file in storage.listdir(folder)[1]:
            yield f"{folder}/{file}"
