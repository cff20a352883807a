"""Search inside one publication, and the way out of it again."""

import pytest
from bs4 import BeautifulSoup

from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(guide, index):
    chapter = factories.published_chapter(
        guide, *[paragraph(f"Urgent {n}") for n in range(1, 26)], title="On urgency"
    )
    other = factories.published_guide(title="Other guide", slug="other")
    factories.published_chapter(other, paragraph("Urgent elsewhere"))
    index()
    return chapter


@pytest.mark.usefixtures("chapter")
class TestInside:
    def test_only_its_own_passages_are_found_twenty_to_a_page(self, search, guide):
        page = search(f"?q=urgent&in={guide.pk}")
        assert page.count == "25 places for “urgent”"
        assert len(page.passages) == 20
        assert all(passage.startswith("1.") for passage in page.passages)
        assert page.links(".nhsuk-pagination") == {"Next page": f"?q=urgent&in={guide.pk}&page=2"}

    def test_a_slug_will_do(self, search):
        assert search("?q=urgent&in=real-involvement").count == "25 places for “urgent”"

    def test_the_whole_of_it_is_a_place_too(self, search, guide):
        assert search(f"?q=involvement&in={guide.pk}").passages == ["Real Involvement"]

    def test_the_box_says_so_and_can_be_unticked(self, search, guide):
        page = search(f"?q=urgent&kind=guides&in={guide.pk}")
        box = page.soup.select_one('#search-form input[name="in"]')
        assert (box["value"], box["type"]) == (str(guide.pk), "checkbox")
        assert box.has_attr("checked")
        hidden = page.soup.select_one('#search-form input[name="kind"]')
        assert (hidden["type"], hidden["value"]) == ("hidden", "guides")

    def test_nothing_found_leads_to_the_whole_library(self, search, guide):
        page = search(f"?q=elsewhere&in={guide.pk}")
        assert page.links(".app-status") == {"Search the whole library for it": "?q=elsewhere"}

    def test_without_words_everything_is_listed_in_its_order(self, search, guide):
        found = search(f"?in={guide.pk}").passages
        assert found[:3] == ["Real Involvement", "1 On urgency", "1.1 Urgent 1"]

    def test_a_choice_that_does_not_fit_can_be_dropped(self, search, guide):
        page = search(f"?q=urgent&in={guide.pk}&kind=guides&year=1066")
        assert page.count == "25 places for “urgent”"
        assert "Year “1066” is not known here" in page.text()


@pytest.mark.parametrize("place", ["nowhere", "999999", "9" * 30, "%00", "²", "hidden"])
def test_what_is_not_public_here_is_said_and_the_library_searched(search, chapter, place):
    factories.make_private(factories.published_guide(title="Hidden", slug="hidden"))
    page = search(f"?q=urgent&in={place}")
    assert len(page.publications) == 2
    assert "the whole library was searched" in page.text(".app-status")


@pytest.mark.parametrize("address", ["{guide}", "{guide}on-urgency/", "{guide}whole-guide/"])
def test_every_page_of_a_guide_offers_to_search_it(client, guide, chapter, address):
    page = BeautifulSoup(client.get(address.format(guide=guide.url)).content, "html.parser")
    form = page.find("input", {"name": "in", "value": str(guide.pk)}).find_parent("form")
    assert form["action"] == "/search/"
    assert form.select_one('label[for="search-inside"]').text == "Search this guide"
