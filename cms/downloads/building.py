"""Files are made here, in the background, and stored under a digest of all that went in."""

import logging

from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from cms.publishing.models import Edition
from cms.publishing.outbox import subscriber

from .formats import formats_of
from .models import Download, DownloadState, downloads_storage, stored_name
from .rendering.pdf import RenderError

logger = logging.getLogger(__name__)


@subscriber
def request_builds(publication_id):
    """After each publication: every format of the page is looked at again."""
    page = Page.objects.filter(pk=publication_id).first()
    if page is None or not page.live:
        return
    for name in formats_of(page.specific):
        Download.objects.update_or_create(
            page=page, format=name, defaults={"state": DownloadState.WAITING}
        )
        build_download.enqueue(page.pk, name)


@task()
def build_download(page_id, format_name):
    """Build one file unless an identical one is there. May run twice without harm."""
    download = Download.objects.filter(page_id=page_id, format=format_name).first()
    page = Page.objects.filter(pk=page_id).specific().first()
    if download and page and page.live and Edition.objects.of(page).exists():
        build(download, page)


def build(download, page):
    """Make the file what the page says now; a failure keeps the last good file and is shown."""
    format_ = formats_of(page)[download.format]
    edition = Edition.objects.of(page).first()
    try:
        content = format_.gather(page)
        digest = format_.digest(content)
        rendered = None if _is_stored(digest, format_) else format_.render(content)
        if rendered:
            _store(digest, format_, rendered.content)
        _finish(download, digest, edition, format_, rendered)
    except RenderError as error:
        logger.warning("%s: %s", download, error)
        _update(download, state=DownloadState.FAILED, error=str(error))
    except Exception as error:  # the machine's fault, not the text's: jobs.py tries again
        _update(download, state=DownloadState.WAITING, error=f"Will be tried again: {error}")
        raise


def _is_stored(digest, format_):
    return downloads_storage().exists(stored_name(digest, format_.extension))


def _store(digest, format_, content):
    name = stored_name(digest, format_.extension)
    if not downloads_storage().exists(name):  # a second worker may have been faster
        downloads_storage().save(name, ContentFile(content))


def _finish(download, digest, edition, format_, rendered):
    known = {"page_count": rendered.pages} if rendered else {}
    _update(
        download,
        state=DownloadState.READY,
        digest=digest,
        edition=edition.number if edition else None,
        size=downloads_storage().size(stored_name(digest, format_.extension)),
        built_at=timezone.now(),
        error="",
        **known,
    )


def _update(download, **values):
    Download.objects.filter(pk=download.pk).update(**values)
