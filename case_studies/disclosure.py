"""What of a case study the public may know: decided here, and asked by everything that shows,
lists, counts, indexes or hands out a case study.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from wagtail.rich_text import get_text_for_indexing

# The long parts in reading order: field, heading
PARTS = {
    "what_was_open": "What was still open",
    "who_was_involved": "Who was involved, and how",
    "what_people_said": "What people said",
    "what_changed": "What changed",
    "done_differently": "What we would do differently",
}

KIND_NOT_GIVEN = "not-given"

# The type of the organisation, for filters: nothing tells an anonymous one from one not named
public_kind = Case(
    When(Q(anonymous=False), then=Coalesce(F("organisation__kind"), Value(KIND_NOT_GIVEN))),
    default=Value(KIND_NOT_GIVEN),
    output_field=models.CharField(),
)


class Availability(models.TextChoices):
    OPEN = "open", "Open: anybody can read the whole record"
    ON_REQUEST = "on-request", "On request: only title, summary and what it can be filtered by"


# What results of a search say of it, open or not (cms/search/publications.py)
listed_facts = {
    "date": None,  # of publication: readers want the year of the work
    "year": F("year"),
    "note": Case(
        When(
            illustrative=True,
            availability=Availability.ON_REQUEST,
            then=Value("illustrative, full record on request"),
        ),
        When(illustrative=True, then=Value("illustrative")),
        When(availability=Availability.ON_REQUEST, then=Value("full record on request")),
    ),
}


def text_of(rich_text):
    """The words of a rich text, without its marks; "" for an empty paragraph too."""
    return get_text_for_indexing(rich_text).strip()


@dataclass(frozen=True)
class Part:
    """A long part of the record; ``name`` is its field, and what its passage is known by."""

    name: str
    heading: str
    content: str  # rich text as it is stored

    @property
    def text(self):
        return text_of(self.content)


class Disclosure:
    """The public face of one case study: ``case_study.public``."""

    def __init__(self, case_study):
        self._case_study = case_study

    @property
    def is_open(self):
        return self._case_study.availability == Availability.OPEN

    # Anonymity

    @property
    def organisation(self):
        return None if self._case_study.anonymous else self._case_study.organisation

    @property
    def organisation_name(self):
        """“Anonymous” where the organisation asked for it; "" where none is recorded."""
        if self._case_study.anonymous:
            return "Anonymous"
        return self.organisation.name if self.organisation else ""

    # What an on-request case study keeps back: all that an editor wrote but title and summary

    introduction = property(lambda self: self._if_open("introduction"))
    for_whom = property(lambda self: self._if_open("for_whom"))
    setting = property(lambda self: self._if_open("setting"))
    cost = property(lambda self: self._if_open("cost"))
    time_taken = property(lambda self: self._if_open("time_taken"))

    @property
    def date(self):
        """“March to June 2009”, or the year alone."""
        known = (self._if_open("months"), self._case_study.year)
        return " ".join(str(part) for part in known if part)

    @property
    def parts(self):
        """The parts that are written, in reading order."""
        if not self.is_open:
            return []
        return [
            Part(name, heading, getattr(self._case_study, name))
            for name, heading in PARTS.items()
            if text_of(getattr(self._case_study, name))
        ]

    def line_of(self, shown):
        """What the case study says of a paragraph that it shows."""
        return shown.line if self.is_open else ""

    def _if_open(self, name):
        return getattr(self._case_study, name) if self.is_open else ""


class FullDisclosure(Disclosure):
    """The whole record, for who asked for it and was given it. Anonymity holds even there."""

    is_open = True
