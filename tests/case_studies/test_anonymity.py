"""An anonymous case study: nothing tells whose it was, at any door."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.test.utils.form_data import inline_formset

from case_studies.anonymity import gives_away
from case_studies.disclosure import PARTS
from case_studies.models import ShownPassage
from cms.organisations.models import Contact, OrganisationType
from cms.passages.models import Passage
from cms.publishing.models import Attachment, EditionPassage, LibraryDocument
from tests import factories
from tests.case_studies.test_admin import form_of
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return factories.OrganisationFactory(
        name="Anytown PCT", ods_code="5AA", kind=OrganisationType.CARE_TRUST
    )


@pytest.fixture
def named(organisation):
    return factories.published_case_study(
        title="Named", slug="named", organisation=organisation, region=organisation.region
    )


@pytest.fixture
def anonymous(organisation):
    return factories.published_case_study(
        title="Kept",
        slug="kept",
        organisation=organisation,
        region=organisation.region,
        anonymous=True,
        references=[factories.reference("CS-1")],
    )


def doors(page):
    keys = Passage.objects.filter(publication=page).values_list("key", flat=True)
    return [
        "/",
        page.url,
        "/case-studies/",
        "/case-studies/?region=north-east",
        "/case-studies/?organisation=care-trust",
        "/search/?q=anytown",
        "/search/?q=5AA",
        "/search/?q=case",
        "/current/CS-1/1",
        *(f"/p/{key}" for key in keys),
    ]


REPEATS = "form, .app-browse__count, .app-status, a[href*='/search/feed/']"  # what was asked


def telling(client, page):
    """The doors that name the organisation (but for the search box, which repeats the query)."""
    told = []
    for door in doors(page):
        main = BeautifulSoup(client.get(door, follow=True).content, "html.parser").main
        for repeated in main.select(
            "form, .app-browse__count, .app-status, a[href*='/search/feed/']"
        ):
            repeated.decompose()
        if "Anytown" in str(main) or "5AA" in str(main):
            told.append(door)
    return told


def test_is_told_at_no_door(client, work_queue, anonymous):
    work_queue()
    assert telling(client, anonymous) == []


def test_one_with_its_name_is_told_at_these(client, work_queue, named):
    """Otherwise the test above could not fail."""
    work_queue()
    assert {named.url, "/case-studies/", "/search/?q=anytown"} <= set(telling(client, named))


def test_the_page_says_anonymous_and_keeps_the_region(client, anonymous):
    facts = client.get(anonymous.url).content.decode()
    assert "<dd>Anonymous</dd>" in facts
    assert "<dd>North East</dd>" in facts


def test_neither_index_nor_edition_nor_admin_search_holds_the_name(anonymous):
    for passage in Passage.objects.filter(page=anonymous):
        assert "Anytown" not in passage.text
    for passage in EditionPassage.objects.filter(edition__publication=anonymous):
        assert "Anytown" not in passage.text
    assert "Anytown" not in anonymous.public_text


def test_the_filter_by_type_puts_it_with_those_of_no_organisation(client, anonymous, named):
    factories.published_case_study(title="Of nobody")
    assert titles(client, "?organisation=care-trust") == ["Named"]
    assert sorted(titles(client, "?organisation=not-given")) == ["Kept", "Of nobody"]


def test_the_filter_by_region_finds_it(client, anonymous):
    assert titles(client, "?region=north-east") == ["Kept"]


def titles(client, query):
    page = BeautifulSoup(client.get(f"/case-studies/{query}").content, "html.parser")
    return [title.get_text() for title in page.select(".app-study__title")]


class TestWhatGivesAnOrganisationAway:
    @pytest.mark.parametrize(
        "text",
        [
            "At Anytown PCT we asked.",
            "ANYTOWN’s clinics",
            "NHS Anytown",
            "evening-clinics-anytown",
            "Anytown_report.pdf",
            "Organisation 5aa",
            '<p>See <a href="https://www.anytownpct.nhs.uk/">us</a>.</p>',
            "ppi@nhsanytown.example",
        ],
    )
    def test_is_its_name_however_it_is_written(self, organisation, text):
        assert gives_away(text, organisation)

    @pytest.mark.parametrize("text", ["", "Anytowner", "Many towns have a PCT", "15AA", "The NHS"])
    def test_is_not_a_part_of_another_word(self, organisation, text):
        assert not gives_away(text, organisation)

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("North East Lincolnshire Care Trust Plus", "in North East Lincolnshire"),
            ("Bexley Care Trust", "the Bexley clinic"),
            ("Heart of Anytown Teaching PCT", "heart of Anytown"),
            ("Anytown NHS Foundation Trust", "Anytown hospital"),
            ("Barking & Dagenham Primary Care Trust", "Barking and Dagenham"),
            ("NHS Anytown", "Anytown"),
            ("North East Strategic Health Authority", "the North East"),
        ],
    )
    def test_is_its_name_without_what_every_organisation_is_called(self, name, text):
        organisation = factories.OrganisationFactory.build(name=name, ods_code="Q99")
        assert gives_away(text, organisation)
        assert not gives_away("a trust of the NHS, a PCT, primary care", organisation)


class TestPublicationIsRefused:
    @pytest.fixture
    def draft(self, organisation):
        return factories.draft_case_study(organisation=organisation, anonymous=True)

    def test_but_not_where_nothing_names_it(self, draft):
        assert draft.get_publishing_errors() == {}

    @pytest.mark.parametrize(
        "field",
        [
            *("title", "slug", "search_description", "summary", "for_whom", "setting", "months"),
            *("cost", "time_taken", "introduction", "change_note", *PARTS),
        ],
    )
    def test_where_a_field_names_it_and_that_field_is_named(self, draft, field):
        setattr(draft, field, "the-anytown-clinic" if field == "slug" else "<p>In Anytown.</p>")
        errors = draft.get_publishing_errors()
        assert set(errors) == {field}
        assert "names the organisation (Anytown PCT)" in errors[field]

    def test_where_the_title_or_the_file_of_an_attachment_does(self, draft):
        for title, name in (("Anytown plan", "plan.txt"), ("Plan", "anytown-plan.txt")):
            document = LibraryDocument.objects.create(title="P", file=ContentFile(b"x", name))
            draft.attachments = [Attachment(document=document, title=title)]
            assert f"“{title}” under “Files”" in draft.get_publishing_errors()["attachments"]

    def test_where_a_reference_the_owner_or_a_line_does(self, draft):
        chapter = factories.published_chapter(factories.published_guide(), paragraph("One"))
        passage = factories.passage_of(chapter, "One")
        draft.references = [("reference", {"kind": "own", "value": "5AA/1"})]
        draft.contact = Contact(name="Anytown involvement team", email="a@b.example")
        draft.shown_passages = [ShownPassage(passage=passage, line="how Anytown did it")]
        assert set(draft.get_publishing_errors()) == {"references", "contact", "shown_passages"}

    def test_where_the_note_of_an_earlier_edition_does(self, named):
        named = factories.publish(named, change_note="Anytown corrected a figure.")
        named.anonymous = True
        named.change_note = ""
        assert "The note of edition 2" in named.get_publishing_errors()["anonymous"]

    def test_in_the_form_with_the_field_marked(self, editor_client, draft):
        form = form_of(editor_client, draft, summary="In Anytown.")
        assert "names the organisation" in form.errors["summary"][0]

    def test_in_the_form_for_a_file_attached_in_the_same_moment(self, editor_client, draft):
        document = LibraryDocument.objects.create(title="P", file=ContentFile(b"x", "plan.txt"))
        attachment = {"document": document.pk, "title": "Anytown", "kind": "document"}
        files = inline_formset([{**attachment, "language": "English", "reference": ""}])
        form = form_of(editor_client, draft, attachments=files)
        assert "“Anytown” under “Files”" in form.non_field_errors()[0]

    def test_not_of_one_that_is_not_anonymous(self, draft):
        draft.anonymous = False
        draft.title = "Anytown"
        assert draft.get_publishing_errors() == {}
