"""What is looked for, and how often: words and days, and nothing of who asked.

Wagtail's own ``Query`` and ``QueryDailyHits`` hold the numbers, beside ``UnansweredSearch``.
"""

import logging
import re
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits
from wagtail.search.utils import normalise_query_string

from .models import UnansweredSearch

LONGEST_LOGGED = 80  # characters: who writes more tells a story, perhaps somebody's
MOST_QUERIES = 50_000  # that differ: a program that makes up words fills no disk
COUNTED_PARAMETERS = {"q", "in"}  # any other asks for the same search once more

PERSONAL = re.compile(
    r"@"  # an e-mail address
    r"|\d(?:[\W_]*\d){6}"  # the number of a phone or a patient, a date of birth
    r"|\b[a-z]{2}(?:\s*\d){6}\s*[a-d]\b"  # a National Insurance number
    r"|\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b",  # a postcode
    re.IGNORECASE,
)
# A program that says nothing of itself, or where one may read about it
ROBOT = re.compile(r"^$|://|bot\b|crawl|spider|slurp|curl|wget|python", re.IGNORECASE)
AT_ONCE = "100ms"

logger = logging.getLogger(__name__)


class CountedResponse(TemplateResponse):
    """Counts its search when all of it has been sent, so that no reader waits for that."""

    def __init__(self, request, template, context):
        super().__init__(request, template, context)
        self._counted = None
        if is_counted(request, context["query"]):
            results = context["results"]
            self._counted = (context["query"], not results.inside and not results.hits)

    def close(self):
        """Before the connection to the database is handed back."""
        if self._counted and self.status_code == 200:
            count_search(*self._counted)
        super().close()


def is_counted(request, query) -> bool:
    """Whether this is a reader's search, asked for the first time, that tells of nobody."""
    return bool(
        query
        and request.method == "GET"
        and COUNTED_PARAMETERS.issuperset(request.GET)
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not ROBOT.search(request.headers.get("User-Agent", ""))
        and len(query) <= LONGEST_LOGGED
        and not PERSONAL.search(query)
    )


def count_search(query: str, found_nothing: bool = False):
    """Add one to the number of today; a database that is busy drops it."""
    try:
        with _without_waiting(), transaction.atomic():
            _limit_waiting_for_rows()
            _count(normalise_query_string(query), timezone.localdate(), found_nothing)
    except DatabaseError as error:
        logger.info("A search was not counted: %s", error)


def _count(words, today, found_nothing):
    query = Query.objects.filter(query_string=words).first()
    if query is None:
        if Query.objects.count() >= MOST_QUERIES:
            return
        query = Query.get(words)
    query.add_hit(today)
    if found_nothing:
        row, _ = UnansweredSearch.objects.get_or_create(query=query, date=today)
        UnansweredSearch.objects.filter(pk=row.pk).update(times=F("times") + 1)


@contextmanager
def _without_waiting():
    """SQLite has one lock for all: whoever writes now may take seconds."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (before,) = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def _limit_waiting_for_rows():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{AT_ONCE}'")


def forget_old_searches():
    """Delete what is older than WAGTAILSEARCH_HITS_MAX_AGE days; promoted queries are kept."""
    oldest = timezone.localdate() - timedelta(days=settings.WAGTAILSEARCH_HITS_MAX_AGE)
    UnansweredSearch.objects.filter(date__lt=oldest).delete()
    QueryDailyHits.objects.filter(date__lt=oldest).delete()
    Query.garbage_collect()
