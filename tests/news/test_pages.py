"""A news release, the list of them, and their feed."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.news.models import NewsIndexPage, NewsReleasePage
from cms.pages.models import HomePage
from cms.passages.models import Passage
from tests import factories
from tests.factories import block, note

pytestmark = pytest.mark.django_db

QUERIES_OF_A_LIST = 9
QUERIES_OF_A_RELEASE = 18


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def release():
    return factories.published_release(
        title="Evening clinics open",
        slug="evening-clinics",
        issuing_body="Anytown PCT",
        place="Anytown",
        body=[
            block("text", "<p>Clinics now open in the evening.</p>"),
            block("quotation", {"text": "They asked us.", "role": "Nurse", "name": "Jo Bloggs"}),
        ],
        notes=[note("The clinics serve the town."), note("Umbrellas were counted.")],
    )


class TestARelease:
    def test_says_who_issued_it_and_when(self, client, release):
        page = soup(client, release.url)
        assert text_of(page.h1) == "Evening clinics open"
        issued = text_of(page.select_one(".app-sheet__issued"))
        assert issued == "Issued by Anytown PCT on 30 October 2008"
        assert text_of(page.select_one(".app-release__dateline")) == "Anytown, 30 October 2008"

    def test_ends_before_its_notes(self, client, release):
        text = text_of(soup(client, release.url).article)
        parts = ["Clinics now open", "Ends", "Notes to editors", "Contacts", "For journalists"]
        assert sorted(parts, key=text.index) == parts

    def test_attributes_a_quotation_to_name_and_role(self, client, release):
        quotation = soup(client, release.url).select_one(".app-quotation")
        assert text_of(quotation) == "They asked us. Jo Bloggs, Nurse"

    def test_a_quotation_without_a_name_has_its_role(self, client):
        words = block("quotation", {"text": "They asked us.", "role": "Nurse", "name": ""})
        release = factories.published_release(body=[words])
        quotation = soup(client, release.url).select_one(".app-quotation figcaption")
        assert text_of(quotation) == "Nurse"

    def test_numbers_its_notes_each_with_a_permanent_place(self, client, release):
        notes = soup(client, release.url).select(".app-release__notes li")
        keys = [Passage.objects.get(heading=f"Note {n} to editors").key for n in (1, 2)]
        assert [item["id"] for item in notes] == [f"p-{key}" for key in keys]
        assert text_of(notes[1].select_one(".app-permalink")) == "Link to note 2"

    def test_a_note_s_permanent_address_leads_to_it(self, client, release):
        key = Passage.objects.get(heading="Note 2 to editors").key
        response = client.get(f"/p/{key}")
        assert response["Location"] == f"{release.url}#p-{key}"

    def test_shows_related_documents_that_are_public_in_the_order_chosen(self, client):
        guide = factories.published_guide(title="The guide")
        letter = factories.published_letter(title="The letter")
        draft = factories.draft_guide(title="The draft")
        chosen = [block("page", page.pk) for page in (letter, draft, guide)]
        release = factories.published_release(related_pages=chosen)
        links = soup(client, release.url).select(".app-related-pages a")
        assert [text_of(link) for link in links] == ["The letter", "The guide"]

    def test_its_text_is_found_as_a_whole_and_its_notes_by_themselves(self, release):
        whole = Passage.objects.get(page=release, block_id="")
        assert "Clinics now open in the evening." in whole.text
        assert "They asked us." in whole.text
        assert "Jo Bloggs" in whole.text
        assert "Umbrellas" not in whole.text
        assert Passage.objects.get(heading="Note 2 to editors").text == "Umbrellas were counted."

    def test_a_search_for_a_note_finds_the_note(self, client, release, work_queue):
        work_queue()
        found = soup(client, "/search/?q=umbrellas").select_one(".app-result")
        assert "Evening clinics open" in text_of(found.select_one(".app-result__title"))
        assert text_of(found.select_one(".app-hit__title")) == "Note 2 to editors"

    def test_a_note_to_later_readers_stands_above_it_and_not_in_it(self, client):
        release = factories.published_release(introduction="<p>Clinics closed in 2013.</p>")
        page = soup(client, release.url)
        assert text_of(page.select_one("[role=note]")) == "Clinics closed in 2013."
        assert "Clinics closed" not in text_of(page.article)

    def test_tells_readers_of_its_feed(self, client, release):
        links = soup(client, release.url).select("link[type='application/atom+xml']")
        assert [link["href"] for link in links] == ["/updates.atom", "/news/feed/"]

    def test_a_preview_of_an_empty_draft_does_not_fail(self, rf):
        release = factories.draft_release(
            publication_date=None,
            place="",
            issuing_body="",
            body=[block("quotation", {"text": "", "role": "", "name": ""})],
            contacts=[block("contact", {"role": "", "contact": None})],
            notes=[note("")],
            related_pages=[block("page", None)],
        )
        html = release.make_preview_request(rf.get("/"), "").render().content.decode()
        assert release.title in html

    def test_costs_few_queries_however_much_it_holds(
        self, client, release, django_assert_max_num_queries
    ):
        client.get(release.url)
        with django_assert_max_num_queries(QUERIES_OF_A_RELEASE):
            client.get(release.url)
        guides = [factories.published_guide(title=f"Guide {n}") for n in range(4)]
        links = "".join(f'<a linktype="page" id="{guide.pk}">G</a>' for guide in guides)
        factories.publish(
            release,
            body=[block("text", f"<p>{links}</p>") for _ in range(5)],
            notes=[note(links) for _ in range(6)],
            contacts=[factories.media_contact() for _ in range(4)],
            related_pages=[block("page", guide.pk) for guide in guides],
        )
        with django_assert_max_num_queries(QUERIES_OF_A_RELEASE):
            client.get(release.url)


class TestTheRules:
    @pytest.mark.parametrize(
        "field", ["issuing_body", "place", "publication_date", "body", "contacts"]
    )
    def test_what_a_release_cannot_do_without(self, field):
        empty = {"publication_date": None, "body": [], "contacts": []}.get(field, "")
        release = factories.draft_release(**{field: empty})
        assert set(release.get_publishing_errors()) == {field}

    def test_a_contact_for_staff_is_none_for_journalists(self):
        contact = factories.media_contact()
        contact["value"]["role"] = "staff"
        errors = factories.draft_release(contacts=[contact]).get_publishing_errors()
        assert errors == {"contacts": "Name a contact for journalists."}

    def test_nor_is_one_whose_team_has_been_deleted(self):
        release = factories.published_release()
        factories.ContactFactory().delete()
        release = NewsReleasePage.objects.get(pk=release.pk)
        assert release.get_publishing_errors() == {"contacts": "Name a contact for journalists."}

    def test_a_complete_one_may_go_out(self):
        assert factories.draft_release().get_publishing_errors() == {}


class TestTheIndex:
    def test_is_by_year_newest_first(self, client):
        for day in (date(2008, 10, 30), date(2009, 11, 19), date(2008, 1, 2)):
            factories.published_release(title=f"Of {day}", publication_date=day)
        page = soup(client, "/news/")
        assert [text_of(year) for year in page.select(".app-news h2")] == ["2009", "2008"]
        titles = [text_of(link) for link in page.select(".app-news a")]
        assert titles == ["Of 2009-11-19", "Of 2008-10-30", "Of 2008-01-02"]

    def test_has_twenty_to_a_page_at_the_same_cost(self, client, django_assert_max_num_queries):
        factories.published_release()
        client.get("/news/")
        with django_assert_max_num_queries(QUERIES_OF_A_LIST):
            client.get("/news/")
        for _ in range(21):
            factories.published_release()
        with django_assert_max_num_queries(QUERIES_OF_A_LIST):
            assert len(soup(client, "/news/").select(".app-news li")) == 20
        second = soup(client, "/news/?page=2")
        assert len(second.select(".app-news li")) == 2
        assert "page 2" in text_of(second.title)
        assert client.get("/news/?page=none").status_code == 200

    def test_says_so_when_there_is_nothing(self, client):
        factories.news_index()
        assert "Nothing has been published here yet." in text_of(soup(client, "/news/"))

    def test_the_home_page_shows_the_newest_three(self, client):
        for year in (2005, 2006, 2007, 2008):
            factories.published_release(title=f"Of {year}", publication_date=date(year, 1, 1))
        section = text_of(soup(client, "/").select_one(".app-sections"))
        assert "Of 2008" in section
        assert "Of 2005" not in section


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert NewsIndexPage.allowed_parent_page_models() == [HomePage]
    assert NewsIndexPage.allowed_subpage_models() == [NewsReleasePage]
    assert NewsReleasePage.allowed_parent_page_models() == [NewsIndexPage]
    assert NewsReleasePage.allowed_subpage_models() == []


def test_the_editors_home_page_begins_a_release(editor_client):
    index = factories.news_index()
    page = editor_client.get("/admin/").content.decode()
    assert f"/admin/pages/add/news/newsreleasepage/{index.pk}/" in page


@pytest.mark.parametrize("path", ["/news/", "/news/feed/", "/news/evening-clinics/"])
def test_a_public_page_sets_no_cookie_and_varies_by_none(client, release, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
