"""The nightly sweep: what nobody may fetch any more does not stay."""

from datetime import timedelta

import pytest

from cms.downloads import sweeping
from cms.downloads.jobs import delete_what_nobody_may_fetch
from cms.downloads.models import Download, downloads_storage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later(monkeypatch):
    """The files were stored long enough ago."""
    monkeypatch.setattr(sweeping, "UNTOUCHED_FOR", -timedelta(minutes=1))


@pytest.fixture
def is_there(built):
    name = built.stored_name
    return lambda: downloads_storage().exists(name)


def test_keeps_what_is_handed_out(built, is_there):
    delete_what_nobody_may_fetch.func()
    assert is_there()


def test_keeps_the_file_of_a_private_page(built, guide, is_there):
    factories.make_private(guide)
    delete_what_nobody_may_fetch.func()
    assert is_there()


def test_keeps_the_last_good_file_while_the_next_is_made(built, guide, is_there):
    factories.publish(guide, summary="New.")
    delete_what_nobody_may_fetch.func()
    assert is_there()


def test_deletes_the_file_of_an_earlier_edition(built, guide, is_there, work_queue):
    factories.publish(guide, summary="New.")
    work_queue()
    assert is_there()
    delete_what_nobody_may_fetch.func()
    assert not is_there()
    built.refresh_from_db()
    assert downloads_storage().exists(built.stored_name)


@pytest.mark.parametrize("ending", ["unpublish", "delete"])
def test_deletes_what_is_public_no_more(built, guide, is_there, work_queue, ending):
    getattr(guide, ending)()
    work_queue()
    delete_what_nobody_may_fetch.func()
    assert not is_there()


def test_what_is_below_an_unpublished_page_is_made_again_when_it_is_back(
    built, guide, is_there, client, work_queue
):
    section = factories.guidance_index()
    section.unpublish()
    delete_what_nobody_may_fetch.func()
    assert not is_there()
    factories.publish(section)
    assert client.get(built.get_absolute_url()).status_code == 503
    work_queue()
    assert client.get(built.get_absolute_url()).status_code == 200


def test_leaves_alone_what_was_stored_just_now(built, is_there, monkeypatch):
    """Its row does not know of it yet."""
    monkeypatch.setattr(sweeping, "UNTOUCHED_FOR", timedelta(hours=1))
    Download.objects.all().delete()
    delete_what_nobody_may_fetch.func()
    assert is_there()


def test_a_site_that_made_no_file_yet_is_swept_in_vain(db):
    assert sweeping.sweep() == 0
