"""What a change touches is looked at again, and nothing else."""

import pytest
import wagtail_factories
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex, Site

from cms.downloads.building import ask_for
from cms.downloads.dependents import downloads_with, downloads_with_pages
from cms.downloads.models import Download, DownloadState
from cms.passages.models import Passage
from cms.publishing.models import Attachment, LibraryDocument
from cms.taxonomy.models import GlossaryTerm
from guidance.models import NationalBriefingPage, PresentationPage, RegionalBriefingPage
from tests import factories
from tests.factories import paragraph

from .plain_text import PlainText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_text")]


@pytest.fixture
def looked_at(work_queue, monkeypatch):
    """A function: the titles of the pages whose files were looked at since the last call."""
    for model in (NationalBriefingPage, RegionalBriefingPage, PresentationPage):
        monkeypatch.setattr(model, "formats", [PlainText], raising=False)

    def titles():
        PlainText.gathered.clear()
        work_queue()
        return sorted(PlainText.gathered)

    return titles


def replace_file(image):
    image.title = "Another picture"
    image.save()


class TestWhatPagesShow:
    @pytest.fixture
    def contact(self):
        return factories.ContactFactory(name="Patient experience team")

    @pytest.fixture
    def guides(self, contact, looked_at):
        guides = [
            factories.published_guide(title="With contact", slug="with", contact=contact),
            factories.published_guide(title="Without", slug="without"),
        ]
        looked_at()
        return guides

    def test_a_changed_contact_reaches_the_file(self, guides, contact, looked_at, content_of):
        contact.name = "Public involvement team"
        contact.save()
        assert looked_at() == ["With contact"]
        assert "Public involvement team" in content_of(Download.objects.get(page=guides[0]))
        assert PlainText.renders == 3

    def test_a_deleted_contact_leaves_the_file(self, guides, contact, looked_at, content_of):
        contact.delete()
        assert looked_at() == ["With contact"]
        assert "Patient" not in content_of(Download.objects.get(page=guides[0]))

    def test_one_saved_as_it_was_is_looked_at_and_not_rendered(self, guides, contact, looked_at):
        contact.save()
        assert looked_at() == ["With contact"]
        assert PlainText.renders == 2
        assert {d.state for d in Download.objects.all()} == {DownloadState.READY}

    def test_a_replaced_picture_of_a_chapter_touches_its_guide(self, guides, looked_at):
        image = wagtail_factories.ImageFactory()
        figure = {"image": {"image": image.pk, "alt_text": "A.", "decorative": False}}
        factories.published_chapter(guides[1], paragraph("Look", ("figure", figure)))
        looked_at()
        replace_file(image)
        assert looked_at() == ["Without"]

    def test_a_renamed_document_touches_the_page_it_is_attached_to(self, guides, looked_at):
        document = LibraryDocument.objects.create(title="Form", file=ContentFile(b"x", "form.txt"))
        guide = guides[1].get_latest_revision_as_object()
        guide.attachments.add(Attachment(document=document, title="Form"))
        guide.save_revision().publish()
        looked_at()
        document.title = "Another form"
        document.save()
        assert looked_at() == ["Without"]

    def test_what_no_page_shows_touches_nothing(self, guides, looked_at):
        factories.ContactFactory(name="Nobody’s")
        factories.GlossaryTermFactory()
        assert looked_at() == []

    def test_a_format_may_follow_every_row_of_a_model(self, guides, looked_at, monkeypatch):
        monkeypatch.setattr(PlainText, "follows", (GlossaryTerm._meta.label,))
        factories.GlossaryTermFactory()
        assert looked_at() == ["With contact", "Without"]

    def test_a_change_of_the_site_touches_all(self, guides, looked_at):
        Site.objects.get(is_default_site=True).save()
        assert looked_at() == ["With contact", "Without"]

    def test_a_fixture_touches_nothing(self, guides, contact, looked_at):
        contact.save_base(raw=True)
        assert looked_at() == []


class TestRegions:
    @pytest.fixture
    def briefing(self, looked_at):
        national = factories.published_national_briefing()
        briefing = factories.published_regional_briefing(national, title="Of the region")
        other = factories.RegionFactory(name="North West", code="Q31")
        factories.published_regional_briefing(national, title="Of another", region=other)
        looked_at()
        return briefing

    def test_a_project_touches_the_briefing_of_its_region(self, briefing, looked_at):
        organisation = factories.OrganisationFactory(region=briefing.region)
        assert looked_at() == ["Of the region"]
        factories.ProjectFactory(organisation=organisation)
        assert looked_at() == ["Of the region"]

    def test_one_that_moves_away_touches_both(self, briefing, looked_at):
        organisation = factories.OrganisationFactory(region=briefing.region)
        looked_at()
        organisation.region = RegionalBriefingPage.objects.get(title="Of another").region
        organisation.save()
        assert looked_at() == ["Of another", "Of the region"]

    def test_national_text_touches_the_briefings_of_regions(self, looked_at):
        national = factories.published_national_briefing(title="National")
        factories.published_regional_briefing(national, title="Regional")
        looked_at()
        factories.publish(national, summary="New.")
        assert looked_at() == ["National", "Regional"]


class TestPages:
    @pytest.fixture
    def linked(self, looked_at):
        """Three guides: a chapter of the second links to the first."""
        first, second, _ = [
            factories.published_guide(title=title, slug=title.lower())
            for title in ("First", "Second", "Third")
        ]
        link = f'<a linktype="page" id="{first.pk}">there</a>'
        factories.published_chapter(second, paragraph("See", ("text", f"<p>{link}</p>")))
        looked_at()
        return first

    def test_a_publication_touches_what_links_to_it(self, linked, looked_at):
        factories.publish(linked, title="First, revised")
        assert looked_at() == ["First, revised", "Second"]

    def test_so_does_its_end(self, linked, looked_at):
        linked.unpublish()
        assert looked_at() == ["Second"]

    def test_so_does_its_deletion(self, linked, looked_at):
        linked.delete()
        assert looked_at() == ["Second"]

    def test_so_does_its_privacy(self, linked, looked_at):
        factories.make_private(linked)
        assert looked_at() == ["Second"]

    def test_a_draft_touches_nothing(self, linked, looked_at):
        linked.title = "Draft"
        linked.save_revision()
        assert looked_at() == []

    def test_an_address_further_up_touches_all_below(
        self, linked, looked_at, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            factories.publish(factories.guidance_index(), slug="advice")
        assert looked_at() == ["First", "Second", "Third"]

    def test_a_section_alone_touches_nothing_below(self, linked, looked_at):
        factories.publish(factories.guidance_index(), summary="New.")
        assert looked_at() == []

    def test_a_guide_touches_the_presentation_that_quotes_it(self, linked, looked_at):
        chapter = factories.published_chapter(linked, paragraph("Rule", "Ask first."), slug="rule")
        quoted = Passage.objects.get(page=chapter, heading="Rule")
        slide = {"title": "Ask", "passage": quoted.pk, "words": "Ask first.", "notes": "N."}
        factories.published_presentation(factories.block("passage", slide), title="Talk")
        looked_at()
        factories.publish(chapter, title="Rules")
        assert looked_at() == ["First", "Second", "Talk"]


class TestCost:
    """Queries grow with what is touched, and not with what is there."""

    def queries(self, function):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            function()
        return len(captured)

    def test_finding_what_a_contact_touches(self, looked_at):
        contact = factories.ContactFactory()
        factories.published_guide(slug="one", contact=contact)
        looked_at()
        list(downloads_with(contact))  # content types are known from now on
        few = self.queries(lambda: list(downloads_with(contact)))
        for number in range(4):
            factories.published_guide(slug=f"more-{number}", contact=contact)
            factories.published_guide(slug=f"other-{number}")
        looked_at()
        assert self.queries(lambda: list(downloads_with(contact))) == few
        assert len(downloads_with(contact)) == 5

    def test_finding_what_many_pages_touch(self, looked_at):
        guide = factories.published_guide(slug="one")
        looked_at()
        list(downloads_with_pages([guide]))
        few = self.queries(lambda: list(downloads_with_pages([guide])))
        guides = [factories.published_guide(slug=f"more-{number}") for number in range(4)]
        for each in guides:
            factories.published_chapter(each)
        looked_at()
        assert self.queries(lambda: list(downloads_with_pages([guide, *guides]))) == few

    def test_asking_for_many(self, looked_at):
        factories.published_guide(slug="one")
        looked_at()
        for_one = self.queries(lambda: ask_for(Download.objects.all()))
        nothing = self.queries(lambda: ask_for(Download.objects.all()))
        for number in range(4):
            factories.published_guide(slug=f"more-{number}")
        looked_at()
        a_file = for_one - nothing
        assert self.queries(lambda: ask_for(Download.objects.all())) <= nothing + 5 * a_file

    def test_what_is_no_part_of_any_page_costs_nothing(self, looked_at):
        looked_at()
        download_free = self.queries(lambda: factories.UserFactory(username="somebody"))
        ReferenceIndex.objects.all().delete()
        assert self.queries(lambda: factories.UserFactory(username="other")) == download_free
