"""What editors are told of the files: on the page, on their first page, in the report."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from cms.downloads.models import Download, DownloadState
from tests import factories

from .plain_text import PlainText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_text")]

REPORT = "/admin/reports/made-files/"


@pytest.fixture
def failed(built, guide, work_queue):
    """Edition 1 is there, edition 2 could not be made."""
    PlainText.fails = True
    factories.publish(guide, summary="New summary.")
    work_queue()
    PlainText.fails = False
    built.refresh_from_db()
    return built


@pytest.fixture
def outsider(client):
    """Somebody who may log in, and no more."""
    user = factories.UserFactory(is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def rows_of(response):
    page = BeautifulSoup(response.content, "html.parser")
    rows = page.select("table.listing tbody tr")
    return [[" ".join(c.get_text(" ").split()) for c in row.select("td")] for row in rows]


class TestReport:
    def test_names_each_file_with_its_state(self, editor_client, built):
        ((page, file, state, checks),) = rows_of(editor_client.get(REPORT))
        assert (page, checks) == ("Real Involvement", "every word is there")
        assert file == "All of it (Text): edition 1, 1 KB, 3 pages"
        assert state.startswith("Ready, made ")

    def test_says_why_one_failed(self, editor_client, failed):
        ((_, file, state, _),) = rows_of(editor_client.get(REPORT))
        assert file.startswith("All of it (Text): edition 1, ")
        assert state == "Failed. The table in 3.2 is too wide."

    def test_says_of_one_that_is_to_come_that_it_is(self, editor_client, guide):
        Download.objects.create(page=guide, format="pdf")
        ((_, *rest),) = rows_of(editor_client.get(REPORT))
        assert rest == ["All of it (Text)", "Being prepared", ""]

    @pytest.mark.parametrize(("query", "rows"), [("state=failed", 1), ("state=ready", 0)])
    def test_can_be_filtered(self, editor_client, failed, query, rows):
        assert len(rows_of(editor_client.get(f"{REPORT}results/?{query}"))) == rows
        assert len(rows_of(editor_client.get(f"{REPORT}results/?{query}&format=pdf"))) == rows

    def test_can_be_taken_away(self, editor_client, failed):
        sheet = b"".join(editor_client.get(f"{REPORT}?export=csv")).decode()
        size = failed.size
        assert f"Involvement,All of it (Text),Failed,1,{size},3,every word is there" in sheet

    def test_survives_a_format_that_is_gone(self, editor_client, built):
        Download.objects.update(format="papyrus")
        assert rows_of(editor_client.get(REPORT))[0][1].startswith("papyrus: edition 1")

    def test_asks_for_little_however_many_files_there_are(
        self, editor_client, built, work_queue, django_assert_max_num_queries
    ):
        for number in range(5):
            factories.published_guide(slug=f"guide-{number}")
        work_queue()
        with django_assert_max_num_queries(30):
            assert len(rows_of(editor_client.get(f"{REPORT}results/"))) == 6

    def test_is_in_the_menu(self, editor_client):
        assert REPORT in editor_client.get("/admin/").content.decode()

    def test_is_not_for_who_edits_nothing(self, outsider, built):
        assert outsider.get(REPORT).status_code == 302
        assert REPORT not in outsider.get("/admin/").content.decode()

    def test_shows_an_editor_the_pages_that_are_his(self, client, built):
        client.force_login(factories.moderator())
        assert len(rows_of(client.get(REPORT))) == 1


class TestFirstPage:
    def test_names_what_failed(self, editor_client, failed):
        page = editor_client.get("/admin/").content.decode()
        assert "Files that could not be made" in page
        assert "The table in 3.2 is too wide." in page

    def test_not_to_who_cannot_mend_it(self, outsider, failed):
        assert "too wide" not in outsider.get("/admin/").content.decode()


class TestPage:
    def test_says_what_happened_and_what_readers_get(self, editor_client, failed, guide):
        page = editor_client.get(f"/admin/pages/{guide.pk}/edit/").content.decode()
        assert "The table in 3.2 is too wide." in page
        assert "Until then readers get the last good file." in page
        assert "Edition 1; edition 2 could not be made yet" in page
        assert "Checked: every word is there" in page

    def test_a_failed_file_can_be_tried_again(self, editor_client, failed, work_queue):
        address = f"/admin/made-files/{failed.pk}/try-again/"
        assert "All of it (Text)" in editor_client.get(address).content.decode()
        assert failed.state == DownloadState.FAILED
        editor_client.post(address)
        work_queue()
        failed.refresh_from_db()
        assert (failed.state, failed.edition) == (DownloadState.READY, 2)

    def test_only_by_who_may_edit_the_page(self, outsider, failed):
        outsider.post(f"/admin/made-files/{failed.pk}/try-again/")
        failed.refresh_from_db()
        assert failed.state == DownloadState.FAILED


class TestReaders:
    def test_are_told_which_edition_a_file_holds_while_the_next_is_made(self, client, built, guide):
        factories.publish(guide, summary="New.")
        Download.objects.update(state=DownloadState.WAITING)
        page = client.get(guide.url).content.decode()
        assert "Edition 1; edition 2 is being prepared" in page

    def test_and_when_it_could_not_be_made(self, client, failed, guide):
        page = client.get(guide.url).content.decode()
        assert "Edition 1; edition 2 could not be made yet" in page

    def test_are_told_nothing_when_only_something_beside_the_text_changes(
        self, client, built, guide
    ):
        Download.objects.update(state=DownloadState.WAITING)
        assert "being prepared" not in client.get(guide.url).content.decode()

    def test_can_see_what_was_checked(self, client, built, guide):
        page = client.get(guide.url).content.decode()
        assert "How the files were checked" in page
        assert "All of it (Text): every word is there" in page
