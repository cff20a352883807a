"""Readers' packs are made in the background: one builder at a time has a pack in hand."""

import logging
from io import BytesIO

import pikepdf
from django.conf import settings
from django.db import transaction
from django_tasks import task

from cms.downloads.building import made
from cms.downloads.models import DownloadState, downloads_storage
from cms.downloads.rendering.pdf import RenderError
from cms.downloads.sweeping import keeps
from cms.packs.formats import ArchiveFormat

from .contents import WholePdf, gather_pack
from .models import OwnPack

logger = logging.getLogger(__name__)

FAILED = "Something went wrong on our side. Our logs say what it was."


@keeps
def digests_of_packs():
    return OwnPack.objects.digests()


def ask_for(pack, **values):
    """Have it made as its items are now; one that waits or is in hand stays as it is."""
    with transaction.atomic():
        idle = OwnPack.objects.filter(pk=pack.pk, state__in=["ready", "failed"])
        if idle.update(state=DownloadState.WAITING, error="", **values):
            build_pack.enqueue(pack.key)


def begin(pack):
    """For one that was created just now."""
    build_pack.enqueue(pack.key)


@task(takes_context=True)
def build_pack(context, key):
    """Run again after a crash, it takes its own claim back."""
    pack = OwnPack.objects.filter(key=key).first()
    if pack:
        build(pack, builder=context.task_result.id)


def build(pack, builder):
    row = OwnPack.objects.filter(pk=pack.pk)
    while row.claim(builder):
        _build(row, pack, builder)


def is_current(pack) -> bool:
    """Whether the files hold what they would hold if they were made now."""
    try:
        now = gather_pack(pack.title, pack.references)
    except RenderError:
        return False
    return (now.pdf_digest, now.zip_digest) == (pack.pdf_digest, pack.zip_digest)


def _build(row, pack, builder):
    try:
        facts = _make(pack)
    except RenderError as error:
        logger.warning("A reader's pack: %s", error)
        row.release(builder, DownloadState.FAILED, error=str(error))
    except Exception:
        row.release(builder, DownloadState.FAILED, error=FAILED)
        raise
    else:
        row.release(builder, DownloadState.READY, **facts)


def _make(pack):
    """What the row is to know of the files, which are in the storage afterwards."""
    gathered = gather_pack(pack.title, pack.references)
    whole = made(WholePdf(), gathered.document)
    with pikepdf.open(BytesIO(whole)) as pdf:
        pages = len(pdf.pages)
    if pages > settings.PACK_MAX_PAGES:
        raise RenderError(
            f"It has {pages:,} pages, and {settings.PACK_MAX_PAGES:,} is the most. "
            "Take some items out."
        )
    return {
        "included": list(gathered.included),
        "pdf_digest": gathered.pdf_digest,
        "pdf_size": len(whole),
        "zip_digest": gathered.zip_digest,
        "zip_size": len(made(ArchiveFormat(), gathered.archive)),
        "page_count": pages,
    }


def is_stored(pack) -> bool:
    storage = downloads_storage()
    return all(storage.exists(pack.stored_name(extension)) for extension in ("pdf", "zip"))
