"""``/search/``: the publications that answer, and the very places where they do."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.passages.models import Passage
from cms.search import hits
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

QUERIES = 20


@pytest.fixture
def chapter(guide, index):
    chapter = factories.published_chapter(
        guide,
        paragraph("When the change is urgent", "Act first, and record the <b>reasons</b> at once."),
        paragraph("Who is bound", "Trusts & authorities are."),
    )
    index()
    return chapter


class TestAPublication:
    def test_is_named_with_its_kind_and_date(self, search, index):
        factories.published_guide(title="Real care", publication_date=date(2008, 10, 30))
        index()
        found = search("?q=real+care")
        assert found.links(".app-result__title") == {"Real care": "/guidance/real-care/"}
        assert found.text(".app-result__facts") == "Guide, 30 October 2008"

    def test_without_a_date_of_its_own_has_that_of_its_first_edition(self, search, index):
        guide = factories.published_guide(title="Real care", publication_date=None)
        index()
        published = f"{guide.first_published_at:%Y}"
        assert search("?q=care").text(".app-result__facts").endswith(published)

    def test_shows_its_summary_where_that_answers_best(self, search, index):
        factories.published_guide(title="Real care", summary="All about <i>kindness</i>.")
        index()
        found = search("?q=kindness")
        assert found.publications == ["Real care"]
        assert "<mark>kindness</mark>" in str(found.soup.select_one(".app-result"))
        assert found.passages == []

    def test_shows_the_three_best_passages_and_leads_to_the_others(self, search, guide, index):
        paragraphs = [paragraph(f"Urgent {n}", "urgent " * n) for n in range(1, 6)]
        factories.published_chapter(guide, *paragraphs)
        index()
        found = search("?q=urgent")
        assert found.publications == ["Real Involvement"]
        assert len(found.passages) == 3
        assert found.links(".app-result__more") == {
            "2 more in this guide : Real Involvement": f"?q=urgent&in={guide.pk}"
        }

    def test_comes_once_however_often_it_answers(self, search, chapter):
        assert search("?q=urgent+trusts").publications == ["Real Involvement"]

    def test_stands_where_its_best_passage_ranks(self, search, chapter, index, monkeypatch):
        other = factories.published_guide(title="Other guide", slug="other")
        factories.published_chapter(other, paragraph("Change", "urgent"), paragraph("More change"))
        index()
        ranks = ["Change", "When the change is urgent", "More change"]
        keys = [Passage.objects.get(heading=heading).pk for heading in ranks]
        monkeypatch.setattr(hits, "ranked_keys", lambda *_: keys)
        found = search("?q=change")
        assert found.publications == ["Other guide", "Real Involvement"]
        assert found.passages == ["1.1 Change", "1.2 More change", "1.1 When the change is urgent"]

    def test_in_another_language_says_so_to_the_browser(self, search, index):
        factories.published_leaflet(title="Twoje zdanie", language="pl")
        index()
        title = search("?q=zdanie").soup.select_one(".app-result__title a")
        assert (title["lang"], title["dir"]) == ("pl", "ltr")


class TestAPassage:
    def test_has_number_heading_excerpt_and_a_permanent_link(self, search, chapter):
        found = search("?q=urgent+reasons")
        passage = Passage.objects.get(heading="When the change is urgent")
        links = found.links(".app-hit__title")
        assert links["1.1 When the change is urgent"] == f"/p/{passage.key}"
        assert "<mark>reasons</mark>" in str(found.soup.select_one(".app-hit"))

    def test_is_found_by_the_stem_of_its_words(self, search, chapter):
        assert search("?q=changes").passages == ["1.1 When the change is urgent"]

    def test_with_all_the_words_comes_before_one_with_some(self, search, chapter):
        assert search("?q=urgent+trusts+authorities").passages == [
            "1.2 Who is bound",
            "1.1 When the change is urgent",
        ]

    def test_is_found_by_its_new_words_only_once_reworded(self, search, chapter, index):
        factories.publish(chapter, body=[paragraph("Emergencies", "Do what safety needs.")])
        index()
        assert search("?q=emergencies").passages == ["1.1 Emergencies"]
        assert search("?q=urgent").passages == []

    def test_may_be_a_row_of_a_register(self, search, index):
        factories.GlossaryTermFactory(term="PALS", meaning="Helps patients on the spot.")
        factories.published_glossary()
        index()
        found = search("?q=PALS")
        assert found.publications == ["Glossary"]
        assert found.passages == ["PALS"]
        assert found.text(".app-result__facts") == "Glossary"


class TestStatus:
    @pytest.fixture
    def newer(self):
        return factories.published_guide(title="Newer guide", slug="newer")

    def test_superseded_is_said_with_what_supersedes(self, search, newer, index):
        factories.published_guide(title="Old urgent", status="superseded", superseded_by=newer)
        index()
        found = search("?q=old+urgent")
        assert found.text(".app-result__status") == "Superseded See instead: Newer guide"
        assert found.links(".app-result__status") == {"Newer guide": "/guidance/newer/"}

    def test_superseded_tells_nothing_of_what_is_not_public(self, search, newer, index):
        factories.published_guide(title="Old urgent", status="superseded", superseded_by=newer)
        newer.unpublish()
        index()
        assert search("?q=old+urgent").text(".app-result__status") == "Superseded"

    def test_superseded_is_told_to_the_ranking(self, search, chapter, newer, index, monkeypatch):
        factories.published_guide(
            title="Old", slug="old", status="superseded", superseded_by=newer, summary="Urgent."
        )
        index()
        told = {}

        def ranked_keys(query, passages, wording):
            told.update(passages.values_list("publication__title", "superseded"))
            return []

        monkeypatch.setattr(hits, "ranked_keys", ranked_keys)
        search("?q=urgent")
        assert told == {"Real Involvement": False, "Newer guide": False, "Old": True}

    @pytest.fixture
    def withdrawn(self, chapter, index):
        guide = factories.published_guide(
            title="Withdrawn guide", slug="old", status="withdrawn", status_reason="It was wrong."
        )
        factories.published_chapter(guide, paragraph("Urgent indeed"))
        index()
        return guide

    @pytest.mark.usefixtures("withdrawn")
    def test_withdrawn_is_shown_only_when_asked_for(self, search):
        found = search("?q=urgent")
        assert found.publications == ["Real Involvement"]
        assert found.count.startswith("1 publication ")
        asked = search("?q=urgent&status=withdrawn")
        assert asked.publications == ["Withdrawn guide"]
        assert asked.text(".app-result__status") == "Withdrawn"
        both = search("?q=urgent&status=current&status=withdrawn").publications
        assert sorted(both) == ["Real Involvement", "Withdrawn guide"]

    @pytest.mark.usefixtures("withdrawn")
    def test_withdrawn_is_not_kept_quiet(self, search):
        left_out = search("?q=urgent").links(".app-results__left-out")
        assert left_out == {"Show what was withdrawn": "?q=urgent&status=withdrawn"}
        assert "Withdrawn guide" not in search("?q=urgent&kind=leaflets").text()

    @pytest.mark.usefixtures("withdrawn")
    def test_withdrawn_alone_counts_as_nothing_found(self, search):
        found = search("?q=indeed")
        assert "Nothing was found for “indeed”" in found.text()
        assert "Show what was withdrawn" in found.text()

    def test_withdrawn_is_searched_from_within(self, search, withdrawn):
        assert search(f"?q=urgent&in={withdrawn.pk}").passages == ["1.1 Urgent indeed"]


class TestACaseStudy:
    def test_shows_the_year_of_the_work_and_that_it_is_invented(self, search, index):
        factories.published_case_study(title="Clinic", year=2007, illustrative=True)
        index()
        assert search("?q=clinic").text(".app-result__facts") == "Case study, 2007, illustrative"

    def test_on_request_says_so_and_shows_nothing_else(self, search, index):
        factories.published_case_study(
            title="Clinic",
            year=2007,
            months="March",
            availability="on-request",
            setting="Kestrel ward",
            what_changed="<p>Kestrel.</p>",
        )
        index()
        facts = search("?q=clinic").text(".app-result__facts")
        assert facts == "Case study, 2007, full record on request"
        assert search("?q=kestrel").publications == []

    def test_anonymous_does_not_name_its_organisation(self, search, index):
        factories.published_case_study(
            title="Clinic", organisation=factories.OrganisationFactory(), anonymous=True
        )
        index()
        assert search("?q=anytown").publications == []
        assert "Anytown" not in search("?q=clinic").text()


class TestThePage:
    def test_says_how_much_was_found_in_heading_status_and_title(self, search, chapter):
        found = search("?q=urgent")
        assert found.count == "1 publication for “urgent”"
        assert found.soup.select_one('[role="status"] h2')
        assert found.text("title").startswith("urgent – 1 publication – Search")

    def test_shows_the_query_as_text(self, search, chapter):
        page = search("?q=%3Cscript%3Ealert(1)%3C/script%3E").response.content.decode()
        assert "<script>alert(1)" not in page

    def test_is_not_for_other_search_engines(self, search, chapter):
        robots = search("?q=urgent").soup.select_one('meta[name="robots"]')
        assert robots["content"] == "noindex"

    def test_may_be_cached_and_sets_no_cookie(self, search, chapter):
        response = search("?q=urgent").response
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_finds_a_guide_by_its_reference(self, search, index):
        factories.published_guide(references=[factories.reference("DH_089787", "dh")])
        index()
        assert search("?q=DH_089787").publications == ["Real Involvement"]

    def test_without_a_hit_offers_a_way_on(self, search, chapter):
        found = search("?q=xylophone")
        assert "Nothing was found for “xylophone”" in found.text()
        assert found.links(".app-status") == {"look through what there is": "/search/"}


class TestPages:
    @pytest.fixture
    def many(self, index):
        for number in range(12):
            factories.published_guide(title=f"Urgent {number:02}", slug=f"urgent-{number}")
        index()

    @pytest.mark.usefixtures("many")
    def test_hold_ten_publications_and_the_nearest_is_given(self, search):
        first = search("?q=urgent")
        assert first.count == "12 publications for “urgent”"
        assert len(first.publications) == 10
        assert first.links(".nhsuk-pagination") == {"Next page": "?q=urgent&page=2"}
        last = search("?q=urgent&page=9999")
        assert len(last.publications) == 2
        assert last.links(".nhsuk-pagination") == {"Previous page": "?q=urgent"}
        assert len(search("?q=urgent&page=nonsense").publications) == 10

    def test_cost_the_same_queries_however_much_is_found(
        self, search, chapter, index, django_assert_max_num_queries
    ):
        search("?q=urgent")
        with django_assert_max_num_queries(QUERIES) as few:
            search("?q=urgent")
        for number in range(11):
            other = factories.published_guide(title=f"Urgent {number}", slug=f"urgent-{number}")
            factories.published_chapter(other, *[paragraph(f"Urgent {n}") for n in range(5)])
        index()
        with django_assert_max_num_queries(len(few.captured_queries)):
            assert search("?q=urgent").count == "12 publications for “urgent”"


ADDRESSES = st.dictionaries(
    st.sampled_from(["q", "in", "kind", "theme", "year", "status", "sort", "page"]),
    st.text(max_size=300) | st.sampled_from(["urgent", "guides", "2008", "9" * 30, "withdrawn"]),
)


@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parameters=ADDRESSES)
def test_nothing_that_can_be_typed_is_an_error(client, chapter, parameters):
    assert client.get("/search/", parameters).status_code == 200


@pytest.mark.parametrize(
    "query",
    ['"', '"unbalanced', "a" * 10_000, "\x00", "*", "a*", "((((((", "NOT", "\u202eright to left"],
)
def test_notorious_queries_are_searched_literally_or_ignored(client, chapter, query):
    assert client.get("/search/", {"q": query}).status_code == 200
