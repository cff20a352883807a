"""Files follow publication: built in the background, once for each content."""

import pytest

from cms.downloads.building import build, build_download, request_builds
from cms.downloads.formats import Format, RenderedFile
from cms.downloads.jobs import build_what_is_waiting
from cms.downloads.models import Download, DownloadState, downloads_storage
from cms.downloads.rendering.pdf import RenderError
from guidance.models import GuidePage
from tests import factories

pytestmark = pytest.mark.django_db


class PlainText(Format):
    """The smallest format there can be."""

    name, label, extension, content_type = "pdf", "Text", "txt", "text/plain"
    renders = 0
    fails = False

    def gather(self, page):
        return f"{page.title}: {page.summary}"

    def digest(self, content):
        return f"{abs(hash(content)):064x}"

    def render(self, content):
        if PlainText.fails:
            raise RenderError("The table in 3.2 is too wide.")
        PlainText.renders += 1
        return RenderedFile(content.encode(), pages=3)


@pytest.fixture(autouse=True)
def plain_text_guides(monkeypatch):
    monkeypatch.setattr(GuidePage, "formats", [PlainText])
    PlainText.renders = 0
    PlainText.fails = False


@pytest.fixture
def built(guide, work_queue):
    work_queue()
    return Download.objects.get(page=guide)


def content_of(download):
    with downloads_storage().open(download.stored_name) as file:
        return file.read().decode()


def test_a_file_is_made_after_publication(built):
    assert built.state == DownloadState.READY
    assert (built.edition, built.page_count) == (1, 3)
    assert built.size == len(content_of(built))


def test_a_draft_has_no_file(work_queue):
    factories.draft_guide()
    work_queue()
    assert not Download.objects.exists()


def test_a_change_makes_another_file_and_names_its_edition(built, guide, work_queue):
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


def test_a_failure_keeps_the_last_good_file_and_says_why(built, guide, work_queue):
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


def test_building_twice_does_no_harm(built, guide):
    build(built, guide)
    build(built, guide)
    assert PlainText.renders == 1


def test_a_page_that_vanished_meanwhile_is_passed_over(guide):
    guide.delete()
    build_download.func(guide.pk, "pdf")
    request_builds(guide.pk)
    assert not Download.objects.exists()


def test_a_lost_file_is_made_again(built, guide):
    downloads_storage().delete(built.stored_name)
    build(built, guide)
    assert PlainText.renders == 2
