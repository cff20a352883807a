"""A test collection: documents, queries, and which of the documents answer which query.

docs.jsonl     {"id": "1", "title": "…", "text": "…"}    the title may be left out
queries.jsonl  {"id": "1", "text": "…"}
qrels.tsv      query, document and grade, between tabs: 0 does not answer, 3 does so very well
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple


class BrokenCollection(Exception):
    """A file is missing, or a line of it is not what it should be; names the file and the line."""


class Document(NamedTuple):
    id: str
    title: str
    text: str


class Query(NamedTuple):
    id: str
    text: str


class Judgement(NamedTuple):
    query: str
    document: str
    grade: int


class Collection(NamedTuple):
    documents: list[Document]
    queries: list[Query]  # those that some document answers
    grades: dict[str, dict[str, int]]  # by query and document


def read_collection(folder: Path) -> Collection:
    """Raises BrokenCollection.

    As in trec_eval, a document that was judged but is not there counts as one that is not found.
    """
    documents = _distinct(folder / "docs.jsonl", _document)
    queries = _distinct(folder / "queries.jsonl", _query)
    grades = defaultdict(dict)
    for query, document, grade in _distinct(folder / "qrels.tsv", _judgement):
        grades[query][document] = grade
    answered = [query for query in queries if max(grades[query.id].values(), default=0) > 0]
    if not documents:
        raise BrokenCollection(f"{folder / 'docs.jsonl'}: holds no document")
    if not answered:
        raise BrokenCollection(f"{folder / 'qrels.tsv'}: no document answers any of the queries")
    return Collection(documents, answered, grades)


def _distinct(path, parse) -> list:
    """What the lines say, empty ones passed over."""
    found = {}
    for number, line in enumerate(_lines(path), start=1):
        try:
            key, value = parse(line) if line.strip() else (None, None)
        except ValueError as error:
            raise BrokenCollection(f"{path}, line {number}: {error}") from error
        if key in found:
            raise BrokenCollection(f"{path}, line {number}: {key} stands there a second time")
        if key:
            found[key] = value
    return list(found.values())


def _lines(path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError as error:
        raise BrokenCollection(f"{path}: {error.strerror}") from error


def _document(line):
    fields = _object(line)
    document = Document(_text(fields, "id"), fields.get("title") or "", _text(fields, "text"))
    if not isinstance(document.title, str):
        raise ValueError("the title is not text")
    return document.id, document


def _query(line):
    fields = _object(line)
    query = Query(_text(fields, "id"), _text(fields, "text"))
    return query.id, query


def _judgement(line):
    parts = line.decode().strip().split("\t")
    if len(parts) != 3:
        raise ValueError("not a query, a document and a grade between tabs")
    query, document, grade = parts
    if not grade.lstrip("-").isdecimal():
        raise ValueError(f"the grade {grade!r} is not a whole number")
    return (query, document), Judgement(query, document, int(grade))


def _object(line) -> dict:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    return fields


def _text(fields, name) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or (name == "id" and not value):
        raise ValueError(f'no "{name}", or it is not text')
    return value
