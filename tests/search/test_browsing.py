"""Search without words: what there is."""

from datetime import date

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(index):
    theme = factories.theme("legal duty")
    guide = factories.published_guide(title="Old guide", publication_date=date(2001, 1, 1))
    guide.themes = [theme]
    guide.save_revision().publish()
    factories.published_guide(title="New guide", slug="new", publication_date=date(2008, 1, 1))
    factories.published_leaflet(title="Leaflet")
    factories.published_guide(
        title="Gone guide", slug="gone", status="withdrawn", status_reason="It was wrong."
    )
    index()


@pytest.mark.usefixtures("shelf")
class TestWithoutAnything:
    def test_the_kinds_and_themes_are_offered_with_their_numbers(self, search):
        page = search()
        kinds = page.links('[aria-labelledby="by-kind"]')
        assert kinds["Guides"] == "?kind=guides"
        assert "Guides (2)" in page.all('[aria-labelledby="by-kind"] li')
        assert page.links('[aria-labelledby="by-theme"]') == {"Legal duty": "?theme=legal-duty"}

    def test_the_latest_updates_are_shown(self, search):
        assert "Leaflet" in search().text('[aria-labelledby="latest-updates"]')

    def test_words_without_a_letter_are_nothing(self, search):
        assert "Old guide" not in search("?q=%20%00").publications
        assert search("?q=%20%00").links('[aria-labelledby="by-kind"]')


@pytest.mark.usefixtures("shelf")
class TestWithAChoice:
    def test_the_newest_publication_comes_first(self, search):
        page = search("?kind=guides")
        assert page.publications == ["New guide", "Old guide"]
        assert page.count == "2 publications"

    def test_each_has_its_summary(self, search):
        assert "What this is and why it matters." in search("?kind=leaflets").text(".app-result")

    def test_there_is_no_other_order(self, search):
        assert search("?kind=guides").soup.select(".app-sorting") == []

    def test_what_is_left_out_can_be_asked_for(self, search):
        page = search("?kind=guides")
        assert page.links(".app-results__left-out") == {
            "Show what was withdrawn": "?kind=guides&status=withdrawn"
        }
        assert search("?status=withdrawn").publications == ["Gone guide"]


def test_an_empty_library_is_no_error(search, index):
    factories.home()
    assert "Search the library" in search().text()
    assert "Nothing has been published here yet." in search("?status=superseded").text()
