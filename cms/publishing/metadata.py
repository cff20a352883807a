"""What a publication, or a part of one, tells machines. See ``cms/pages/metadata.py``."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.timezone import localdate

from cms.pages.addresses import path_of, public_url
from cms.pages.metadata import LANGUAGE

from .models.reference import ReferenceKind


def describe_part(page, publication, request):
    """Dates and edition for schema.org. A part has those of its whole, and names it."""
    data = {"datePublished": issued(publication), "dateModified": modified(publication)}
    if publication.current_edition:
        data["version"] = str(publication.current_edition.number)
    if publication is not page:
        data["isPartOf"] = {
            "@type": publication.schema_type,
            "name": publication.title,
            "url": public_url(path_of(publication, request) or "/"),
        }
    return {name: value for name, value in data.items() if value}


def describe_publication(publication):
    """What only the whole has: references, audiences, themes."""
    data = {
        "identifier": [
            {"@type": "PropertyValue", "propertyID": kind, "value": value}
            for kind, value in references(publication)
        ],
        "audience": [
            {"@type": "Audience", "audienceType": name} for name in publication.audience_names
        ],
        "keywords": publication.theme_names,
    }
    return {name: value for name, value in data.items() if value}


def dublin_core(page, publication):
    """``[(name, content)]``; a part leaves references, themes and audiences to its whole."""
    terms = [
        ("DC.title", page.title),
        ("DC.description", page.public_description),
        ("DC.creator", settings.SITE_OWNER),
        ("DC.publisher", settings.SITE_OWNER),
        ("DC.language", LANGUAGE),
        ("DC.type", capfirst(page._meta.verbose_name)),
        ("DCTERMS.issued", _iso(issued(publication))),
        ("DCTERMS.modified", _iso(modified(publication))),
    ]
    if publication is not page:
        return [*terms, ("DCTERMS.isPartOf", publication.title)]
    return [
        *terms,
        *(("DCTERMS.identifier", value) for _, value in references(publication)),
        *(("DC.subject", name) for name in publication.theme_names),
        *(("DCTERMS.audience", name) for name in publication.audience_names),
    ]


def issued(publication):
    """The day printed on it, else that of its first edition here."""
    editions = publication.all_editions
    return publication.publication_date or (editions and localdate(editions[-1].published_at))


def modified(publication):
    edition = publication.current_edition
    return edition and localdate(edition.published_at)


def references(publication):
    """``[(kind, value)]`` in the order they are cited by."""
    kinds = dict(ReferenceKind.choices)
    return [
        (kinds.get(child.value["kind"], ""), child.value["value"])
        for child in publication.references
        if child.value["value"]
    ]


def _iso(day):
    return day.isoformat() if day else ""
