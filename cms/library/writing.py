"""Writing a page once, and again only where its source changed and no editor was there."""

import hashlib
import json

from .models import LoadedPage

CREATED, UPDATED, UNCHANGED, LEFT_ALONE = "created", "updated", "unchanged", "left alone"


def write_page(page_class, parent, slug, values, *, source, finish=None, also=()):
    """Create or update the page ``slug`` below ``parent`` and publish it.

    :param source: the content file; its front matter counts as part of the page.
    :param values: ``{field: plain value}``; StreamFields as raw lists.
    :param finish: called with the unsaved page, for relations.
    :param also: digests of what else the page is made of.
    :returns: ``(outcome, page)``. A page that an editor changed is left alone.
    """
    everything = json.dumps([values, source.meta, *also], sort_keys=True, default=str)
    digest = hashlib.sha256(everything.encode()).hexdigest()
    page = page_class.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        page = page_class(slug=slug, live=False, **values)
        return _publish(parent.add_child(instance=page), digest, source, finish, CREATED)
    record = LoadedPage.objects.filter(page=page).first()
    if record is None or page.latest_revision_id != record.revision_id:
        return LEFT_ALONE, page
    if record.digest == digest:
        return UNCHANGED, page
    for name, value in values.items():
        setattr(page, name, value)
    return _publish(page, digest, source, finish, UPDATED)


def _publish(page, digest, source, finish, outcome):
    if finish:
        finish(page)
    for problem in page.get_publishing_errors().values():
        raise source.error(problem)
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    LoadedPage.objects.update_or_create(
        page=page, defaults={"digest": digest, "revision_id": revision.pk}
    )
    return outcome, page
