"""What else a query may mean."""

from modelsearch.query import PlainText, SearchQuery

from .words import telling_words


def widen(query: str, operator: str) -> SearchQuery:
    """The query for all ("and") or any ("or") of the words, and what stands for them."""
    return PlainText(" ".join(telling_words(query)), operator)
