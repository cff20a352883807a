import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.search.words import (
    LONGEST_QUERY,
    LONGEST_WORD,
    MOST_QUERY_WORDS,
    normalise,
    query_stems,
    stems,
    words,
    words_in_question,
)

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_any_query_becomes_one_short_printable_line(query):
    result = normalise(query)
    assert result.isprintable()
    assert len(result) <= LONGEST_QUERY
    assert len(result.split()) <= MOST_QUERY_WORDS
    assert normalise(result) == result


@given(ANYTHING)
def test_any_text_becomes_words_that_an_index_can_hold(text):
    for word in words(text):
        assert 0 < len(word) <= LONGEST_WORD
        word.encode()
    assert len(stems(text)) == len(words(text))
    assert bool(query_stems(text)) == bool(words(text))


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("  patient\tsafety\r\n ", "patient safety"),
        ("pati\u00adent\u200b sa\x00fety", "patient sa fety"),
        ("\ufb01nance \uff21\uff22", "finance AB"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\ud800", ""),
        ("a" * 1_100, "a" * 1_000),
        ("word " * 110, " ".join(["word"] * 100)),
    ],
    ids=["spaces", "invisible", "compatible", "direction", "surrogate", "long", "many"],
)
def test_a_query_is_tidied(typed, searched):
    assert normalise(typed) == searched


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wash your HANDS!", ["wash", "your", "hands"]),
        ("the patient\u2019s caf\u00e9", ["the", "patient's", "cafe"]),
        ("A&E and COVID-19", ["a&e", "and", "covid", "19"]),
        ("HSG(95)18, paragraph 1.11.", ["hsg", "95", "18", "paragraph", "1.11"]),
        ('"*?~ title:x^2 <b>', ["title", "x", "2", "b"]),
        ("____ ... \U0001f600", []),
    ],
)
def test_words_are_what_a_reader_would_call_words(text, expected):
    assert words(text) == expected


def test_forms_of_a_word_share_a_stem():
    assert len(set(stems("involve involved involving involvement"))) == 1


def test_stop_words_are_looked_for_only_when_there_is_nothing_else():
    assert query_stems("the care of the elderly") == stems("care elderly")
    assert query_stems("to be or not to be") == stems("to be or not to be")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("What do I do when the change is urgent?", ["change", "urgent"]),
        ("who is bound", ["bound"]),
        ("What do we do?", ["What", "do", "we", "do"]),
        ("to be or not", ["to", "be", "or", "not"]),
    ],
)
def test_what_only_asks_is_not_looked_for_beside_what_it_asks_about(query, found):
    assert words_in_question(query) == found
