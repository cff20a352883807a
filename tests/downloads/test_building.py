"""Files follow publication: built in the background, once for each content."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.downloads.building import ask_for, build, build_download, request_builds, set_waiting
from cms.downloads.jobs import build_what_is_waiting
from cms.downloads.models import Download, DownloadState, downloads_storage
from tests import factories

from .plain_text import PlainText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_text")]


def test_a_file_is_made_after_publication(built, content_of):
    assert built.state == DownloadState.READY
    assert (built.edition, built.page_count) == (1, 3)
    assert built.size == len(content_of(built))
    assert built.checks == ["every word is there"]


def test_a_draft_has_no_file(work_queue):
    factories.draft_guide()
    work_queue()
    assert not Download.objects.exists()


def test_a_change_makes_another_file_and_names_its_edition(built, guide, work_queue, content_of):
    factories.publish(guide, summary="New summary.")
    work_queue()
    built.refresh_from_db()
    assert content_of(built).endswith("New summary.")
    assert built.edition == 2
    assert PlainText.renders == 2


def test_what_did_not_change_is_not_rendered_again(built, guide, work_queue):
    request_builds(guide.pk)
    work_queue()
    built.refresh_from_db()
    assert (built.state, PlainText.renders) == (DownloadState.READY, 1)


def test_a_chapter_touches_the_file_of_its_guide(built, guide, work_queue):
    factories.published_chapter(guide)
    built.refresh_from_db()
    assert built.state == DownloadState.READY  # the last good file, until the queue gets there
    work_queue()
    built.refresh_from_db()
    assert built.edition == 2


def test_a_failure_keeps_the_last_good_file_and_says_why(built, guide, work_queue, content_of):
    PlainText.fails = True
    factories.publish(guide, summary="New summary.")
    work_queue()
    built.refresh_from_db()
    assert built.state == DownloadState.FAILED
    assert built.error == "The table in 3.2 is too wide."
    assert built.edition == 1
    assert "New summary." not in content_of(built)


def test_what_the_machine_prevented_is_tried_again(built, guide, work_queue, monkeypatch):
    def full(*args):
        raise OSError("disk full")

    factories.publish(guide, summary="New summary.")
    with monkeypatch.context() as fault:
        fault.setattr("cms.downloads.building._store", full)
        work_queue()
    built.refresh_from_db()
    assert (built.state, built.edition) == (DownloadState.WAITING, 1)
    assert "disk full" in built.error
    build_what_is_waiting.func()
    work_queue()
    built.refresh_from_db()
    assert (built.state, built.edition, built.error) == (DownloadState.READY, 2, "")


def test_an_editor_is_told_of_a_failure(editor_client, built, guide, work_queue):
    PlainText.fails = True
    factories.publish(guide, summary="New summary.")
    work_queue()
    assert "The table in 3.2 is too wide." in editor_client.get("/admin/").content.decode()


def test_what_nobody_asked_for_is_not_even_looked_at(built, guide):
    build(built)
    assert PlainText.gathered == [guide.title]


def test_a_page_that_vanished_meanwhile_is_passed_over(guide, work_queue):
    build_download.enqueue(guide.pk, "pdf")
    guide.delete()
    work_queue()
    assert not Download.objects.exists()


def test_a_page_that_was_unpublished_meanwhile_gets_no_file(guide, work_queue):
    request_builds(guide.pk)
    type(guide).objects.filter(pk=guide.pk).update(live=False)
    build(Download.objects.get())
    assert (Download.objects.exists(), PlainText.renders) == (False, 0)


def test_an_unpublished_page_keeps_no_row(built, guide, work_queue):
    guide.unpublish()
    work_queue()
    assert not Download.objects.exists()


def test_a_format_that_is_offered_no_more_is_forgotten(built, guide, monkeypatch, client):
    monkeypatch.setattr(type(guide), "formats", [])
    assert "Text" not in client.get(guide.url).content.decode()
    request_builds(guide.pk)
    assert not Download.objects.exists()


def test_a_lost_file_is_made_again(built):
    downloads_storage().delete(built.stored_name)
    set_waiting(Download.objects.all())
    build(built)
    assert PlainText.renders == 2


def test_a_file_that_is_as_it_once_was_knows_its_own_pages(built, guide, work_queue, monkeypatch):
    """Content A, then B, then A: the pages counted are those of A."""
    for title, pages in [("Other", 8), (guide.title, 3)]:
        type(guide).objects.filter(pk=guide.pk).update(title=title)
        monkeypatch.setattr(PlainText, "pages", pages)
        set_waiting(Download.objects.all())
        build(built)
    built.refresh_from_db()
    assert built.page_count == 3


class TestManyAtOnce:
    def test_what_waits_already_is_queued_once(self, built):
        before = DBTaskResult.objects.count()
        for _ in range(100):
            ask_for(Download.objects.all())
        assert DBTaskResult.objects.count() == before + 1

    def test_a_change_during_a_build_is_not_missed(self, built, guide, monkeypatch, content_of):
        """The builder that has it in hand begins again."""
        gather = PlainText.gather

        def gather_and_change(format_, page):
            content = gather(format_, page)
            if page.summary != "Changed meanwhile.":
                type(page).objects.filter(pk=page.pk).update(summary="Changed meanwhile.")
                set_waiting(Download.objects.all())
                build(built)  # another worker: it sees the claim, and leaves
            return content

        monkeypatch.setattr(PlainText, "gather", gather_and_change)
        set_waiting(Download.objects.all())
        build(built)
        built.refresh_from_db()
        assert content_of(built).endswith("Changed meanwhile.")
        assert (built.state, built.claimed_by) == (DownloadState.READY, "")

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_a_hundred_readers_and_eight_workers_make_one_render(self, built, guide, monkeypatch):
        downloads_storage().delete(built.stored_name)
        PlainText.renders = 0
        address = f"/downloads/{guide.pk}/pdf"
        readers, workers = Barrier(100), Barrier(8)
        assert at_once(100, lambda: (readers.wait(), get(address))[1]) == {503}
        at_once(8, lambda: (workers.wait(), build(built))[1])
        assert PlainText.renders == 1
        assert get(address) == 200


def at_once(number, function):
    """What all of them returned, each in a thread with a connection of its own."""

    def run(_):
        try:
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as threads:
        return set(threads.map(run, range(number)))


def get(address):
    response = Client().get(address)
    response.close()
    return response.status_code


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestKilledWhileBuilding:
    @pytest.fixture
    def killed(self, built, guide):
        """kill -9, in the middle of a render, of the process that had it in hand."""
        factories.publish(guide, summary="New summary.")
        request_builds(guide.pk)
        connection.close()
        context = multiprocessing.get_context("fork")
        began = context.Event()
        child = context.Process(target=build_and_hang, args=(built, began))
        child.start()
        assert began.wait(60)
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        built.refresh_from_db()
        assert built.state == DownloadState.BUILDING
        return built

    def test_the_last_good_file_is_served_meanwhile(self, killed, guide):
        assert get(f"/downloads/{guide.pk}/pdf") == 200

    def test_its_claim_ends_by_itself(self, killed, work_queue):
        assert not Download.objects.unfinished().exists()
        past = timezone.now() - timedelta(seconds=1)
        Download.objects.update(claimed_until=past)
        build_what_is_waiting.func()
        work_queue()
        killed.refresh_from_db()
        assert (killed.state, killed.edition) == (DownloadState.READY, 2)

    def test_the_same_task_run_again_takes_it_back_at_once(self, killed):
        build(killed, builder="the killed task")
        killed.refresh_from_db()
        assert (killed.state, killed.edition) == (DownloadState.READY, 2)


def build_and_hang(download, began):
    def hang(*args):
        began.set()
        signal.pause()

    PlainText.render = hang
    build(download, builder="the killed task")
