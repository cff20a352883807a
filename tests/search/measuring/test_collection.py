import pytest
from django.core.management import CommandError, call_command

from cms.search.measuring.collection import BrokenCollection, read_collection


def test_a_collection_is_read(collection):
    documents, queries, grades = read_collection(collection)
    assert [document.id for document in documents] == ["d1", "d2", "d3"]
    assert documents[2].title == ""
    assert [query.id for query in queries] == ["q1"]  # q2 was not judged, q3 is not there
    assert grades["q1"] == {"d2": 2, "d3": 0}


def test_empty_lines_and_a_byte_order_mark_are_passed_over(collection):
    path = collection / "docs.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\n\n")
    assert len(read_collection(collection).documents) == 3


@pytest.mark.parametrize("name", ["docs.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(collection, name):
    (collection / name).unlink()
    with pytest.raises(BrokenCollection, match=f"{name}: No such file"):
        read_collection(collection)


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        ("docs.jsonl", b"{", "line 4: Expecting property name"),
        ("docs.jsonl", b'"d4"', "line 4: not a JSON object"),
        ("docs.jsonl", b'{"text": "Whose?"}', 'line 4: no "id"'),
        ("docs.jsonl", b'{"id": "", "text": "Whose?"}', 'line 4: no "id"'),
        ("docs.jsonl", b'{"id": "d4"}', 'line 4: no "text"'),
        ("docs.jsonl", b'{"id": "d4", "text": 7}', 'line 4: no "text", or it is not text'),
        ("docs.jsonl", b'{"id": "d4", "text": "", "title": 7}', "line 4: the title is not text"),
        ("docs.jsonl", b'{"id": "d1", "text": ""}', "line 4: d1 stands there a second time"),
        ("docs.jsonl", b'{"id": "\xff", "text": ""}', "line 4: 'utf-8' codec"),
        ("queries.jsonl", b'{"id": "q4"}', 'line 3: no "text"'),
        ("qrels.tsv", b"q1 d1 1", "line 4: not a query, a document and a grade"),
        ("qrels.tsv", b"q1\td1\tvery", "line 4: the grade 'very' is not a whole number"),
        ("qrels.tsv", b"q1\td2\t1", "line 4: .* stands there a second time"),
    ],
)
def test_a_broken_line_is_named_by_its_number(collection, name, line, says):
    path = collection / name
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(BrokenCollection, match=rf"{name}, {says}"):
        read_collection(collection)


def test_a_collection_without_documents_is_refused(collection):
    (collection / "docs.jsonl").write_text("\n")
    with pytest.raises(BrokenCollection, match="no document"):
        read_collection(collection)


def test_a_collection_without_an_answer_is_refused(collection):
    (collection / "qrels.tsv").write_text("q1\td1\t0\n")
    with pytest.raises(BrokenCollection, match="answers any"):
        read_collection(collection)


def test_the_command_says_what_is_wrong_with_a_collection(collection):
    (collection / "qrels.tsv").write_text("q1 d1 1")
    with pytest.raises(CommandError, match=r"qrels\.tsv, line 1"):
        call_command("evaluate_search", collection)


def test_the_command_knows_its_back_ends(collection):
    with pytest.raises(CommandError, match="no back end 'lucene', but whoosh, sqlite, postgresql"):
        call_command("evaluate_search", collection, backend="lucene")


def test_the_command_says_that_a_server_does_not_answer(collection):
    nowhere = "postgres://nobody@127.0.0.1:1/none"
    with pytest.raises(CommandError, match="PostgreSQL does not answer"):
        call_command("evaluate_search", collection, backend="postgresql", postgresql=nowhere)
