import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.search.excerpts import excerpt
from cms.search.words import words

ANYTHING = st.text(st.characters(codec=None))
FILLER = "Nothing to see in this sentence. " * 20


def plain(result):
    """The words of an excerpt, without marks and cuts."""
    return html.unescape(re.sub("</?mark>", "", result)).strip("…")


def test_words_with_the_stem_of_a_query_word_are_marked():
    result = excerpt("Involvement means being involved.", "involve")
    assert result == "<mark>Involvement</mark> means being <mark>involved</mark>."


def test_stop_words_are_not_marked():
    assert excerpt("The care of the elderly", "the care") == "The <mark>care</mark> of the elderly"


def test_a_phrase_is_marked_where_all_of_it_stands_and_its_parts_are_not():
    text = "Care of a primary school. The Primary-care trusts, and trust."
    result = excerpt(text, "PCT", phrases=["primary care trust"])
    assert result == "Care of a primary school. The <mark>Primary-care trusts</mark>, and trust."


def test_a_word_of_a_phrase_is_marked_by_itself_if_it_was_typed():
    text = "Care. Primary care trusts care."
    result = excerpt(text, "care", phrases=["primary care trust"])
    assert result == "<mark>Care</mark>. <mark>Primary care trusts</mark> <mark>care</mark>."


def test_an_ordinary_word_belongs_to_its_phrase():
    result = excerpt("The duty to involve, and to involve.", "", phrases=["duty to involve"])
    assert result == "The <mark>duty to involve</mark>, and to involve."


def test_the_part_with_most_of_the_query_is_shown():
    text = f"Beds. {FILLER} Beds beds beds. {FILLER} Clean beds and wards. {FILLER}"
    result = excerpt(text, "clean beds wards")
    assert "<mark>Clean</mark> <mark>beds</mark> and <mark>wards</mark>" in result
    assert result.startswith("…")
    assert result.endswith("…")


def test_without_a_match_the_beginning_is_shown():
    result = excerpt(FILLER, "measles", length=40)
    assert result == "Nothing to see in this sentence. Nothing…"
    assert excerpt(FILLER, "", length=40) == result


def test_a_short_text_is_shown_whole():
    assert excerpt("Wash\n your  hands.", "soap") == "Wash your hands."
    assert excerpt("", "soap") == ""


@pytest.mark.parametrize("query", ["amp", "lt script gt", "quot x27 39", "b onclick alert"])
def test_hostile_text_stays_text(query):
    text = """<script>alert("1 & 2")</script> <b onclick='x'>amp lt gt quot</b> &amp; &lt;"""
    result = excerpt(text, query)
    assert plain(result) == text
    assert re.findall("<[^>]*>", result) == ["<mark>", "</mark>"] * result.count("<mark>")
    assert not re.search("&[^;]*<mark>[^;]*;", result)


def test_text_direction_cannot_be_turned():
    assert excerpt("harmless \u202egnp.exe", "harmless") == "<mark>harmless</mark> gnp.exe"


@given(ANYTHING, ANYTHING, st.integers(1, 60), st.lists(ANYTHING, max_size=3))
def test_an_excerpt_is_a_short_escaped_part_of_the_text(text, query, length, phrases):
    result = excerpt(text, query, length, phrases)
    assert len(plain(result)) <= length
    assert set(re.findall("<[^>]*>", result)) <= {"<mark>", "</mark>"}


@given(st.lists(st.sampled_from(["bed", "beds,", "ward", "a", "&", "<i>", "notwithstanding"])))
def test_an_excerpt_cuts_between_words(pieces):
    text = " ".join(pieces)
    result = plain(excerpt(text, "beds ward", length=30)).strip()
    assert result in text
    assert set(words(result)) <= set(words(text))
