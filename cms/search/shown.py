"""What a page of results shows of a publication. Three queries, however many there are."""

from dataclasses import dataclass

from django.utils.html import format_html

from cms.pages.addresses import path_of
from cms.pages.languages import ENGLISH, LANGUAGES
from cms.pages.listing import Link
from cms.pages.querysets import visible_pages
from cms.passages.models import Passage
from cms.publishing.models import Status

from .publications import Facts, facts_of

BEST_PASSAGES = 3


@dataclass(frozen=True)
class Result:
    """A publication that answers, with the best of its passages."""

    title: str
    url: str
    kind_name: str
    status: Status
    facts: Facts
    successor: Link | None  # what supersedes it, if readers may see that
    whole: Passage | None  # if its title, summary or introduction answers best
    passages: list[Passage]
    more: Link  # to the others, and how many these are

    @property
    def status_name(self):
        """Empty while it is current."""
        return "" if self.status == Status.CURRENT else self.status.label

    @property
    def language_attributes(self):
        code = self.facts.language or ENGLISH
        if code == ENGLISH:
            return ""
        language = LANGUAGES.get(code, LANGUAGES[ENGLISH])
        return format_html(' lang="{}" dir="{}"', language.code, language.direction)


def show_publications(hits, inside_url, request):
    """``[Result]`` for ``{publication pk: Hits}``, in that order.

    :param inside_url: for a pk, the address of the same search inside this publication.
    """
    facts = facts_of(hits)
    successors = [fact.successor for fact in facts.values() if fact.successor]
    pages = visible_pages().in_bulk([*hits, *successors])
    passages = _in_bulk([k for h in hits.values() for k in h.places[: BEST_PASSAGES + 1]])
    return [
        Result(
            title=pages[pk].title,
            url=path_of(pages[pk], request),
            kind_name=found.model.kind_name,
            status=found.status,
            facts=facts[pk],
            successor=_link(pages.get(facts[pk].successor), request),
            whole=passages.get(found.whole) if found.whole_is_best else None,
            passages=[passages[key] for key in found.passages[:BEST_PASSAGES] if key in passages],
            more=Link(found.model.kind_name, inside_url(pk), len(found.passages[BEST_PASSAGES:])),
        )
        for pk, found in hits.items()
        if pk in pages
    ]


def show_passages(keys):
    """The passages, in that order."""
    passages = _in_bulk(keys)
    return [passages[key] for key in keys if key in passages]


def _in_bulk(keys):
    return Passage.objects.select_related("page", "publication", "document").in_bulk(keys)


def _link(page, request):
    return page and Link(page.title, path_of(page, request))
