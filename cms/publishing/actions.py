"""The one door for publication: nothing else reacts to publishing (ADR 0002)."""

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from cms.pages.changes import touch
from cms.pages.models import BasePage
from cms.passages.actions import store_file_passages, store_passages
from cms.passages.content import compute_passages

from .files import file_contents
from .models import (
    Edition,
    EditionKind,
    EditionPage,
    EditionPassage,
    OutboxEntry,
    Publication,
    Reference,
)
from .models.reference import normalise_reference
from .notes import change_note
from .outbox import deliver_outbox

logger = logging.getLogger(__name__)


def record_publication(page, revision=None):
    """Record that ``page`` went public with ``revision``, when the change it is part of ends.

    Call it as often as you like: what is not live, is an alias, or is recorded already is
    ignored.
    """
    if isinstance(page, BasePage) and page.live and page.alias_of_id is None:
        touch(page.get_publication().pk)


def record(publication_id):
    """Record what is public of a publication now: a new edition if that differs from the last.

    Index, files and caches are promised to follow, in the same transaction.
    """
    with transaction.atomic():
        page = Page.objects.filter(pk=publication_id).first()
        publication = page.specific if page else None
        if isinstance(publication, BasePage) and publication.live:
            _record_live(publication)
        else:
            announce(publication_id)


def announce(publication_id):
    """Promise, in this transaction, that index, files and caches will follow."""
    OutboxEntry.objects.create(publication_id=publication_id)
    deliver_outbox.enqueue()


def _record_live(publication):
    contents = compute_passages(publication)
    files_changed = store_file_passages(publication, file_contents(publication), len(contents))
    if isinstance(publication, Publication):
        manifest = _manifest(publication)
        latest = Edition.objects.of(publication).first()
        if latest and latest.manifest() == [(page.pk, revision) for page, _, revision in manifest]:
            if files_changed:
                announce(publication.pk)
            return
        number = latest.number + 1 if latest else 1
        rows = store_passages(publication, contents, number)
        _store_edition(publication, number, latest, manifest, rows)
        _claim_references(publication)
    else:
        store_passages(publication, contents)
    _update_references(publication)
    announce(publication.pk)


def _update_references(publication):
    """Wagtail does this in the background; who may fetch a file depends on it (serving.py)."""
    for page, _ in publication.get_passage_pages():
        ReferenceIndex.create_or_update_for_object(page)


def _manifest(publication):
    """``[(page, its number, revision pk)]`` of what is public, in reading order."""
    return [
        (page, number, page.live_revision_id) for page, number in publication.get_passage_pages()
    ]


def _store_edition(publication, number, latest, manifest, rows):
    kind, note = change_note(latest, [page for page, _, _ in manifest])
    edition = Edition.objects.create(
        publication=publication,
        number=number,
        published_at=timezone.now(),
        kind=kind if latest else EditionKind.MAJOR,
        note=note,
        title=publication.title,
        url_path=publication.url_path,
    )
    EditionPage.objects.bulk_create(
        EditionPage(
            edition=edition,
            page_id=page.pk,
            revision_id=revision_id,
            position=position,
            number=page_number,
            title=page.title,
            url_path=page.url_path,
        )
        for position, (page, page_number, revision_id) in enumerate(manifest)
    )
    EditionPassage.objects.bulk_create(
        EditionPassage(
            edition=edition,
            key=row.key,
            position=row.position,
            number=row.number,
            heading=row.heading,
            text=row.text,
        )
        for row in rows
    )
    return edition


def _claim_references(publication):
    """Forms refuse a clash; one that arises between scheduling and publication is logged here,
    and the reference stays with whom it belongs to."""
    wanted = {normalise_reference(c.value["value"]): c.value for c in publication.references}
    borne = Reference.objects.borne_by(publication)
    borne.exclude(normalised__in=wanted).update(given_up=True)
    for normalised, value in wanted.items():
        claimed = Reference.objects.filter(normalised=normalised).first()
        if claimed and not claimed.is_free_for(publication):
            logger.warning("%s is taken; not claimed for page %s", claimed, publication.pk)
        else:
            Reference.objects.update_or_create(
                normalised=normalised,
                defaults={**value, "publication_id": publication.pk, "given_up": False},
            )
