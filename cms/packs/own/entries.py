"""What can be put into a pack, by reference: ``page:12``, ``passage:k7m2p``.

Everything is looked up anew each time: a list keeps references only, and no word of what is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from cms.packs.contents import visible_items
from cms.passages.models import Passage


@dataclass(frozen=True)
class Entry:
    """One thing that any reader may see now."""

    reference: str
    title: str
    kind: str  # "Guide", "Chapter of Real Involvement"
    url: str
    page: Page  # for a paragraph, that on which it stands
    passage: Passage | None = None


def find_entries(references) -> dict[str, Entry]:
    """Those that are available now, by reference, in the order given.

    A few queries and one a page type, however many there are.
    """
    pages = _pages(_named("page", references))
    passages = _passages(_named("passage", references))
    found = pages | passages
    return {reference: found[reference] for reference in references if reference in found}


def _named(kind, references):
    return [name for start, _, name in (r.partition(":") for r in references) if start == kind]


def _pages(names):
    wanted = Page.objects.filter(pk__in=[int(name) for name in names if _is_key(name)])
    pages = visible_items(wanted) if names else []
    publications = {
        passage.page_id: passage.publication
        for passage in Passage.objects.filter(
            page__in=[page.pk for page in pages], block_id=""
        ).select_related("publication")
    }
    return {
        f"page:{page.pk}": Entry(
            reference=f"page:{page.pk}",
            title=page.title,
            kind=_kind(page, publications.get(page.pk)),
            url=page.get_url(),
            page=page,
        )
        for page in pages
        if _may_have_a_print_version(page)
    }


def _is_key(name):
    return name.isascii() and name.isdecimal() and len(name) < 10  # fits every database's integer


def _may_have_a_print_version(page):
    return hasattr(page, "pack_format") or bool(getattr(page, "formats", None))


def _kind(page, publication):
    if publication is None or publication.pk == page.pk:
        return page.kind_name
    return f"{page.kind_name} of {publication.title}"


def _passages(keys):
    if not keys:
        return {}
    passages = Passage.objects.visible().citable().exclude(block_id="").filter(key__in=keys)
    passages = list(passages.select_related("publication"))
    pages = {p.pk: p for p in Page.objects.filter(pk__in={p.page_id for p in passages}).specific()}
    return {
        f"passage:{passage.key}": Entry(
            reference=f"passage:{passage.key}",
            title=str(passage),
            kind=f"Paragraph of {passage.publication.title}",
            url=passage.get_absolute_url(),
            page=pages[passage.page_id],
            passage=passage,
        )
        for passage in passages
        if getattr(pages.get(passage.page_id), "passage_format", None)
    }
