from .models import EditionKind

FIRST = "First published."


def change_note(latest, pages):
    """``(kind, note)`` of the next edition: the editors' own notes, and what came and went.

    :param latest: the edition before, or None.
    :param pages: what is public now, in reading order.
    """
    if latest is None:
        return EditionKind.MAJOR, FIRST
    before = list(latest.pages.all())
    notes = [
        *_editors_notes({row.page_id: row.revision_id for row in before}, pages),
        *_arrivals(before, pages),
        *_departures(before, pages),
    ]
    major = any(_is_major(page, before) for page in pages)
    kind = EditionKind.MAJOR if major else EditionKind.MINOR
    return kind, " ".join(dict.fromkeys(notes)) or "Small corrections."


def _changed(page, before):
    return page.pk in before and before[page.pk] != page.live_revision_id


def _is_major(page, before):
    known = {row.page_id: row.revision_id for row in before}
    return _changed(page, known) and page.change_kind == EditionKind.MAJOR


def _editors_notes(before, pages):
    return [p.change_note for p in pages if _changed(p, before) and p.change_note]


def _arrivals(before, pages):
    known = {row.page_id for row in before}
    return [f"“{page.title}” was added." for page in pages if page.pk not in known]


def _departures(before, pages):
    present = {page.pk for page in pages}
    return [f"“{row.title}” was taken out." for row in before if row.page_id not in present]
