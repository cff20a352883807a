"""What a word is: the one place that the index, the query and the excerpts ask."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

LONGEST_QUERY = 1_000  # people paste a paragraph
MOST_QUERY_WORDS = 100
LONGEST_WORD = 64  # a longer one is data, not language: its beginning is enough to find it

WORD = re.compile(
    r"\d+(?:\.\d+)+"  # 1.11
    r"|(?:[^\W_]\.)+[^\W_](?![^\W_])"  # e.g, U.S
    r"|[^\W_]+(?:['\u2019&][^\W_]+)*"  # patient, patient's, A&E
)
ACCENTS = dict.fromkeys(range(0x0300, 0x0370))

# Lucene's English list, by which the relevance of the index was measured
LUCENE_STOP_WORDS = """
a an and are as at be but by for if in into is it no not of on or such that the their then
there these they this to was will with
"""
STOP_WORDS = frozenset(LUCENE_STOP_WORDS.split())

# What makes a question of a query. In texts these words count: "Who decides"
ASKING = """
am can could did do does had has have how i me my our us we what when where which who whom whose
why would you your
"""
QUESTION_WORDS = frozenset(ASKING.split())


def printable(text: str) -> str:
    """The text on one line, without control, invisible and unassigned characters."""
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return " ".join(text.split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc" or category.startswith("Z"):
        return " "
    return "" if category.startswith("C") else character


def normalise(query: str) -> str:
    """A query as it is searched, shown and logged: one line of at most 1,000 characters, 100 words.

    Never fails; a query of nothing searchable becomes the empty string.
    """
    text = printable(unicodedata.normalize("NFKC", printable(query)))
    return " ".join(text.split()[:MOST_QUERY_WORDS])[:LONGEST_QUERY].rstrip()


def fold(text: str) -> str:
    """Lower case without accents, so that "Café", "CAFE" and "café" are one."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", printable(text)).translate(ACCENTS)
    return text.replace("\u2019", "'").casefold()


def words(text: str) -> list[str]:
    """The words of a text in reading order, folded but not stemmed."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Snowball English stem of a folded word."""
    return EnglishStemmer().stemWord(word)  # a new one each time: stemmers keep state, threads run


def stems(text: str) -> list[str]:
    """The stems of a text in reading order, as the index holds them."""
    return [stem(word) for word in words(text)]


def searchable(query: str) -> str:
    """The words of a query as they were typed, without anything that a back end might interpret."""
    return " ".join(word[:LONGEST_WORD] for word in WORD.findall(query))


def telling_words(query: str) -> list[str]:
    """The words of a query as they were typed: stop words only if there is nothing else."""
    found = WORD.findall(query)
    return [word for word in found if fold(word) not in STOP_WORDS] or found


def words_in_question(query: str) -> list[str]:
    """The telling words of a query, without "what do I do when" and the like before them."""
    found = telling_words(query)
    return [word for word in found if fold(word) not in QUESTION_WORDS] or found


def telling_stems(text: str) -> list[str]:
    """The stems of a text without its stop words."""
    return stems_without_stop_words(words(text))


def stems_without_stop_words(found: list[str]) -> list[str]:
    return [stem(word) for word in found if word not in STOP_WORDS]


def query_stems(query: str) -> list[str]:
    """The stems to look for: of stop words only if there is nothing else ("to be or not")."""
    return telling_stems(query) or stems(query)
