from django.utils import timezone

from .models import Passage

COMPUTED = ["publication", "position", "number", "heading", "text", "removed_at"]
COMPUTED_AND_EDITION = [*COMPUTED, "removed_in_edition"]


def store_passages(publication, contents, edition_number=None):
    """Make the stored passages of a publication those that were computed.

    Known ones keep their keys, new ones are given one, missing ones are marked as removed.
    Returns the rows in reading order.
    """
    pages = {content.page.pk for content in contents}
    known = {(row.page_id, row.block_id): row for row in Passage.objects.filter(page__in=pages)}
    rows = [
        _updated(known.get((c.page.pk, c.block_id)) or _new(c), publication, position, c)
        for position, c in enumerate(contents)
    ]
    Passage.objects.bulk_create([row for row in rows if row.pk is None])
    Passage.objects.bulk_update(rows, COMPUTED_AND_EDITION, batch_size=100)
    _mark_removed(publication, rows, edition_number)
    return rows


def _new(content):
    return Passage(page_id=content.page.pk, block_id=content.block_id)


def _updated(row, publication, position, content):
    row.publication_id = publication.pk
    row.position = position
    row.number = content.number
    row.heading = content.heading
    row.text = content.text
    row.removed_at = None
    row.removed_in_edition = None
    return row


def _mark_removed(publication, rows, edition_number):
    gone = Passage.objects.filter(publication=publication, removed_at=None)
    gone.exclude(pk__in=[row.pk for row in rows]).update(
        removed_at=timezone.now(), removed_in_edition=edition_number
    )
