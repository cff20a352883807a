"""Whose files may say something of what changed. Whether they do, their digests decide.

Wagtail's reference index knows what each page links to, shows and names. The tree knows the rest:
a chapter is printed with its guide, and national text with what regions add to it.
"""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.functions import Left, Length
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.passages.models import Passage
from cms.publishing.models import Publication

from .models import Download


@cache
def followed_models():
    """What pages are put together from, beside pages. Passages change with their page."""
    return {*get_snippet_models(), get_image_model(), get_document_model()} - {Passage}


def downloads_with(thing):
    """Of pages that show ``thing``, a row of a followed model, or something it belongs to.

    A region's briefing refers to the region, and lists its organisations and their projects.
    """
    pages = _pages_showing({_key(thing)}) | _pages_naming(_owners(thing))
    return _of_pages_or_above(pages) | _of_followers({type(thing)})


def downloads_with_pages(pages):
    """Of pages that link to one of these, quote it, name it, or are composed with it."""
    changed = {_key(page) for page in pages}
    whole = [page for page in pages if issubclass(page.specific_class or Page, Publication)]
    parts = _right_below(whole)
    changed |= {_key(page) for page in parts}
    quoted = Passage.objects.filter(publication__in=[page.pk for page in whole])
    kind = ContentType.objects.get_for_model(Passage).pk
    changed |= {(kind, str(pk)) for pk in quoted.values_list("pk", flat=True)}
    composed = Download.objects.filter(page__in=parts.values("pk"))
    followers = _of_followers({page.specific_class for page in pages})
    return _of_pages_or_above(_pages_showing(changed)) | composed | followers


def _right_below(pages):
    above = Left("path", Length("path") - Page.steplen)
    return Page.objects.alias(above=above).filter(above__in=[page.path for page in pages])


def _key(thing):
    """As the reference index has it: a page is a page, whatever its type."""
    model = Page if isinstance(thing, Page) else type(thing)
    return ContentType.objects.get_for_model(model).pk, str(thing.pk)


def _kinds(models):
    return [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]


def _owners(thing):
    """The keys of the followed rows that ``thing`` belongs to, now or when it was last saved."""
    found = _targets({_key(thing)})
    for field in thing._meta.concrete_fields:
        value = field.value_from_object(thing)
        if field.related_model in followed_models() and value:
            found.add((ContentType.objects.get_for_model(field.related_model).pk, str(value)))
    ahead = found
    while ahead:
        ahead = _targets(ahead) - found
        found |= ahead
    return found


def _targets(keys):
    """The keys of the followed rows that one of ``keys`` refers to: one query."""
    wanted = _any_of(keys, "base_content_type", "object_id")
    found = ReferenceIndex.objects.filter(wanted, to_content_type__in=_kinds(followed_models()))
    return set(found.values_list("to_content_type", "to_object_id"))


def _pages_showing(keys):
    """``{pk}`` of pages that refer to one of these, be it through another row: a contact."""
    ahead, seen, pages = keys, set(keys), set()
    while ahead:
        sources = _sources(ahead, [Page, *followed_models()]) - seen
        seen |= sources
        pages |= {key for key in sources if key[0] == _page_kind()}
        ahead = sources - pages
    return {int(pk) for _, pk in pages}


def _pages_naming(keys):
    """``{pk}`` of pages that refer to one of these themselves."""
    return {int(pk) for _, pk in _sources(keys, [Page])}


def _sources(keys, models):
    """The keys of what refers to one of ``keys``: one query."""
    wanted = _any_of(keys, "to_content_type", "to_object_id")
    found = ReferenceIndex.objects.filter(wanted, base_content_type__in=_kinds(models))
    return set(found.values_list("base_content_type", "object_id"))


def _any_of(keys, kind_field, id_field):
    wanted = Q(pk__in=[])
    for kind in {kind for kind, _ in keys}:
        ids = [pk for other, pk in keys if other == kind]
        wanted |= Q(**{kind_field: kind, f"{id_field}__in": ids})
    return wanted


def _page_kind():
    return ContentType.objects.get_for_model(Page).pk


def _of_pages_or_above(pks):
    """The files of these pages; of one that has none, those of the nearest above it that has."""
    paths = [_ends(path) for path in Page.objects.filter(pk__in=pks).values_list("path", flat=True)]
    above = {end for ends in paths for end in ends}
    found = set(Download.objects.filter(page__path__in=above).values_list("page__path", flat=True))
    nearest = {max(found.intersection(ends), default="", key=len) for ends in paths}
    return Download.objects.filter(page__path__in=nearest)


def _ends(path):
    """The paths of a page and of all above it."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]


def _of_followers(models):
    """The files of the formats that say they follow every row of one of ``models``."""
    labels = {model._meta.label for model in models if model}
    wanted = Q(pk__in=[])
    for page_model in get_page_models():
        for format_ in getattr(page_model, "formats", []):
            if labels.intersection(format_.follows):
                kind = ContentType.objects.get_for_model(page_model)
                wanted |= Q(page__content_type=kind, format=format_.name)
    return Download.objects.filter(wanted)
