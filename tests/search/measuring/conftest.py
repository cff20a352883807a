import json

import pytest

DOCUMENTS = [
    {"id": "d1", "title": "Urgent change", "text": "Act first."},
    {"id": "d2", "title": "", "text": "Involvement, and urgent ward rounds."},
    {"id": "d3", "text": "Something else."},
]
QUERIES = [{"id": "q1", "text": "urgent ward"}, {"id": "q2", "text": "nobody judged this"}]
JUDGEMENTS = "q1\td2\t2\nq1\td3\t0\nq3\td1\t1\n"


@pytest.fixture
def collection(tmp_path):
    """The folder of a collection of three documents and one query that one of them answers."""
    write(tmp_path / "docs.jsonl", DOCUMENTS)
    write(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text(JUDGEMENTS)
    return tmp_path


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
