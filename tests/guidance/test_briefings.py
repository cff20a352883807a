"""National briefings, and what a region adds: reading, numbers, changes since, doors, editing."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import HomePage
from cms.passages.models import Passage
from cms.publishing.models import Edition
from guidance.models import BriefingsIndexPage, NationalBriefingPage, RegionalBriefingPage
from guidance.wagtail_hooks import regional_additions
from tests import factories
from tests.factories import insert, paragraph, regional_section

pytestmark = pytest.mark.django_db

QUERIES_OF_A_REGIONAL_PAGE = 32
DUTY, DATES = "11111111", "22222222"  # ids of blocks


def heading(text):
    return {"type": "heading", "id": f"heading-{text}", "value": text}


@pytest.fixture
def national():
    return factories.published_national_briefing(
        heading("Key messages"),
        paragraph("The duty", "Involve people.", block_id=DUTY),
        heading("What to do"),
        paragraph("Dates", "From November.", block_id=DATES),
        title="Duty to involve",
        slug="duty",
        author="Involvement team",
        distribution="All regions",
    )


@pytest.fixture
def regional(national):
    return factories.published_regional_briefing(
        national,
        title="North East briefing",
        slug="north-east",
        inserts=[
            insert(national, "Dates", "Our dates", "In Durham."),
            insert(national, "The duty"),
        ],
        sections=[regional_section("Training", "Two half days.")],
    )


def change(national, **texts):
    """Publish the national briefing with other words in the paragraphs named."""
    body = [
        heading("Key messages"),
        paragraph("The duty", texts.get("duty", "Involve people."), block_id=DUTY),
        paragraph("Dates", texts.get("dates", "From November."), block_id=DATES),
    ]
    return factories.publish(national, body=body)


def take_out_dates(national):
    return factories.publish(
        national, body=[paragraph("The duty", "Involve people.", block_id=DUTY)]
    )


def soup(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def pieces_of(page):
    """The headings of national paragraphs and regional texts, from top to bottom."""
    pieces = page.select(".app-paragraph, .app-regional")
    return [text_of(piece.select_one("h2, h3")) for piece in pieces]


class TestNational:
    def test_numbers_its_paragraphs_under_headings(self, client, national):
        page = soup(client, national)
        assert [text_of(h) for h in page.select(".app-paragraph__heading")] == [
            "1 The duty",
            "2 Dates",
        ]
        assert [text_of(h) for h in page.select(".app-group-heading")] == [
            "Key messages",
            "What to do",
        ]

    def test_says_who_wrote_to_whom(self, client, national):
        facts = text_of(soup(client, national).select_one(".app-briefing-facts"))
        assert facts == "From Involvement team To All regions"

    def test_has_contents_whose_links_arrive(self, client, national):
        page = soup(client, national)
        targets = [a["href"][1:] for a in page.select(".app-briefing-contents a")]
        assert [text_of(page.find(id=target)) for target in targets] == [
            "Key messages",
            "What to do",
        ]

    def test_leads_to_its_public_regional_briefings_and_no_others(self, client, national, regional):
        factories.draft_regional_briefing(
            national, title="Draft", region=factories.RegionFactory(name="London", code="Q36")
        )
        links = soup(client, national).select(".app-related a")
        assert [(text_of(a), a["href"]) for a in links] == [("North East", regional.url)]

    def test_needs_a_paragraph_to_be_published(self):
        draft = factories.draft_national_briefing(heading("Only a heading"))
        assert draft.get_publishing_errors()["body"] == "Write at least one numbered paragraph."

    def test_says_which_footnote_mark_has_no_note(self):
        draft = factories.draft_national_briefing(paragraph("Law", "The Act.[^act]"))
        assert "[^act] in “Law” has no footnote." in draft.get_publishing_errors()["body"]

    def test_can_be_previewed_while_empty(self, rf):
        draft = factories.draft_national_briefing()
        draft.body = []
        response = draft.make_preview_request(rf.get("/"), "").render()
        assert response.status_code == 200


class TestRegionalPage:
    def test_has_the_national_paragraphs_with_their_numbers_and_addresses(
        self, client, national, regional
    ):
        page = soup(client, regional)
        assert [text_of(h) for h in page.select(".app-paragraph__heading")] == [
            "1 The duty",
            "2 Dates",
        ]
        key = Passage.objects.get(page=national, heading="Dates").key
        link = page.select_one(f'a[href="/p/{key}"]')
        assert text_of(link) == "National text : “2 Dates”"
        assert client.get(f"/p/{key}").url == f"{national.url}#p-{key}"

    def test_puts_each_addition_below_its_paragraph_and_names_the_region(self, client, regional):
        page = soup(client, regional)
        assert pieces_of(page) == ["1 The duty", "Here", "2 Dates", "Our dates", "Training"]
        kinds = [text_of(kind) for kind in page.select(".app-regional__kind")]
        assert kinds == [
            "Regional North East, added to paragraph 1",
            "Regional North East, added to paragraph 2",
            "Regional North East",
        ]

    def test_additions_and_sections_have_permanent_addresses_of_their_own(self, client, regional):
        page = soup(client, regional)
        for name in ("Our dates", "Training"):
            passage = Passage.objects.get(page=regional, heading=name)
            assert passage.number == ""
            assert client.get(f"/p/{passage.key}").url == f"{regional.url}#p-{passage.key}"
            assert name in text_of(page.find(id=f"p-{passage.key}"))

    def test_stores_and_indexes_none_of_the_national_text(self, regional, work_queue, client):
        work_queue()
        own = Passage.objects.filter(page=regional).values_list("heading", flat=True)
        assert set(own) == {"North East briefing", "Our dates", "Here", "Training"}
        hits = client.get("/search/?q=November").content.decode()
        assert "/briefings/duty/north-east/" not in hits
        assert "Our dates" in client.get("/search/?q=Durham").content.decode()

    def test_shows_the_national_text_as_it_is_now(self, client, national, regional):
        change(national, duty="Involve everybody.")
        assert "Involve everybody." in soup(client, regional).text
        assert "Involve people." not in soup(client, regional).text

    def test_begins_with_the_national_introduction(self, client, national, regional):
        factories.publish(national, introduction="<p>As at 2008. <b>Ended in 2013.</b></p>")
        key = soup(client, regional).select_one(".app-briefing-key").text
        assert "As at 2008. Ended in 2013." in key

    def test_does_not_show_a_national_draft(self, client, national, regional):
        national.body = [paragraph("The duty", "Unpublished words.", block_id=DUTY)]
        national.save_revision()
        assert "Unpublished words." not in soup(client, regional).text

    def test_names_region_authority_and_both_editions(self, client, regional):
        text = text_of(soup(client, regional).main)
        assert "North East: NHS North East (Q30)" in text
        assert "national briefing as it stands now: edition 1" in text

    def test_lists_the_organisations_of_its_region_and_of_no_other(self, client, regional):
        elsewhere = factories.RegionFactory(name="London", code="Q36")
        factories.OrganisationFactory(name="Anytown PCT")
        factories.OrganisationFactory(name="Otherplace PCT", ods_code="5BB", region=elsewhere)
        page = soup(client, regional)
        assert (
            text_of(page.select_one(".app-organisations")) == "Primary care trust Anytown PCT 5AA"
        )
        assert text_of(page.find(id="organisations")) == "Organisations in the region"

    def test_leaves_out_what_it_does_not_know(self, client, regional):
        page = soup(client, regional)
        assert page.find(id="organisations") is None
        assert page.find(id="earlier-paragraphs") is None

    def test_every_id_is_unique_and_every_inner_link_arrives(self, client, regional):
        factories.OrganisationFactory()
        page = soup(client, regional)
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids))
        assert {a["href"][1:] for a in page.select('a[href^="#"]')} <= set(ids)

    def test_costs_the_same_queries_however_long_it_is(self, client, national, regional):
        few = queries_of(client, regional)
        paragraphs = [paragraph(f"P{n}", "Text.") for n in range(8)]
        factories.publish(national, body=[*national.body.raw_data, *paragraphs])
        many = [insert(national, f"P{n}", f"Insert {n}") for n in range(8)]
        sections = [regional_section(f"Section {n}") for n in range(5)]
        factories.publish(regional, inserts=[*regional.inserts.raw_data, *many], sections=sections)
        for n in range(5):
            factories.OrganisationFactory(ods_code=f"5X{n}", name=f"Trust {n}")
        assert queries_of(client, regional) == few <= QUERIES_OF_A_REGIONAL_PAGE


def queries_of(client, page):
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    return len(queries)


class TestNationalChange:
    def test_makes_no_edition_of_the_regional_briefing(self, national, regional):
        change(national, duty="Involve everybody.")
        assert Edition.objects.of(national).count() == 2
        assert Edition.objects.of(regional).count() == 1

    def test_is_told_to_readers_at_the_addition_concerned(self, client, national, regional):
        change(national, dates="From December.")
        notes = soup(client, regional).select(".app-regional__note")
        assert len(notes) == 1
        assert "Our dates" in text_of(notes[0].parent)
        assert "has changed since this was added" in text_of(notes[0])

    def test_of_another_paragraph_is_not(self, client, national, regional):
        body = [*national.body.raw_data, paragraph("New one", "Brand new.")]
        factories.publish(national, body=body)
        assert soup(client, regional).select(".app-regional__note") == []

    def test_is_settled_when_the_regional_briefing_is_published_again(
        self, client, national, regional
    ):
        change(national, dates="From December.")
        factories.publish(regional, summary="Looked at again.")
        assert soup(client, regional).select(".app-regional__note") == []

    def test_is_not_settled_by_saving_a_draft(self, client, national, regional, editor):
        change(national, dates="From December.")
        regional.save_revision()
        assert soup(client, regional).select(".app-regional__note")
        assert [step.title for step in regional_additions(editor)] == ["North East briefing"]

    def test_that_takes_a_paragraph_out_keeps_the_addition(self, client, national, regional):
        key = Passage.objects.get(page=national, heading="Dates").key
        take_out_dates(national)
        page = soup(client, regional)
        assert pieces_of(page) == ["1 The duty", "Here", "Our dates", "Training"]
        note = page.select_one(".app-regional__note")
        assert "This was added to “Dates”" in text_of(note)
        assert note.a["href"] == f"/p/{key}"
        assert client.get(f"/p/{key}").status_code == 410

    def test_leads_editors_to_the_briefing(self, national, regional, editor):
        assert list(regional_additions(editor)) == []
        change(national, dates="From December.")
        (step,) = regional_additions(editor)
        assert step.url == f"/admin/pages/{regional.pk}/edit/"

    def test_is_shown_only_to_those_who_may_edit(self, national, regional):
        change(national, dates="From December.")
        stranger = factories.UserFactory(username="stranger", is_superuser=False)
        assert list(regional_additions(stranger)) == []

    def test_is_looked_for_in_as_many_queries_for_one_region_as_for_many(
        self, national, regional, editor
    ):
        change(national, dates="From December.")
        one = cost_of_steps(editor)
        for number in range(3):
            region = factories.RegionFactory(name=f"Region {number}", code=f"X{number}")
            factories.published_regional_briefing(
                national, region=region, slug=f"r{number}", inserts=[insert(national, "Dates")]
            )
        change(national, dates="From January.")
        assert len(list(regional_additions(editor))) == 4
        assert cost_of_steps(editor) == one

    def test_is_named_on_the_edit_page(self, editor_client, national, regional):
        change(national, dates="From December.")
        page = editor_client.get(f"/admin/pages/{regional.pk}/edit/").content.decode()
        assert "the national paragraph “Dates” has changed since you published" in page

    def test_that_takes_one_out_is_named_there_too(self, editor_client, national, regional):
        take_out_dates(national)
        page = editor_client.get(f"/admin/pages/{regional.pk}/edit/").content.decode()
        assert "its paragraph, “Dates”, is no longer in the national briefing" in page


def cost_of_steps(user):
    with CaptureQueriesContext(connection) as queries:
        list(regional_additions(user))
    return len(queries)


class TestDoors:
    """An unpublished or private national briefing takes its regions with it."""

    @pytest.fixture
    def addresses(self, regional):
        keys = Passage.objects.filter(page=regional).values_list("key", flat=True)
        return [regional.url, *(f"/p/{key}" for key in keys)]

    def closed(self, client, addresses):
        page, *passages = addresses
        assert all(client.get(address).status_code == 404 for address in passages)
        assert "Durham" not in client.get(page).content.decode()
        assert "North East briefing" not in client.get("/search/?q=Durham").content.decode()
        assert "North East briefing" not in client.get("/briefings/").content.decode()
        return True

    def test_are_open_at_first(self, client, addresses, work_queue):
        work_queue()
        assert client.get(addresses[0]).status_code == 200
        assert all(client.get(address).status_code == 302 for address in addresses[1:])
        assert "North East briefing" in client.get("/search/?q=Durham").content.decode()

    def test_close_with_the_national_briefing(self, client, national, addresses, work_queue):
        work_queue()
        national.unpublish()
        work_queue()
        assert client.get(addresses[0]).status_code == 404
        assert self.closed(client, addresses)

    def test_close_while_the_national_briefing_is_private(
        self, client, national, addresses, work_queue
    ):
        work_queue()
        factories.make_private(national)
        work_queue()
        assert self.closed(client, addresses)

    def test_open_again_with_it_at_the_same_addresses(self, client, national, addresses):
        national.unpublish()
        factories.publish(national)
        assert client.get(addresses[0]).status_code == 200
        assert all(client.get(address).status_code == 302 for address in addresses[1:])

    def test_a_private_regional_briefing_is_not_named_by_the_national_one(
        self, client, national, regional
    ):
        factories.make_private(regional)
        assert regional.url not in client.get(national.url).content.decode()


class TestPublishing:
    def test_needs_paragraphs_of_the_national_briefing_above(self, regional):
        other = factories.published_national_briefing(paragraph("Elsewhere"), slug="other")
        regional.inserts = [insert(other, "Elsewhere", "Astray")]
        assert regional.get_publishing_errors()["inserts"] == (
            "Choose a numbered paragraph of “Duty to involve” for “Astray”."
        )

    def test_needs_a_paragraph_and_not_the_page_as_a_whole(self, national, regional):
        regional.inserts = [insert(national, "Duty to involve", "To all")]
        assert "for “To all”" in regional.get_publishing_errors()["inserts"]

    def test_goes_on_while_a_paragraph_has_vanished(self, national, regional):
        """Or nothing in the briefing could be corrected before somebody has decided."""
        take_out_dates(national)
        page = RegionalBriefingPage.objects.get(pk=regional.pk)
        assert page.get_publishing_errors() == {}

    def test_one_briefing_for_each_region(self, national, regional):
        second = factories.draft_regional_briefing(national, slug="second")
        assert second.get_publishing_errors()["region"] == (
            "“North East briefing” is the briefing of North East already."
        )
        assert regional.get_publishing_errors() == {}

    def test_another_national_briefing_may_have_one_of_the_same_region(self, regional):
        other = factories.published_national_briefing(slug="other")
        assert factories.draft_regional_briefing(other).get_publishing_errors() == {}

    def test_a_copy_starts_without_a_region(self, regional):
        copy = regional.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
        assert copy.region is None


class TestPreview:
    def test_of_an_empty_draft(self, rf, national):
        draft = factories.draft_regional_briefing(national, region=None)
        html = draft.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "The duty" in html

    def test_of_an_addition_without_a_paragraph_loses_nothing(self, rf, national):
        child = {**insert(national, "Dates", "Where to?")}
        child["value"]["anchor"] = None
        draft = factories.draft_regional_briefing(national, inserts=[child])
        html = draft.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "Where to?" in html

    def test_below_an_unpublished_national_briefing_shows_its_draft(self, rf):
        national = factories.draft_national_briefing(paragraph("First words"))
        national.body = [paragraph("Second words")]
        national.save_revision()
        draft = factories.draft_regional_briefing(national)
        html = draft.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "Second words" in html


class TestEditing:
    def form(self, region, anchor, **fields):
        addition = {
            "anchor": anchor.pk if anchor else "",
            "heading": "In Durham",
            "content": streamfield([("text", rich_text("<p>Words typed with care.</p>"))]),
        }
        return nested_form_data(
            {
                "title": "New briefing",
                "slug": "new",
                "region": region.pk,
                "summary": "What we add.",
                "introduction": rich_text(""),
                "inserts": streamfield([("insert", addition)]),
                "sections": streamfield([]),
                "author": "",
                "distribution": "",
                "for_whom": "",
                "references": streamfield([]),
                "attachments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                "pack_items": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                "status": "current",
                "change_kind": "minor",
                "change_note": "",
                **fields,
            }
        )

    def add(self, client, national, form):
        url = f"/admin/pages/add/guidance/regionalbriefingpage/{national.pk}/"
        return client.post(url, {**form, "action-publish": "1"}, follow=True)

    def test_a_new_briefing_is_published_with_its_addition(self, editor_client, national):
        passage = Passage.objects.get(page=national, heading="Dates")
        self.add(editor_client, national, self.form(factories.RegionFactory(), passage))
        page = RegionalBriefingPage.objects.get()
        assert page.live
        assert [insert.anchor for insert in page.composition.inserts] == [passage]

    def test_a_paragraph_of_another_briefing_is_refused_at_its_field(self, editor_client, national):
        other = factories.published_national_briefing(paragraph("Elsewhere"), slug="other")
        passage = Passage.objects.get(page=other, heading="Elsewhere")
        form = self.form(factories.RegionFactory(), passage)
        response = self.add(editor_client, national, form)
        assert response.context["form"].errors["inserts"] == [
            "Choose a numbered paragraph of “Duty to involve” for “In Durham”."
        ]
        assert "Words typed with care." in response.content.decode()
        assert not RegionalBriefingPage.objects.exists()

    def test_the_chooser_offers_the_paragraphs_of_one_briefing(self, editor_client, national):
        factories.published_national_briefing(paragraph("Elsewhere"), slug="other")
        url = f"/admin/snippets/choose/passages/passage/?publication={national.pk}"
        found = editor_client.get(url).content.decode()
        assert "Dates" in found
        assert "Elsewhere" not in found

    def test_the_form_lists_the_paragraphs_and_says_whose_to_offer(self, editor_client, national):
        url = f"/admin/pages/add/guidance/regionalbriefingpage/{national.pk}/"
        page = BeautifulSoup(editor_client.get(url).content, "html.parser")
        assert page.find(id="national-briefing")["value"] == str(national.pk)
        assert "2 Dates" in text_of(page)

    def test_the_form_below_an_unpublished_briefing_says_what_to_wait_for(self, editor_client):
        national = factories.draft_national_briefing(title="Later")
        url = f"/admin/pages/add/guidance/regionalbriefingpage/{national.pk}/"
        assert "“Later” has not been published." in editor_client.get(url).content.decode()


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert BriefingsIndexPage.allowed_parent_page_models() == [HomePage]
    assert BriefingsIndexPage.allowed_subpage_models() == [NationalBriefingPage]
    assert NationalBriefingPage.allowed_parent_page_models() == [BriefingsIndexPage]
    assert NationalBriefingPage.allowed_subpage_models() == [RegionalBriefingPage]
    assert RegionalBriefingPage.allowed_parent_page_models() == [NationalBriefingPage]
    assert RegionalBriefingPage.allowed_subpage_models() == []
