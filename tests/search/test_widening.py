"""Terms of the glossary stand for one another when somebody searches."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.search.widening import MOST_PARTS, MOST_SPELLINGS, Wording
from cms.taxonomy.models import GlossaryTerm
from tests import factories
from tests.factories import paragraph
from tests.searching import find_passages

pytestmark = pytest.mark.django_db

DATABASE = {"default": {"BACKEND": "wagtail.search.backends.database"}}


@pytest.fixture(params=["whoosh", "database"])
def engine(request, settings):
    """Whatever the site searches with."""
    if request.param == "database":
        settings.WAGTAILSEARCH_BACKENDS = DATABASE
    return request.param


@pytest.fixture
def glossary():
    return factories.published_glossary()


@pytest.fixture
def pct(glossary):
    return factories.GlossaryTermFactory(term="PCT", synonyms="primary care trust")


@pytest.fixture
def library(guide, work_queue):
    """A function that publishes a paragraph for each heading and puts them into the index."""

    def publish(*headings):
        factories.published_chapter(guide, *map(paragraph, headings))
        work_queue()

    return publish


def found(query, wording=None):
    """Headings of paragraphs, best first."""
    return [hit.heading for hit in find_passages(query, wording) if hit.number.count(".") == 1]


def soup(client, **parameters):
    return BeautifulSoup(client.get("/search/", parameters).content, "html.parser")


def note(client, query, **parameters):
    element = soup(client, q=query, **parameters).select_one(".app-search-note")
    return element and " ".join(element.text.split())


@pytest.mark.usefixtures("engine", "pct")
def test_every_spelling_stands_for_the_others_and_what_was_typed_comes_first(library):
    library("The PCT decides", "The primary care trust decides", "A trust for primary schools")
    assert found("pct decides") == ["The PCT decides", "The primary care trust decides"]
    decides = ["The primary care trust decides", "The PCT decides"]
    assert found("primary care trust decides")[:2] == decides
    assert found("PCT")[0] == "The PCT decides"
    assert "A trust for primary schools" not in found("PCT")


@pytest.mark.usefixtures("engine", "glossary")
def test_a_name_with_a_comma_is_one_spelling(library):
    factories.GlossaryTermFactory(term="Feedback loop", synonyms="“you said, we did”, feedback")
    library("You said, we did", "Close the feedback loop", "What they said we did not do")
    assert set(found("feedback loop")) >= {"Close the feedback loop", "You said, we did"}
    assert found("you said, we did")[0] == "You said, we did"
    assert "Close the feedback loop" in found('"you said, we did"')


@pytest.mark.usefixtures("engine", "pct")
def test_the_other_words_are_still_needed(library):
    library(*(f"A primary care trust and its patients, {n}" for n in range(10)), "Patients of none")
    assert "Patients of none" not in found("PCT patients")
    assert len(found("PCT patients")) == 10


@pytest.mark.usefixtures("pct")
def test_a_term_widens_as_soon_as_it_is_saved_and_no_longer_when_deleted(library, work_queue):
    library("The OSC is asked", "The scrutiny board is asked")
    assert "The scrutiny board is asked" not in found("OSC")
    term = factories.GlossaryTermFactory(term="OSC", synonyms="scrutiny board")
    assert "The scrutiny board is asked" in found("OSC")
    term.delete()
    assert "The scrutiny board is asked" not in found("OSC")


def hide_by_unpublishing(page):
    page.unpublish()


def hide_by_a_login(page):
    factories.make_private(page)


@pytest.mark.parametrize("hide", [hide_by_unpublishing, hide_by_a_login])
def test_terms_that_no_reader_can_see_widen_nothing(client, glossary, pct, library, hide):
    library("The primary care trust decides")
    assert found("PCT") == ["The primary care trust decides"]  # or else the rest could not fail
    hide(glossary)
    assert found("PCT") == []
    assert note(client, "PCT") is None


def test_the_page_says_what_else_it_looked_for_and_offers_the_words_alone(client, pct, library):
    library("The PCT decides", *(f"A primary care trust, {n}" for n in range(12)))
    assert note(client, "pct") == "Also looked for: primary care trust. Search for “pct” only"
    link = soup(client, q="pct", page="2").select_one(".app-search-note a")
    assert link["href"] == "?q=pct&exact=1"
    alone = client.get(f"/search/{link['href']}").content.decode()
    assert "The PCT decides" in alone
    assert "Also looked for" not in alone
    assert "A primary care trust" not in alone


def test_what_was_looked_for_is_marked_in_the_excerpt(client, pct, guide, work_queue):
    factories.published_chapter(
        guide, paragraph("Who decides", "Ask the primary care trust to care.")
    )
    work_queue()
    marks = soup(client, q="PCT").select(".app-hit mark")
    assert {mark.text for mark in marks} == {"primary care trust"}


def test_an_ordinary_word_stands_for_another_only_where_little_is_found(client, glossary, library):
    factories.GlossaryTermFactory(term="User", synonyms="patient, service user")
    library(*(f"A patient in ward {n}" for n in range(10)), "The user of a lift", "A service user")
    assert "The user of a lift" not in found("patient")
    assert "A service user" in found("patient")
    assert note(client, "patient").startswith("Also looked for: service user. ")
    assert found("user lift")[0] == "The user of a lift"
    assert len(found("user lift")) > 10
    assert "patient" in note(client, "user lift")


@pytest.mark.usefixtures("glossary")
def test_without_terms_a_query_is_its_words(library):
    for operator in ("and", "or"):
        (query,) = Wording("the duty of a PCT").queries(operator)
        assert repr(query) == f"<PlainText 'duty PCT' operator='{operator}' boost=1>"


@pytest.mark.usefixtures("glossary")
def test_the_longest_spelling_counts_and_stems_are_enough():
    factories.GlossaryTermFactory(term="DH", synonyms="the Department, Department of Health")
    wording = Wording("the departments of health")
    wording.queries("and")
    assert wording.also == ["DH"]
    wording.queries("or")
    assert wording.also == ["DH", "the Department"]


@pytest.mark.usefixtures("glossary")
def test_a_spelling_that_holds_what_was_typed_adds_nothing():
    factories.GlossaryTermFactory(term="Healthwatch", synonyms="local Healthwatch")
    wording = Wording("healthwatch")
    assert repr(wording.queries("and")) == "[<PlainText 'healthwatch' operator='and' boost=1>]"
    assert wording.also == []


@pytest.mark.usefixtures("glossary", "engine")
def test_a_query_of_300_words_does_not_explode(library, django_assert_max_num_queries):
    names = "\n".join(f"other name {n}" for n in range(50))
    for n in range(40):
        factories.GlossaryTermFactory(term=f"AB{n}", synonyms=names.replace("other", f"other{n}"))
    library("AB1 and AB2")
    query = " ".join(f"AB{n % 40}" for n in range(300))
    with django_assert_max_num_queries(1):
        wording = Wording(query)
    wording.queries("or")
    assert len(wording.also) == MOST_PARTS * MOST_SPELLINGS
    assert found(query) == ["AB1 and AB2"]


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(spelling=st.text(max_size=60), query=st.text(max_size=60))
def test_whatever_a_term_is_called_searching_for_it_is_no_error(glossary, spelling, query):
    text = spelling.replace("\x00", "")
    GlossaryTerm.objects.update_or_create(term="x", defaults={"meaning": "x", "synonyms": text})
    for words in (query, f"x {query}", f"{spelling} {query}"):
        find_passages(words)


@pytest.mark.usefixtures("engine", "glossary")
def test_a_sign_that_stands_for_letters_is_read_as_they_are(library):
    factories.GlossaryTermFactory(term="kilo", synonyms="㎏")
    library("Ten KG of paper")
    assert found("kilo") == ["Ten KG of paper"]


def test_it_costs_one_query(client, pct, library, django_assert_num_queries):
    with django_assert_num_queries(1):
        Wording("PCT and PCT and primary care trust").queries("and")
