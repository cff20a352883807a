"""/case-studies/: filters, counts, order, pages; all of it in the address."""

import pytest
from bs4 import BeautifulSoup

from tests import factories

pytestmark = pytest.mark.django_db

QUERIES_OF_A_LIST = 16
QUERIES_OF_A_FILTER = 1  # more, for each that was chosen


def soup(client, query=""):
    response = client.get(f"/case-studies/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def titles(page):
    return [text_of(title) for title in page.select(".app-study__title")]


def choices(page, name):
    """``{label: count}`` of a group of the form."""
    labels = [box.find_parent("label") for box in page.select(f'input[name="{name}"]')]
    texts = [text_of(label).rsplit(" ", 1) for label in labels]
    return {text: int(count.strip("()")) for text, count in texts}


@pytest.fixture
def shelf():
    """Four case studies: two regions, three years, themes and methods that overlap."""
    north = factories.RegionFactory()
    south = factories.RegionFactory(name="South West", code="Q39")
    survey, drop_in = factories.method("survey"), factories.method("drop-in")
    law, money = factories.theme("legal duty"), factories.theme("funding")
    of = factories.published_case_study
    of(title="Alder", region=north, year=2007, methods=[survey], themes=[law])
    of(title="Birch", region=north, year=2008, methods=[survey, drop_in], themes=[law, money])
    of(title="Cedar", region=south, year=2008, methods=[drop_in], themes=[money])
    of(title="Elm", region=south, year=2009, methods=[drop_in], themes=[])


@pytest.mark.usefixtures("shelf")
class TestFilters:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["Elm", "Birch", "Cedar", "Alder"]),
            ("?region=north-east", ["Birch", "Alder"]),
            ("?theme=funding", ["Birch", "Cedar"]),
            ("?method=survey", ["Birch", "Alder"]),
            ("?year=2008", ["Birch", "Cedar"]),
            ("?group=carers", ["Elm", "Birch", "Cedar", "Alder"]),
            ("?region=north-east&theme=funding", ["Birch"]),
            ("?year=2007&year=2009", ["Elm", "Alder"]),
            ("?method=survey&method=drop-in", ["Elm", "Birch", "Cedar", "Alder"]),
        ],
    )
    def test_narrow_the_list(self, client, query, found):
        assert sorted(titles(soup(client, query))) == sorted(found)

    def test_count_what_each_choice_would_give(self, client):
        page = soup(client)
        assert choices(page, "region") == {"North East": 2, "South West": 2}
        assert choices(page, "theme") == {"Funding": 2, "Legal duty": 2}
        assert choices(page, "method") == {"Drop-in": 3, "Survey": 2}
        assert choices(page, "year") == {"2009": 1, "2008": 2, "2007": 1}

    def test_count_given_the_other_filters_but_not_their_own(self, client):
        page = soup(client, "?region=north-east")
        assert choices(page, "region") == {"North East": 2, "South West": 2}
        assert choices(page, "method") == {"Drop-in": 1, "Survey": 2}
        assert choices(page, "year") == {"2008": 1, "2007": 1}

    def test_keep_a_chosen_value_that_gives_nothing(self, client):
        page = soup(client, "?year=2009&region=north-east")
        assert choices(page, "year")["2009"] == 0

    def test_tick_what_was_chosen(self, client):
        page = soup(client, "?year=2008&method=survey")
        assert {box["value"] for box in page.select("input[checked]")} == {"2008", "survey"}

    def test_offer_no_group_in_which_there_is_nothing_to_choose(self, client):
        assert not soup(client).select('input[name="group"], input[name="organisation"]')

    def test_are_taken_away_one_by_one(self, client):
        page = soup(client, "?year=2008&method=survey&method=drop-in&sort=title")
        chips = {text_of(chip): chip["href"] for chip in page.select(".app-chips__chip")}
        assert chips == {
            "Remove the filter Method: survey ×": "?method=drop-in&year=2008&sort=title",
            "Remove the filter Method: drop-in ×": "?method=survey&year=2008&sort=title",
            "Remove the filter Year: 2008 ×": "?method=drop-in&method=survey&sort=title",
        }
        assert page.select_one(".app-chips__clear")["href"] == "?sort=title"

    def test_say_what_they_did_not_understand_and_leave_it_out(self, client):
        page = soup(client, "?region=atlantis&year=2008&year=%3Cb%3E")
        assert len(titles(page)) == 2
        said = text_of(page.select_one(".app-status"))
        assert said == (
            "Region “atlantis” is not known here, so it was left out. "
            "Year “<b>” is not known here, so it was left out."
        )

    @pytest.mark.parametrize(
        "query", ["?year=%00", "?region=&year=", "?x=1&mode=2", "?year=" + "9" * 99]
    )
    def test_survive_anything(self, client, query):
        assert len(titles(soup(client, query))) == 4

    def test_name_the_filter_to_drop_where_nothing_is_found(self, client):
        page = soup(client, "?region=south-west&method=drop-in&year=2007")
        ways = {text_of(a): a["href"] for a in page.select(".app-status li a")}
        assert ways == {
            "2 without “2007”": "?region=south-west&method=drop-in",
        }

    def test_offer_every_way_out_the_best_first(self, client):
        page = soup(client, "?theme=legal-duty&year=2009")
        assert [text_of(a) for a in page.select(".app-status li a")] == [
            "2 without “2009”",
            "1 without “legal duty”",
        ]

    def test_begin_again_where_no_single_one_is_in_the_way(self, client):
        page = soup(client, "?region=north-east&year=2009&theme=legal-duty&method=drop-in")
        assert "2 without" not in text_of(page.main)
        assert text_of(page.select_one(".app-status")).startswith("Nothing matches")

    def test_the_form_keeps_the_order(self, client):
        hidden = soup(client, "?sort=title").select_one("input[type=hidden]")
        assert (hidden["name"], hidden["value"]) == ("sort", "title")


@pytest.mark.usefixtures("shelf")
class TestOrder:
    def test_is_newest_first(self, client):
        found = titles(soup(client))
        assert (found[0], found[-1]) == ("Elm", "Alder")

    def test_or_by_title(self, client):
        assert titles(soup(client, "?sort=title")) == ["Alder", "Birch", "Cedar", "Elm"]

    def test_is_changed_by_a_link_that_keeps_the_filters(self, client):
        links = soup(client, "?year=2008").select(".app-sorting a")
        assert [link["href"] for link in links] == ["?year=2008&sort=title"]

    def test_anything_else_is_the_usual_order(self, client):
        assert titles(soup(client, "?sort=rubbish"))[0] == "Elm"


class TestPages:
    @pytest.fixture(autouse=True)
    def many(self):
        for number in range(21):
            factories.published_case_study(title=f"Study {number:02}", year=2000)

    @pytest.mark.parametrize(
        ("query", "count"),
        [("", 20), ("?page=2", 1), ("?page=9999", 1), ("?page=rubbish", 20), ("?page=", 20)],
    )
    def test_hold_twenty_and_the_nearest_is_given(self, client, query, count):
        assert len(titles(soup(client, query))) == count

    def test_lead_on_and_back_and_keep_the_order(self, client):
        first, second = soup(client, "?sort=title"), soup(client, "?sort=title&page=2")
        assert [a["href"] for a in first.select(".nhsuk-pagination a")] == ["?sort=title&page=2"]
        assert [a["href"] for a in second.select(".nhsuk-pagination a")] == ["?sort=title"]
        assert "21 case studies" in text_of(second.main)

    def test_cost_the_same_queries_however_many_there_are(
        self, client, django_assert_max_num_queries
    ):
        client.get("/case-studies/")
        with django_assert_max_num_queries(QUERIES_OF_A_LIST):
            assert len(titles(soup(client))) == 20
        with django_assert_max_num_queries(QUERIES_OF_A_LIST + 3 * QUERIES_OF_A_FILTER):
            assert len(titles(soup(client, "?page=2&year=2000&method=survey&group=carers"))) == 1


class TestOnlyWhatIsPublicCounts:
    @pytest.fixture(autouse=True)
    def hidden(self):
        of = factories.published_case_study
        of(title="Open", year=2001)
        of(title="Also open", year=2002)
        of(title="Withdrawn", year=2003, themes=[factories.theme("secret")]).unpublish()
        factories.make_private(of(title="Private", year=2004))
        factories.draft_case_study(title="Draft", year=2005)

    def test_in_the_list_and_in_the_choices(self, client):
        page = soup(client)
        assert titles(page) == ["Also open", "Open"]
        assert choices(page, "year") == {"2002": 1, "2001": 1}

    def test_and_nobody_learns_what_it_is_about(self, client):
        assert "is not known here" in text_of(soup(client, "?theme=secret").main)

    def test_and_the_years_of_a_draft_of_a_public_page_are_not_told(self, client):
        page = factories.CaseStudyFactory._meta.model.objects.get(title="Open")
        page.year = 1999
        page.themes = [factories.theme("secret")]
        page.save_revision()
        assert "1999" not in choices(soup(client), "year")
        assert "is not known here" in text_of(soup(client, "?theme=secret").main)


def test_an_empty_list_says_so(client):
    factories.case_study_index()
    assert "Nothing has been published here yet." in text_of(soup(client).main)


def test_words_are_for_the_search_of_the_site(client):
    factories.case_study_index()
    assert soup(client).main.select_one('form[action="/search/"] input[name="q"]')
