"""Files are made here, in the background, and stored under a digest of all that went in.

However many ask for a file, and however many workers there are, one builder at a time has it in
hand (claims.py). Who asks meanwhile sets the row waiting again, and the same builder begins again.
"""

import logging
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from cms.publishing.models import Edition
from cms.publishing.outbox import subscriber

from .broken_pictures import broken_pictures
from .formats import formats_of
from .holdings import holdings
from .models import Download, DownloadState, downloads_storage, stored_name
from .rendering.pdf import RenderError

logger = logging.getLogger(__name__)


@subscriber
def request_builds(publication_id):
    """After each publication: every format of the page is looked at again."""
    page = Page.objects.filter(pk=publication_id).first()
    if page and page.live:
        offer(page.specific)
        ask_for(Download.objects.filter(page=page))
    else:
        Download.objects.filter(page=publication_id).delete()  # sweeping.py deletes the files


def offer(page, enqueue=True):
    """A row for each format in which the page is handed out now, and for no other."""
    names = formats_of(page)
    Download.objects.filter(page=page.pk).exclude(format__in=names).delete()
    for name in names:
        _, created = Download.objects.get_or_create(page_id=page.pk, format=name)
        if created and enqueue:
            build_download.enqueue(page.pk, name)


def ask_for(downloads):
    """Have each of these looked at again, in the background; those waiting already wait on."""
    with transaction.atomic():
        asked = downloads.exclude(state=DownloadState.WAITING, error="")
        found = list(asked.values_list("pk", "page_id", "format"))
        set_waiting(Download.objects.filter(pk__in=[pk for pk, _, _ in found]))
        for _, page_id, format_name in found:
            build_download.enqueue(page_id, format_name)


def set_waiting(downloads):
    return downloads.update(state=DownloadState.WAITING, error="")


@task(takes_context=True)
def build_download(context, page_id, format_name):
    """Build one file if it is asked for. Run again after a crash, it takes its own claim back."""
    download = Download.objects.filter(page_id=page_id, format=format_name).first()
    if download:
        build(download, builder=context.task_result.id)


def build(download, builder=None):
    """Make the file what the page says now, unless another builder is at it.

    Nothing is rendered if a file of the same digest is there. A failure keeps the last good file
    and is shown. Raises what is the machine's fault and not the text's; jobs.py tries again.
    """
    builder = builder or str(uuid4())
    row = Download.objects.filter(pk=download.pk)
    while row.claim(builder):
        _build(row, download, builder)


def _build(row, download, builder):
    page = Page.objects.filter(pk=download.page_id, live=True).specific().first()
    format_ = formats_of(page).get(download.format) if page else None
    edition = Edition.objects.of(page).first() if page else None
    if format_ is None or edition is None:  # what was asked for is not handed out any more
        row.filter(claimed_by=builder).delete()
        return
    try:
        made = _make(download, page, format_)
    except RenderError as error:
        logger.warning("%s: %s", download, error)
        row.release(builder, DownloadState.FAILED, error=str(error))
    except Exception as error:
        reason = f"Will be tried again: {error}"
        row.release(builder, DownloadState.WAITING, error=reason)
        raise
    else:
        standing = getattr(page, "status", "")
        made |= {"edition": edition.number, "standing": standing, "error": ""}
        row.release(builder, DownloadState.READY, **made)


def _make(download, page, format_):
    """What the row is to know of the file, which is in the storage afterwards."""
    holds = holdings([each.pk for each in format_.pages_within(page)])
    content = _gather(page, format_)
    digest = format_.digest(content)
    name = stored_name(digest, format_.extension)
    storage = downloads_storage()
    facts = {"digest": digest, "built_at": timezone.now(), "holds": holds}
    its_own = Download.objects.filter(pk=download.pk, digest=digest).exists()
    if not (its_own and storage.exists(name)):
        rendered = format_.render(content)
        _store(name, rendered.content)
        facts |= {"page_count": rendered.pages, "checks": list(rendered.checks)}
    return {**facts, "size": storage.size(name)}


def _gather(page, format_):
    """What the format gathers. Raises RenderError where a damaged picture is what prevents it."""
    try:
        return format_.gather(page)
    except Exception as error:
        titles = [f"“{title}”" for title in broken_pictures(page)]
        if not titles:
            raise
        which = f"The picture {titles[0]} is" if len(titles) == 1 else f"{', '.join(titles)} are"
        raise RenderError(f"{which} damaged. Upload it again, under Images.") from error


def made(format_, gathered) -> bytes:
    """The file of what a format gathered: the stored one, or a new one. Raises RenderError."""
    name = stored_name(format_.digest(gathered), format_.extension)
    if not downloads_storage().exists(name):
        _store(name, format_.render(gathered).content)
    with downloads_storage().open(name) as file:
        return file.read()


def _store(name, content):
    storage = downloads_storage()
    if not storage.exists(name):  # equal digest, equal bytes
        storage.save(name, ContentFile(content))
