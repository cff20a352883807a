"""What a query may have meant that finds little because it is misspelt."""

from collections import Counter
from difflib import SequenceMatcher

from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage

from .words import STOP_WORDS, WORD, fold, stem, words

SHORTEST = 4  # letters; a shorter word with one of them changed is another word
MOST_WORDS = 10  # of a query that are looked at
MOST_PASSAGES = 10  # that are read for the spellings of one stem
LIKE_ENOUGH = 0.75  # of 1


def did_you_mean(query: str) -> str:
    """The query with the words that no reader can find replaced by similar ones that readers can.

    Empty if there is nothing to suggest, as with a back end that does not know similar words.
    The index may hold words that are not public: each one suggested was read in a visible passage.
    """
    backend = get_search_backend()
    if not hasattr(backend, "similar"):
        return ""
    asked = [word for word in dict.fromkeys(WORD.findall(query)) if _is_word(word)][:MOST_WORDS]
    corrections = {word: _correction(fold(word), backend) for word in asked}
    if not any(corrections.values()):
        return ""
    return WORD.sub(lambda match: corrections.get(match[0]) or match[0], query)


def _is_word(text):
    if len(text) < SHORTEST or fold(text) in STOP_WORDS:
        return False
    return not any(map(str.isdigit, text))


def _correction(word, backend) -> str:
    """The most similar word that stands in a visible passage; empty if this one does."""
    if _public_spellings(stem(word), backend):
        return ""
    best, likeness = "", LIKE_ENOUGH
    swapped = map(stem, _with_letters_swapped(word))
    similar = [*swapped, *_beginnings(word), *backend.similar(Passage, stem(word))]
    for wanted in dict.fromkeys(similar):
        for spelling in _public_spellings(wanted, backend):
            ratio = SequenceMatcher(None, word, spelling).ratio()
            if ratio > likeness:
                best, likeness = spelling, ratio
    return best


def _with_letters_swapped(word) -> list[str]:
    """The commonest slip of all, which counts as two for who compares letter by letter."""
    pairs = range(len(word) - 1)
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs]


def _beginnings(word) -> list[str]:
    """A misspelt ending stays on in the stem: that of "consultaton" is not "consult"."""
    return [word[:end] for end in range(SHORTEST, len(word))]


def _public_spellings(wanted, backend) -> list[str]:
    """The words of that stem in some of the passages that any reader can see, the usual first."""
    passages = Passage.objects.visible().filter(pk__in=backend.holding(Passage, wanted))
    texts = passages.order_by().values_list("heading", "text")[:MOST_PASSAGES]
    found = Counter(
        word for text in texts for word in words(" ".join(text)) if stem(word) == wanted
    )
    return [word for word, _ in found.most_common()]
