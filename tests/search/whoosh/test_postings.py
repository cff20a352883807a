"""Our own way of writing an index leaves the same in it as Whoosh's."""

import random
from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.writing import SegmentWriter

from cms.search.whoosh import postings
from cms.search.whoosh.postings import Pool, Writer
from cms.search.whoosh.schema import Text, Words

WORDS = [f"word{number}" for number in range(60)]
TEXTS = random.Random(1)
DOCUMENTS = [TEXTS.choices(WORDS, k=TEXTS.randint(1, 40)) for _ in range(300)]


def build(make_writer, text, words):
    """An index of DOCUMENTS in three segments, with changes."""
    schema = Schema(key=ID(unique=True, sortable=True), text=text(), words=words(scorable=True))
    index = RamStorage().create_index(schema)
    for start in (0, 200, 290):
        writer = make_writer(index)
        for number, found in enumerate(DOCUMENTS[start : start + 200], start=start):
            writer.update_document(key=str(number), text=found, words=found)
        writer.delete_by_term("key", str(start))
        writer.commit()
    return index


def contents(index):
    """All that can be asked of an index: places, positions, weights, lengths, statistics."""
    with index.reader() as reader:
        numbers = range(reader.doc_count_all())
        names = ["text", "words"]
        return {
            "postings": [
                (*item[:2], reader.doc_frequency(*item[:2]), item[2:])
                for item in reader.iter_postings()
            ],
            "statistics": [
                (name, word, reader.term_info(name, word).max_weight(), info.min_length())
                for name in names
                for word, info in reader.iter_field(name)
            ],
            "lengths": [[reader.doc_field_length(n, name) for n in numbers] for name in names],
            "totals": [reader.field_length(name) for name in names],
        }


def test_an_index_holds_what_whoosh_itself_would_have_written():
    theirs = build(SegmentWriter, TEXT, lambda **options: KEYWORD(**options))
    ours = build(lambda index: Writer(index, 1), Text, Words)
    assert contents(ours) == contents(theirs)


def test_what_does_not_fit_into_memory_is_put_aside_and_not_lost(monkeypatch):
    whole = build(lambda index: Writer(index, 1), Text, Words)
    put_aside = Mock(side_effect=Pool._put_aside, autospec=True)
    monkeypatch.setattr(postings.Pool, "_put_aside", lambda pool: put_aside(pool))
    monkeypatch.setattr(postings, "MOST_BYTES", 9_000)
    in_pieces = build(lambda index: Writer(index, 1), Text, Words)
    assert put_aside.call_count > 10
    assert contents(in_pieces) == contents(whole)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.binary(max_size=2)), max_size=60),
    st.integers(1, 2_000),
)
def test_a_pool_gives_back_what_it_took_in_the_order_of_words(words, most_bytes):
    pool = Pool(most_bytes)
    for document, (column, word) in enumerate(words):
        pool.add((column, word, document, 1.0, bytes([document])))
    given_back = [
        (*word, document, weight, value)
        for word, places in pool.words()
        for document, weight, value in zip(
            places.documents, places.weights, places.values, strict=True
        )
    ]
    assert given_back == [
        (column, word, document, 1.0, bytes([document]))
        for (column, word), document in sorted((each, n) for n, each in enumerate(words))
    ]
    pool.cleanup()
    assert list(pool.words()) == []
