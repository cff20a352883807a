"""Readers' packs are made in the background: one builder at a time has a pack in hand, by a claim
that ends by itself. The same scheme as that of downloads (cms/downloads/building.py).
"""

import logging
from io import BytesIO

import pikepdf
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now
from django_tasks import task

from cms.downloads.building import LEASE, NOT_CLAIMED, made
from cms.downloads.formats import Format
from cms.downloads.models import UNCLAIMED, DownloadState, downloads_storage
from cms.downloads.rendering.pdf import RenderError
from cms.downloads.sweeping import keeps

from .contents import WholePdf, gather_pack
from .models import OwnPack

logger = logging.getLogger(__name__)

FAILED = "Something went wrong on our side. Our logs say what it was."


class WholeZip(Format):
    extension = "zip"

    def digest(self, content):
        return content.digest()

    def render(self, content):
        return content.write()


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
    while _claim(pack, builder):
        _build(pack, builder)


def is_current(pack) -> bool:
    """Whether the files hold what they would hold if they were made now."""
    try:
        now = gather_pack(pack.title, pack.references)
    except RenderError:
        return False
    return (now.pdf_digest, now.zip_digest) == (pack.pdf_digest, pack.zip_digest)


def _claim(pack, builder):
    ours = UNCLAIMED | Q(claimed_by=builder)
    unfinished = [DownloadState.WAITING, DownloadState.BUILDING]
    free = OwnPack.objects.filter(ours, pk=pack.pk, state__in=unfinished)
    return free.update(
        state=DownloadState.BUILDING, claimed_by=builder, claimed_until=Now() + LEASE
    )


def _build(pack, builder):
    try:
        facts = _make(pack)
    except RenderError as error:
        logger.warning("A reader's pack: %s", error)
        _release(pack, builder, DownloadState.FAILED, error=str(error))
    except Exception:
        _release(pack, builder, DownloadState.FAILED, error=FAILED)
        raise
    else:
        _release(pack, builder, DownloadState.READY, **facts)


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
        "zip_size": len(made(WholeZip(), gathered.archive)),
        "page_count": pages,
    }


def _release(pack, builder, state, **values):
    held = OwnPack.objects.filter(pk=pack.pk, claimed_by=builder)
    was_building = When(state=DownloadState.BUILDING, then=Value(state))
    held.update(state=Case(was_building, default=F("state")), **NOT_CLAIMED, **values)


def is_stored(pack) -> bool:
    storage = downloads_storage()
    return all(storage.exists(pack.stored_name(extension)) for extension in ("pdf", "zip"))
