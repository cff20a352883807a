"""Building the whole index, and what was waiting for it meanwhile."""

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.search.backends import get_search_backend

from cms.organisations.models import Contact
from cms.search.rebuilding import (
    build_afresh,
    index_needs_rebuilding,
    rebuild_where_needed,
)

pytestmark = pytest.mark.django_db


def waiting():
    ready = DBTaskResult.objects.ready()
    return ready.filter(task_path="modelsearch.tasks.insert_or_update_object_task").count()


def test_what_waits_for_the_index_need_not_wait_once_it_is_built_afresh(client, guide):
    assert index_needs_rebuilding()
    assert waiting()
    build_afresh()
    assert not waiting()
    assert not index_needs_rebuilding()
    assert guide.title in client.get("/search/?q=involvement").content.decode()


def test_what_is_saved_afterwards_waits_as_ever():
    build_afresh()
    Contact.objects.create(name="A new team")
    assert waiting() == 1


def test_other_work_goes_on_waiting(guide):
    before = DBTaskResult.objects.ready().exclude(task_path__startswith="modelsearch").count()
    build_afresh()
    assert DBTaskResult.objects.ready().count() == before > 0


def test_a_damaged_index_is_no_error_page_and_is_soon_built_afresh(client, guide):
    build_afresh()
    for path in get_search_backend().path.glob("*/*/*.toc"):
        path.write_bytes(b"damaged")
    response = client.get("/search/?q=involvement")
    assert response.status_code == 200
    assert guide.title not in response.content.decode()
    rebuild_where_needed()
    assert guide.title in client.get("/search/?q=involvement").content.decode()
