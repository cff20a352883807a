import pytest

from cms.search.semantic.wordpieces import WordPieces

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "urgent", "##ly", "cafe", "?", "'", "s", "change"]


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(PIECES))
    pieces = WordPieces(path)
    return lambda text, most=9: [PIECES[number] for number in pieces.numbers(text, most)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Urgently?", ["urgent", "##ly", "?"]),
        ("CAFÉ's\nchange", ["cafe", "'", "s", "change"]),
        ("urgent 京 urgentxy", ["urgent", "[UNK]", "[UNK]"]),
        ("s" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_a_text_becomes_the_longest_pieces_known(read, text, pieces):
    assert read(text) == ["[CLS]", *pieces, "[SEP]"]


def test_of_a_long_text_the_beginning_is_read(read):
    assert read("urgent change " * 9, 4) == ["[CLS]", "urgent", "change", "[SEP]"]
