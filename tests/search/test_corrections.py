"""What a misspelt query may have meant, of the words that any reader can find."""

import pytest
from bs4 import BeautifulSoup

from cms.search.corrections import did_you_mean
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(guide, work_queue):
    chapter = factories.published_chapter(
        guide,
        paragraph("When the change is urgent", "Act first; consultation comes with the report."),
        paragraph("Who is bound", "Trusts and authorities, by section 242."),
    )
    work_queue()
    return chapter


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("urgnet change", "urgent change"),
        ("urgent CHNAGE", "urgent change"),
        ("conslutation, authorites", "consultation, authorities"),
        ("consultaton", "consultation"),  # its stem keeps the ending
        ('"urgnet change"', '"urgent change"'),
    ],
)
def test_unknown_words_are_replaced_by_similar_ones_that_occur(chapter, typed, meant):
    assert did_you_mean(typed) == meant


@pytest.mark.parametrize(
    "typed", ["urgent change", "xylophone", "with them", "section 243", "ac", "", "?", "\x00"]
)
def test_what_is_known_or_like_nothing_is_left_alone(chapter, typed):
    assert did_you_mean(typed) == ""


def test_the_page_offers_it_as_a_link_where_little_is_found(client, chapter):
    page = BeautifulSoup(client.get("/search/?q=urgnet&page=3").content, "html.parser")
    link = page.select_one(".app-search-note a")
    assert link.text == "urgent"
    assert link["href"] == "?q=urgent"
    found = client.get(f"/search/{link['href']}").content.decode()
    assert "When the change is urgent" in found
    assert "Did you mean" not in found


def test_a_suggestion_is_text_and_never_markup(client, chapter):
    page = client.get("/search/", {"q": "urgnet <b>x</b>"}).content.decode()
    assert "Did you mean" in page
    assert "<b>x" not in page


def unpublished(guide):
    guide.unpublish()


def private(guide):
    factories.make_private(guide)


def below_a_private_page(guide):
    factories.make_private(guide.get_parent())


@pytest.mark.parametrize("hide", [unpublished, private, below_a_private_page])
@pytest.mark.parametrize("told", [False, True], ids=["index behind", "index told"])
def test_no_word_is_suggested_that_stands_only_in_what_is_hidden(
    client, work_queue, guide, chapter, hide, told
):
    assert did_you_mean("urgnet") == "urgent"  # otherwise the rest could not fail
    hide(guide)
    if told:
        work_queue()
    assert did_you_mean("urgnet") == ""
    assert "Did you mean" not in client.get("/search/?q=urgnet").content.decode()


def test_a_hidden_word_does_not_stand_in_the_way_of_a_public_one(work_queue, guide, chapter):
    """Nor does it show, by there being no suggestion for it, that it is known."""
    other = factories.published_guide(title="Urgency", slug="urgency")
    factories.published_chapter(other, paragraph("Urgnet"), slug="other")
    work_queue()
    assert did_you_mean("urgnet") == ""
    factories.make_private(other)
    assert did_you_mean("urgnet") == "urgent"


def test_words_of_a_draft_are_not_suggested(work_queue, chapter):
    chapter.body = [paragraph("Zebrafish")]
    chapter.save_revision()
    work_queue()
    assert did_you_mean("zebrafihs") == ""


def test_back_ends_that_know_no_similar_words_suggest_nothing(client, settings, chapter):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    assert did_you_mean("urgnet change") == ""
    assert client.get("/search/?q=urgnet").status_code == 200
