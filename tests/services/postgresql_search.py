"""What only PostgreSQL can show. Run by test_services.py, with DATABASE_URL."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage

pytestmark = pytest.mark.django_db
INDEX = "guidance_search_title_body"


@pytest.fixture(autouse=True)
def database_search(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}


def plan_of_a_search():
    hits = get_search_backend().search("urgent ward", Passage, operator="and")
    return hits.get_queryset().explain()


def indexes():
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "wagtailsearch_indexentry"))


def test_a_search_is_answered_from_our_index():
    rows = Passage.objects.bulk_create(
        Passage(heading=f"Heading {n}", text=f"urgent {n}", position=0, block_id=str(n))
        for n in range(500)
    )
    get_search_backend().add_bulk(Passage, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE wagtailsearch_indexentry")
    assert INDEX in plan_of_a_search()


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_taken_back_and_made_again():
    assert INDEX in indexes()
    MigrationExecutor(connection).migrate([("guidance_search", None)])
    assert INDEX not in indexes()
    MigrationExecutor(connection).migrate([("guidance_search", "0001_postgresql_index")])
    assert INDEX in indexes()
