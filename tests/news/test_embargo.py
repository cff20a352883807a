"""A release under embargo: nobody outside sees it before its time, by any way out of the site."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.news.models import NewsReleasePage
from cms.passages.models import Passage
from cms.publishing.models import Edition
from cms.publishing.scheduling import publish_due
from tests import factories
from tests.test_doors import LISTS, leaks_of

pytestmark = pytest.mark.django_db

SECRET = "zebrafish"


@pytest.fixture
def release(embargo):
    """Published by its editor, and so scheduled."""
    return factories.published_release(
        title=f"About {SECRET}",
        slug="hidden",
        summary=f"About {SECRET} and kestrel.",
        publication_date=timezone.localdate(embargo),
        embargo_until=embargo,
        notes=[factories.note(f"A note on {SECRET} and kestrel.")],
        references=[factories.reference("SECRET-1")],
    )


def doors(release):
    return [*LISTS, release.url, "/ref/SECRET-1", "/current/SECRET-1/1", "/nowhere/"]


def test_it_leaves_by_no_door_before_its_time(client, release, work_queue):
    work_queue()
    assert not release.live
    assert list(leaks_of(client, doors(release))) == []
    assert client.get(release.url).status_code == 404
    assert not Passage.objects.exists()
    assert not Edition.objects.exists()


def test_it_goes_out_by_the_clock_at_its_time(client, release, the_embargo_ends):
    the_embargo_ends()
    tell = {door for door in doors(release) if SECRET in told_by(client, door)}
    assert {"/", release.url, "/news/", "/news/feed/", "/updates/", "/updates.atom"} <= tell
    for passage in Passage.objects.all():
        assert SECRET in told_by(client, f"/p/{passage.key}")


def told_by(client, address):
    return client.get(address, follow=True).content.decode()


def test_the_clock_leaves_it_alone_a_moment_before(monkeypatch, release, embargo):
    monkeypatch.setattr("django.utils.timezone.now", lambda: embargo - timedelta(seconds=1))
    publish_due()
    assert not NewsReleasePage.objects.get().live


def test_the_public_is_not_told_of_an_embargo_that_is_past(client, release, the_embargo_ends):
    the_embargo_ends()
    assert "mbargo" not in told_by(client, release.url)


def test_no_script_can_publish_before_by_another_schedule(embargo):
    release = factories.draft_release(embargo_until=embargo)
    release.go_live_at = timezone.now() - timedelta(days=1)
    release.save_revision().publish()
    assert not NewsReleasePage.objects.get().live


def test_an_embargo_taken_away_holds_nothing_back(embargo):
    release = factories.draft_release(embargo_until=embargo)
    release.save_revision()
    release.embargo_until = None
    release.save_revision().publish()
    assert NewsReleasePage.objects.get().live


def test_an_earlier_version_that_is_published_again_keeps_its_embargo(embargo):
    release = factories.draft_release(embargo_until=embargo)
    earlier = release.save_revision()
    release.embargo_until = None
    release.save_revision()
    earlier.publish()
    assert not NewsReleasePage.objects.get().live


def test_a_copy_is_under_the_same_embargo(release):
    copy = release.copy(keep_live=True, update_attrs={"slug": "copy"})
    copy.get_latest_revision().publish()
    assert not NewsReleasePage.objects.get(slug="copy").live


class TestTheRules:
    def problem(self, **fields):
        return factories.draft_release(**fields).get_publishing_errors().get("embargo_until")

    def test_an_embargo_after_the_date_printed_is_refused(self, embargo):
        yesterday = timezone.localdate(embargo) - timedelta(days=1)
        assert "would be held back until" in self.problem(
            embargo_until=embargo, publication_date=yesterday
        )

    def test_on_the_day_printed_or_before_it_is_not(self, embargo):
        day = timezone.localdate(embargo)
        assert self.problem(embargo_until=embargo, publication_date=day) is None
        later = day + timedelta(days=1)
        assert self.problem(embargo_until=embargo, publication_date=later) is None

    def test_a_date_to_come_without_an_embargo_is_refused(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert "nothing would hold it back" in self.problem(publication_date=tomorrow)

    def test_a_release_that_is_public_cannot_be_put_under_embargo(self, embargo):
        release = factories.published_release()
        release.publication_date = timezone.localdate(embargo)
        release.embargo_until = embargo
        assert "public already" in release.get_publishing_errors()["embargo_until"]

    def test_it_cannot_be_taken_down_before_it_goes_out(self, embargo):
        release = factories.draft_release(
            embargo_until=embargo, publication_date=timezone.localdate(embargo), expire_at=embargo
        )
        assert "before the release goes out" in release.get_publishing_errors()["expire_at"]

    def test_the_day_is_that_of_the_site_s_clock(self):
        """Half past midnight in London in summer is the day before in Greenwich."""
        release = factories.draft_release(
            embargo_until=timezone.datetime.fromisoformat("2008-07-01T23:30:00+00:00"),
            publication_date=timezone.datetime(2008, 7, 1).date(),
        )
        assert "00:30 on 2 July 2008" in release.get_publishing_errors()["embargo_until"]


class TestInTheAdmin:
    def form(self, embargo, **fields):
        contact = factories.ContactFactory()
        local = timezone.localtime(embargo)
        return nested_form_data(
            {
                "title": "Evening clinics open",
                "slug": "evening-clinics-open",
                "summary": "What it is.",
                "issuing_body": "Anytown PCT",
                "place": "Anytown",
                "publication_date": local.date().isoformat(),
                "embargo_until": local.strftime("%Y-%m-%d %H:%M"),
                "body": streamfield([("text", rich_text("<p>They do.</p>"))]),
                "notes": streamfield([]),
                "contacts": streamfield(
                    [("contact", {"role": "media", "contact": str(contact.pk)})]
                ),
                "related_pages": streamfield([]),
                "references": streamfield([]),
                "introduction": rich_text(""),
                "attachments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                "status": "current",
                "change_kind": "minor",
                "change_note": "",
                **fields,
            }
        )

    def publish(self, client, form):
        index = factories.news_index()
        address = f"/admin/pages/add/news/newsreleasepage/{index.pk}/"
        return client.post(address, {**form, "action-publish": "1"}, follow=True)

    def test_publishing_schedules_it_and_says_for_when(self, editor_client, client, embargo):
        response = self.publish(editor_client, self.form(embargo))
        release = NewsReleasePage.objects.get()
        assert not release.live
        assert release.scheduled_revision.approved_go_live_at == embargo
        said = f"“Evening clinics open” will be published at {release.embargo_text}"
        assert said in response.content.decode()

    def test_publishing_a_changed_draft_does_the_same(self, editor_client, embargo):
        release = factories.draft_release(slug="evening-clinics-open")
        release.save_revision()
        form = {**self.form(embargo), "action-publish": "1"}
        response = editor_client.post(f"/admin/pages/{release.pk}/edit/", form, follow=True)
        assert "will be published at" in response.content.decode()
        assert not NewsReleasePage.objects.get().live

    def test_an_embargo_too_late_is_refused_at_its_field(self, editor_client, embargo):
        day = (timezone.localdate(embargo) - timedelta(days=1)).isoformat()
        response = self.publish(editor_client, self.form(embargo, publication_date=day))
        assert "would be held back" in response.context["form"].errors["embargo_until"][0]
        assert not NewsReleasePage.objects.exists()

    def test_the_form_has_no_schedule_beside_the_embargo(self, editor_client, release):
        form = editor_client.get(f"/admin/pages/{release.pk}/edit/").context["form"]
        assert "embargo_until" in form.fields
        assert "go_live_at" not in form.fields

    def test_a_preview_shows_it_with_its_embargo(self, rf, release):
        release = release.get_latest_revision_as_object()
        html = release.make_preview_request(rf.get("/"), "").render().content.decode()
        assert SECRET in html
        assert f"Under embargo until {release.embargo_text}" in html

    def test_what_to_do_next_names_it_and_its_hour(self, editor_client, release, embargo):
        factories.draft_release(title="Not yet scheduled", embargo_until=embargo)
        page = " ".join(editor_client.get("/admin/").content.decode().split())
        assert f"goes out at {release.embargo_text}" in page
        assert f"draft, not yet scheduled: due at {release.embargo_text}" in page


def test_nothing_of_it_is_said_where_a_page_links_to_it(client, release):
    """Related documents are asked of the database at each request."""
    letter = factories.published_letter(related_pages=[factories.block("page", release.pk)])
    assert SECRET not in told_by(client, letter.url)
    assert Page.objects.get(pk=release.pk)
