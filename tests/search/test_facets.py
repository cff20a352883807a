"""Narrowing results down: counts of publications, chips, addresses."""

from datetime import date

import pytest

from cms.search import hits, publications
from cms.taxonomy.models import Audience
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

QUERIES_WITHOUT_CHOICES = 20
QUERIES_OF_THE_CHOICES = 2  # which publications have them; what else is known here
QUERIES_OF_A_CHOICE = 1  # what else might be chosen instead


def with_terms(page, **terms):
    """The page, published again with these themes or audiences."""
    for name, values in terms.items():
        setattr(page, name, values)
    page.save_revision().publish()
    return page


@pytest.fixture
def shelf(index):
    """A guide, a leaflet, two case studies, a regional briefing, a letter; all about the clinic."""
    north = factories.RegionFactory()
    south = factories.RegionFactory(name="South West", code="Q39")
    law, money = factories.theme("legal duty"), factories.theme("funding")
    boards = factories.term(Audience, "board members")
    guide = factories.published_guide(title="Guide clinic", publication_date=date(2008, 10, 30))
    with_terms(guide, themes=[law, money], audiences=[boards])
    factories.published_chapter(guide, paragraph("Clinic one"), paragraph("Clinic two"))
    leaflet = factories.published_leaflet(title="Leaflet clinic", publication_date=date(2009, 1, 1))
    with_terms(leaflet, themes=[law])
    of = factories.published_case_study
    survey, drop_in = factories.method("survey"), factories.method("drop-in")
    of(title="Alder clinic", region=north, year=2007, methods=[survey], themes=[money])
    of(title="Birch clinic", region=south, year=2008, methods=[survey, drop_in])
    factories.published_regional_briefing(title="Briefing clinic", region=north)
    factories.published_letter(title="Letter clinic", publication_date=date(2008, 11, 3))
    index()


@pytest.mark.usefixtures("shelf")
class TestFacets:
    @pytest.mark.parametrize(
        ("choice", "found"),
        [
            ("kind=guides", ["Guide clinic"]),
            ("kind=guides&kind=leaflets", ["Guide clinic", "Leaflet clinic"]),
            ("theme=legal-duty", ["Guide clinic", "Leaflet clinic"]),
            ("theme=funding&theme=legal-duty", ["Alder clinic", "Guide clinic", "Leaflet clinic"]),
            ("audience=board-members", ["Guide clinic"]),
            ("region=north-east", ["Alder clinic", "Briefing clinic"]),
            ("group=carers", ["Alder clinic", "Birch clinic"]),
            ("method=drop-in", ["Birch clinic"]),
            ("year=2008", ["Birch clinic", "Guide clinic", "Letter clinic"]),
            ("theme=funding&kind=case-studies", ["Alder clinic"]),
            ("theme=funding&region=south-west", []),
        ],
    )
    def test_narrow_the_results(self, search, choice, found):
        assert sorted(search(f"?q=clinic&{choice}").publications) == found

    def test_count_publications_and_not_passages(self, search):
        page = search("?q=clinic")
        assert page.choices("kind") == {
            "Case studies": 2,
            "Guides": 1,
            "Leaflets": 1,
            "Letters": 1,
            "Regional briefings": 1,
        }
        assert page.choices("theme") == {"Funding": 2, "Legal duty": 2}
        assert page.choices("audience") == {"Board members": 1}
        assert page.choices("region") == {"North East": 2, "South West": 1}
        assert page.choices("group") == {"Carers": 2}
        assert page.choices("method") == {"Drop-in": 1, "Survey": 2}

    def test_count_what_was_found_and_not_what_there_is(self, search):
        assert search("?q=birch").choices("region") == {}
        assert search("?q=alder+birch").choices("region") == {"North East": 1, "South West": 1}

    def test_count_given_the_other_choices_but_not_their_own(self, search):
        page = search("?q=clinic&region=north-east")
        assert page.choices("region") == {"North East": 2, "South West": 1}
        assert page.choices("kind") == {"Case studies": 1, "Regional briefings": 1}

    def test_keep_a_chosen_value_that_gives_nothing(self, search):
        page = search("?q=clinic&region=south-west&kind=guides")
        assert page.choices("kind") == {"Case studies": 1, "Guides": 0}

    def test_offer_nothing_that_would_change_nothing(self, search):
        assert search("?q=birch").choices("method") == {}
        assert search("?q=clinic").choices("status") == {}

    def test_put_the_newest_year_first(self, search):
        years = list(search("?q=clinic").choices("year"))
        assert years[-3:] == ["2009", "2008", "2007"]

    def test_are_sent_with_the_words_by_one_form(self, search):
        page = search("?q=clinic&kind=guides&sort=date")
        form = page.soup.select_one("#search-form")
        assert form.select_one('[name="q"]')["value"] == "clinic"
        assert form.select_one('[name="sort"]')["value"] == "date"
        boxes = page.soup.select('.app-filters [type="checkbox"]')
        assert {box["form"] for box in boxes} == {"search-form"}
        assert [box["value"] for box in boxes if box.has_attr("checked")] == ["guides"]

    def test_are_taken_away_one_by_one(self, search):
        page = search("?theme=funding&sort=date&kind=leaflets&q=clinic&kind=guides")
        assert page.chips == {
            "Remove the filter Kind: Guides ×": "?q=clinic&kind=leaflets&theme=funding&sort=date",
            "Remove the filter Kind: Leaflets ×": "?q=clinic&kind=guides&theme=funding&sort=date",
            "Remove the filter Theme: funding ×": ("?q=clinic&kind=guides&kind=leaflets&sort=date"),
            "Clear all filters": "?q=clinic&sort=date",
        }

    def test_say_what_they_did_not_understand_and_leave_it_out(self, search):
        page = search("?q=clinic&region=atlantis&kind=guides&year=%3Cb%3E&theme=%00")
        assert page.publications == ["Guide clinic"]
        said = page.text(".app-status")
        assert "Region “atlantis” is not known here, so it was left out." in said
        assert "Year “<b>” is not known here, so it was left out." in said

    def test_name_the_choice_to_drop_where_nothing_is_found_the_best_first(self, search):
        page = search("?q=clinic&region=south-west&theme=funding")
        assert page.publications == []
        assert page.links(".app-status") == {
            "2 without “South West”": "?q=clinic&theme=funding",
            "1 without “funding”": "?q=clinic&region=south-west",
        }

    def test_do_not_promise_anything_where_the_words_are_nowhere(self, search):
        page = search("?q=xylophone&kind=guides")
        assert "Nothing was found for “xylophone”" in page.text()
        assert "Kind: Guides" in page.text(".app-chips")

    def test_cost_the_same_queries_whatever_was_found(self, search, django_assert_max_num_queries):
        search("?q=clinic")
        with django_assert_max_num_queries(QUERIES_WITHOUT_CHOICES):
            search("?q=clinic")
        chosen = QUERIES_OF_THE_CHOICES + 3 * QUERIES_OF_A_CHOICE
        with django_assert_max_num_queries(QUERIES_WITHOUT_CHOICES + chosen):
            search("?q=clinic&kind=guides&theme=legal-duty&theme=funding&year=2008&region=atlantis")

    def test_are_the_same_when_asked_in_pieces(self, search, monkeypatch):
        whole = search("?q=clinic&theme=legal-duty&theme=funding&sort=date")
        monkeypatch.setattr(publications, "LARGEST_IN", 5)
        monkeypatch.setattr(hits, "LARGEST_IN", 5)
        pieces = search("?q=clinic&theme=legal-duty&theme=funding&sort=date")
        assert pieces.text() == whole.text()


@pytest.mark.usefixtures("shelf")
class TestOrder:
    def test_by_date_is_newest_first_and_a_year_by_itself_after_its_days(self, search):
        found = search("?q=clinic&sort=date").publications
        dated = [title for title in found if title != "Briefing clinic"]
        assert dated == [
            "Leaflet clinic",
            "Letter clinic",
            "Guide clinic",
            "Birch clinic",
            "Alder clinic",
        ]

    def test_is_changed_by_a_link_that_keeps_the_choices(self, search):
        page = search("?q=clinic&year=2008")
        assert page.links(".app-sorting") == {"Newest first": "?q=clinic&year=2008&sort=date"}
        assert search("?q=clinic&year=2008&sort=date").links(".app-sorting") == {
            "Best first": "?q=clinic&year=2008"
        }

    def test_anything_else_is_best_first(self, search):
        assert search("?q=clinic&sort=rubbish").publications == search("?q=clinic").publications


class TestOnlyWhatIsPublicCounts:
    @pytest.fixture
    def hidden(self, index):
        of = factories.published_case_study
        of(title="Open clinic", year=2001)
        of(title="Also clinic", year=2002)
        of(title="Gone clinic", year=2003, themes=[factories.theme("secret")]).unpublish()
        factories.make_private(of(title="Private clinic", year=2004))
        factories.draft_case_study(title="Draft clinic", year=2005)
        index()

    @pytest.mark.usefixtures("hidden")
    def test_in_results_and_choices(self, search):
        page = search("?q=clinic")
        assert sorted(page.publications) == ["Also clinic", "Open clinic"]
        assert page.choices("year") == {"2002": 1, "2001": 1}

    @pytest.mark.usefixtures("hidden")
    def test_and_nobody_learns_what_it_is_about(self, search):
        for choice in ("theme=secret", "year=2003", "year=2004", "year=2005"):
            assert "is not known here" in search(f"?q=clinic&{choice}").text()

    @pytest.mark.usefixtures("hidden")
    def test_and_what_a_draft_of_a_public_page_says_is_not_told(self, search):
        page = factories.CaseStudyFactory._meta.model.objects.get(title="Open clinic")
        page.year = 1999
        page.themes = [factories.theme("secret")]
        page.save_revision()
        assert "1999" not in search("?q=clinic").choices("year")
        assert "is not known here" in search("?q=clinic&theme=secret").text()

    def test_and_an_anonymous_case_study_on_request_is_filtered_by_what_is_public_of_it(
        self, search, index
    ):
        organisation = factories.OrganisationFactory(region=factories.RegionFactory())
        factories.published_case_study(
            title="Shy clinic", organisation=organisation, anonymous=True, availability="on-request"
        )
        factories.published_guide(title="Guide clinic")
        index()
        page = search("?q=clinic")
        assert page.choices("method") == {"Survey": 1}
        assert page.choices("region") == {}, "its own region was not given"
        assert "Anytown" not in page.text()
