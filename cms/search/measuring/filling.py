"""Putting documents into an empty database, and all that is in it into a new index."""

from collections.abc import Iterable, Iterator
from itertools import islice

from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.search.semantic.making import store_vectors

from .collection import Document

CHUNK = 1_000
LONGEST_HEADING = Passage._meta.get_field("heading").max_length


def store(documents: Iterable[Document]) -> dict[int, str]:
    """A passage for each document, in a database that has none; ids by primary key."""
    if Passage.objects.exists():
        raise RuntimeError("This database has passages of its own: measure in a laboratory.")
    ids = {}
    for chunk in _chunks(documents):
        rows = Passage.objects.bulk_create(map(_passage, chunk))
        ids.update({row.pk: each.id for row, each in zip(rows, chunk, strict=True)})
    return ids


def _passage(document: Document) -> Passage:
    """What does not fit into a heading goes on in the text, and PostgreSQL stores no NUL."""
    title, text = document.title.replace("\0", " "), document.text.replace("\0", " ")
    return Passage(
        heading=title[:LONGEST_HEADING],
        text=f"{title[LONGEST_HEADING:]} {text}".strip(),
        position=0,
    )


def build_index() -> None:
    """As ``manage.py update_index`` does, but of passages only."""
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Passage))
    index = rebuilder.start()
    index.add_model(Passage)
    for chunk in _chunks(Passage.objects.order_by("pk").iterator(CHUNK)):
        index.add_items(Passage, chunk)
    rebuilder.finish()


def build_vectors() -> int:
    """Of all that lacks one, if the settings choose a model; how many."""
    return sum(store_vectors())


def _chunks(items) -> Iterator[list]:
    items = iter(items)
    while chunk := list(islice(items, CHUNK)):
        yield chunk
