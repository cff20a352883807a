"""``/search/suggestions/``: places whose headings begin so."""

import pytest

from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

DATABASE = {"default": {"BACKEND": "wagtail.search.backends.database"}}


@pytest.fixture(params=["whoosh", "database"])
def engine(request, settings):
    if request.param == "database":
        settings.WAGTAILSEARCH_BACKENDS = DATABASE
    return request.param


@pytest.fixture
def chapter(engine, guide, work_queue):
    chapter = factories.published_chapter(
        guide,
        paragraph("When the change is urgent", "Nothing of the text is suggested."),
        *(paragraph(f"Question {n}") for n in range(12)),
    )
    work_queue()
    return chapter


def suggestions(client, query, **parameters):
    response = client.get("/search/suggestions/", {"q": query, **parameters})
    assert response.status_code == 200
    return response.json()["suggestions"]


def titles(client, query, **parameters):
    return [each["title"] for each in suggestions(client, query, **parameters)]


def test_a_suggestion_says_what_it_is_where_it_stands_and_leads_there(client, guide, chapter):
    passage = factories.passage_of(chapter, "When the change is urgent")
    assert suggestions(client, "urg") == [
        {
            "title": "1.1 When the change is urgent",
            "where": guide.title,
            "url": f"/p/{passage.key}",
        }
    ]


@pytest.mark.parametrize("typed", ["change ur", "CHA", "when the c", "urgent"])
def test_each_word_may_be_a_beginning(client, chapter, typed):
    assert "1.1 When the change is urgent" in titles(client, typed)


@pytest.mark.parametrize("typed", ["", " ", "nothing", "hange", "\x00", '"', "*", "a" * 5_000])
def test_there_may_be_nothing_to_suggest(client, chapter, typed):
    assert titles(client, typed) == []


def test_pages_and_terms_of_the_glossary_are_suggested(client, engine, guide, work_queue):
    factories.published_glossary()
    factories.GlossaryTermFactory(term="Realism")
    work_queue()
    assert {"Real Involvement", "Realism"} <= set(titles(client, "rea"))
    whole = [each for each in suggestions(client, "rea") if each["title"] == "Real Involvement"]
    assert whole[0]["where"] == ""


def test_there_are_eight_at_most_and_one_letter_is_enough(client, chapter):
    assert len(titles(client, "q")) == 8


def test_inside_a_publication_nothing_else_is_suggested(client, chapter, guide, work_queue):
    other = factories.published_guide(title="Other", slug="other")
    factories.published_chapter(other, paragraph("Urgent, too"), slug="chapter")
    work_queue()
    assert len(titles(client, "urg")) == 2
    assert titles(client, "urg", **{"in": other.pk}) == ["1.1 Urgent, too"]
    assert len(titles(client, "urg", **{"in": "9" * 40})) == 2
    assert len(titles(client, "urg", **{"in": "nonsense"})) == 2


def test_what_is_hidden_is_not_suggested_although_the_index_is_behind(client, guide, chapter):
    assert titles(client, "urg")
    factories.make_private(guide)
    assert titles(client, "urg") == []


def test_hidden_places_do_not_crowd_out_those_that_can_be_seen(client, chapter, work_queue):
    """They are passed over, however many there are."""
    hidden = factories.published_guide(title="Hidden", slug="hidden")
    factories.published_chapter(hidden, *(paragraph(f"Urgent {n}") for n in range(60)), slug="c")
    factories.make_private(hidden)
    work_queue()
    assert titles(client, "urg") == ["1.1 When the change is urgent"]


def test_an_answer_may_be_kept_for_a_minute_by_anybody(client, chapter):
    response = client.get("/search/suggestions/?q=urg")
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_it_costs_few_queries(client, chapter, django_assert_max_num_queries):
    client.get("/search/suggestions/?q=qu")
    with django_assert_max_num_queries(3):
        client.get("/search/suggestions/?q=q")
