"""``/search/``: the paragraph that answers, by its number."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.passages.models import Passage
from cms.search.queries import find_passages
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(guide, work_queue):
    chapter = factories.published_chapter(
        guide,
        paragraph("When the change is urgent", "Act first, and record the <b>reasons</b> at once."),
        paragraph("Who is bound", "Trusts & authorities are."),
    )
    work_queue()
    return chapter


def search(client, query, **parameters):
    return client.get("/search/", {"q": query, **parameters}).content.decode()


def test_a_hit_has_number_heading_excerpt_and_a_permanent_link(client, chapter):
    page = search(client, "urgent reasons")
    passage = Passage.objects.get(heading="When the change is urgent")
    assert f'href="/p/{passage.key}"' in page
    assert '<span class="app-hit__number">1.1 </span>When the change is urgent' in page
    assert "<mark>reasons</mark>" in page


def test_a_hit_says_where_it_stands(client, chapter):
    where = BeautifulSoup(search(client, "urgent"), "html.parser").select_one(".app-hit__where")
    assert "Real Involvement" in where.text
    assert chapter.title in where.text


def test_words_are_found_by_their_stem(chapter):
    assert [str(hit) for hit in find_passages("changes")] == ["1.1 When the change is urgent"]


def test_a_passage_with_all_the_words_comes_before_one_with_some(chapter):
    hits = [str(hit) for hit in find_passages("urgent trusts authorities")]
    assert hits[0] == "1.2 Who is bound"
    assert "1.1 When the change is urgent" in hits


def test_a_guide_is_found_by_its_reference(client, work_queue):
    factories.published_guide(references=[factories.reference("DH_089787", "dh")])
    work_queue()
    assert "Real Involvement" in search(client, "DH_089787")


def test_reworded_text_is_found_by_its_new_words_only(client, chapter, work_queue):
    factories.publish(chapter, body=[paragraph("Emergencies", "Do what safety needs.")])
    work_queue()
    assert len(find_passages("emergencies")) == 1
    assert len(find_passages("urgent")) == 0


def test_no_hit_offers_a_way_on(client, chapter):
    page = search(client, "xylophone")
    assert "Nothing was found for “xylophone”" in page
    assert 'href="/"' in page


def test_an_empty_query_offers_an_example(client, chapter):
    assert "Write a few words" in search(client, "")


def test_the_query_is_shown_as_text(client, chapter):
    page = search(client, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in page


def test_page_9999_gives_the_last_page(client, chapter):
    assert "When the change is urgent" in search(client, "urgent", page="9999")
    assert "When the change is urgent" in search(client, "urgent", page="nonsense")


def test_results_are_not_for_other_search_engines(client, chapter):
    assert '<meta name="robots" content="noindex">' in search(client, "urgent")


def test_the_number_of_queries_does_not_grow_with_the_hits(
    client, guide, work_queue, django_assert_max_num_queries
):
    factories.published_chapter(guide, *[paragraph(f"Urgent {n}") for n in range(30)])
    work_queue()
    client.get("/search/?q=urgent")
    with django_assert_max_num_queries(12):
        client.get("/search/?q=urgent")


@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=300))
def test_nothing_that_can_be_typed_is_an_error(client, chapter, query):
    assert client.get("/search/", {"q": query}).status_code == 200


@pytest.mark.parametrize(
    "query",
    ['"', '"unbalanced', "a" * 10_000, "\x00", "*", "a*", "((((((", "NOT", "\u202eright to left"],
)
def test_notorious_queries_are_searched_literally_or_ignored(client, chapter, query):
    assert client.get("/search/", {"q": query}).status_code == 200
