"""``manage.py build_downloads``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.downloads.models import Download, DownloadState, downloads_storage
from tests import factories

from .plain_text import PlainText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_text")]


def build_downloads(*arguments):
    output = StringIO()
    call_command("build_downloads", *arguments, stdout=output)
    return output.getvalue()


class TestBuilding:
    def test_makes_what_waits(self, guide):
        Download.objects.create(page=guide, format="pdf")
        output = build_downloads()
        assert "1 of 1: Real Involvement, All of it (Text) … made" in output
        assert Download.objects.get().state == DownloadState.READY

    def test_has_nothing_to_make_where_all_is_ready(self, built):
        assert build_downloads() == "Files: nothing to make.\n"
        assert len(PlainText.gathered) == 1

    def test_makes_files_of_one_format_only(self, guide):
        Download.objects.create(page=guide, format="pdf")
        assert build_downloads("--all", "--format", "pack") == "Files: nothing to make.\n"
        assert "made" in build_downloads("--all", "--format", "pack", "--format", "pdf")

    def test_tries_again_what_failed(self, built, guide, work_queue):
        PlainText.fails = True
        factories.publish(guide, summary="New.")
        work_queue()
        PlainText.fails = False
        assert "made" in build_downloads()
        built.refresh_from_db()
        assert (built.state, built.edition) == (DownloadState.READY, 2)

    def test_lists_what_went_wrong_and_makes_the_rest(self, guide, monkeypatch):
        other = factories.published_guide(title="Broken", slug="broken")
        for page in (other, guide):
            Download.objects.create(page=page, format="pdf")
        gather = PlainText.gather

        def fail(format_, page):
            if page.title == "Broken":
                raise OSError("disk full")
            return gather(format_, page)

        monkeypatch.setattr(PlainText, "gather", fail)
        with pytest.raises(CommandError, match=r"Broken, All of it \(Text\): disk full"):
            build_downloads()
        assert Download.objects.get(page=guide).state == DownloadState.READY

    def test_a_text_that_cannot_be_made_is_named(self, guide):
        Download.objects.create(page=guide, format="pdf")
        PlainText.fails = True
        with pytest.raises(CommandError, match=r"The table in 3\.2 is too wide"):
            build_downloads()

    def test_leaves_to_others_what_they_have_in_hand(self, guide, monkeypatch):
        download = Download.objects.create(page=guide, format="pdf")
        monkeypatch.setattr("cms.downloads.claims.ClaimableQuerySet.claim", lambda *a: 0)
        assert "in another worker’s hands" in build_downloads()
        download.refresh_from_db()
        assert download.state == DownloadState.WAITING


class TestStale:
    def test_makes_what_would_be_another_file_now(self, built, guide, work_queue):
        factories.published_guide(title="Unchanged", slug="unchanged")
        work_queue()
        type(guide).objects.filter(pk=guide.pk).update(summary="As after an upgrade.")
        output = build_downloads("--stale")
        assert "1 of 1: Real Involvement" in output
        assert PlainText.renders == 3

    def test_makes_files_of_a_format_that_is_new(self, guide):
        assert "made" in build_downloads("--stale")
        assert Download.objects.get().edition == 1

    def test_forgets_a_page_that_does_not_suit_the_format_any_more(self, built, monkeypatch):
        monkeypatch.setattr(PlainText, "suits", lambda format_, page: False)
        build_downloads("--stale")
        assert not Download.objects.exists()

    def test_a_lost_file_is_found_missing_by_all_only(self, built):
        downloads_storage().delete(built.stored_name)
        assert "nothing to make" in build_downloads("--stale")
        assert "made" in build_downloads("--all")
        assert downloads_storage().exists(built.stored_name)

    def test_all_renders_nothing_that_is_as_it_was(self, built):
        assert "unchanged" in build_downloads("--all")
        assert PlainText.renders == 1

    def test_passes_over_a_draft(self):
        factories.draft_guide()
        assert "nothing to make" in build_downloads("--all")


class TestExport:
    def names(self, folder):
        return sorted(path.name for path in folder.iterdir())

    def test_writes_files_under_the_names_readers_get(self, built, guide, tmp_path):
        output = build_downloads("--export", tmp_path / "out")
        assert self.names(tmp_path / "out") == ["real-involvement-pdf-edition-1.txt"]
        assert (tmp_path / "out" / self.names(tmp_path / "out")[0]).stat().st_size == built.size
        assert "1 files written" in output

    def test_two_of_one_name_get_the_numbers_of_their_pages(self, built, guide, tmp_path):
        section = factories.GuidanceIndexFactory(parent=factories.home(), slug="other")
        twin = factories.publish(
            factories.GuideFactory(parent=section, live=False, slug=guide.slug)
        )
        build_downloads("--stale", "--export", tmp_path / "out")
        stem = "real-involvement-pdf-edition-1"
        wanted = sorted([f"{stem}-{guide.pk}.txt", f"{stem}-{twin.pk}.txt"])
        assert self.names(tmp_path / "out") == wanted

    def test_builds_first_what_waits(self, guide, tmp_path):
        Download.objects.create(page=guide, format="pdf")
        build_downloads("--export", tmp_path / "out")
        assert len(self.names(tmp_path / "out")) == 1

    def test_a_lost_file_is_named(self, built, tmp_path):
        downloads_storage().delete(built.stored_name)
        with pytest.raises(CommandError, match="the storage has lost it"):
            build_downloads("--export", tmp_path / "out")

    def test_a_folder_that_is_not_empty_is_refused(self, built, tmp_path):
        """What stands there from an earlier time may have been withdrawn since."""
        (tmp_path / "old.txt").write_text("old")
        with pytest.raises(CommandError, match="not an empty folder"):
            build_downloads("--export", tmp_path)
        with pytest.raises(CommandError, match="not an empty folder"):
            build_downloads("--export", tmp_path / "old.txt")
