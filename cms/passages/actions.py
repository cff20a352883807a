from django.utils import timezone

from .models import Passage

COMPUTED = [
    "publication_id",
    "position",
    "number",
    "heading",
    "text",
    "document_id",
    "fragment",
    "removed_at",
]
STORED = [name.removesuffix("_id") for name in COMPUTED] + ["removed_in_edition"]


def store_passages(publication, contents, edition_number=None):
    """Make the stored passages of a publication those that were computed.

    Known ones keep their keys, new ones are given one, missing ones are marked as removed.
    Returns the rows in reading order.
    """
    rows, _ = _store(Passage.objects.citable(), publication, contents, 0, edition_number)
    return rows


def store_file_passages(publication, contents, first_position):
    """The same for what can be found in its attached files. Returns whether anything changed."""
    _, changed = _store(Passage.objects.in_files(), publication, contents, first_position)
    return changed


def _store(stored, publication, contents, first_position, edition_number=None):
    """``(rows in reading order, whether anything changed)``; ``stored`` is all that may change."""
    pages = {content.page.pk for content in contents}
    known = {(row.page_id, row.block_id): row for row in stored.filter(page__in=pages)}
    before = {row.pk: _computed(row) for row in known.values()}
    rows = [
        _updated(known.get((c.page.pk, c.block_id)) or _new(c), publication, position, c)
        for position, c in enumerate(contents, first_position)
    ]
    new = [row for row in rows if row.pk is None]
    changed = [row for row in rows if row.pk and _computed(row) != before[row.pk]]
    Passage.objects.bulk_create(new)
    Passage.objects.bulk_update(changed, STORED, batch_size=100)
    removed = _mark_removed(stored.filter(publication=publication), rows, edition_number)
    return rows, bool(new or changed or removed)


def _computed(row):
    return [getattr(row, name) for name in COMPUTED]


def _new(content):
    return Passage(page_id=content.page.pk, block_id=content.block_id)


def _updated(row, publication, position, content):
    row.publication_id = publication.pk
    row.position = position
    row.number = content.number
    row.heading = content.heading
    row.text = content.text
    row.document_id = content.document_id
    row.fragment = content.fragment
    row.removed_at = None
    row.removed_in_edition = None
    return row


def _mark_removed(stored, rows, edition_number):
    gone = stored.filter(removed_at=None).exclude(pk__in=[row.pk for row in rows])
    return gone.update(removed_at=timezone.now(), removed_in_edition=edition_number)
