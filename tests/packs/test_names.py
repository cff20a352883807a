"""Names of files and folders in a ZIP, which every system must be able to unpack."""

import pytest

from cms.packs.names import LONGEST, safe_name, unique_names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Real Involvement", "Real Involvement"),
        ("What? Why: a/b\\c", "What Why a b c"),
        ("  Two\nlines\t ", "Two lines"),
        ("Ends with dots...", "Ends with dots"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "con -"),
        ("Zażółć – 你好", "Zażółć – 你好"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\x00", "Untitled"),
        ("", "Untitled"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_accepts(title, name):
    assert safe_name(title) == name


def test_a_long_title_is_cut():
    assert len(safe_name("word " * 100)) <= LONGEST


def test_names_that_differ_by_case_only_are_numbered():
    assert unique_names(["a.pdf", "A.PDF", "a.pdf"]) == ["a.pdf", "A (2).PDF", "a (3).pdf"]


def test_a_number_that_is_taken_is_passed_over():
    assert unique_names(["a (2)", "a", "a"]) == ["a (2)", "a", "a (3)"]
