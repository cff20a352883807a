"""The regional briefings of the sample library: one for each region, and no two alike."""

import re
from collections import Counter

import pytest

from cms.library.bundles import CONTENT
from cms.library.checking.units import sentences
from cms.library.files import read_file

LONG = 7  # words: a shorter sentence may well stand in two of them
KIND_OF_BODY = re.compile(r" (PCT|Care Trust.*)$")
NONE_HERE = re.compile(r"None of the 18 organisations|None of them|No trust|no organisation")

briefings = [
    file
    for file in map(read_file, sorted(CONTENT.glob("*.md")))
    if file.content_type == "regional-briefing"
]


def rows(name):
    return read_file(CONTENT / f"{name}.md").meta[name]


def in_several(values):
    return [value for value, times in Counter(values).items() if times > 1]


def test_each_region_has_one():
    codes = sorted(file.meta["region"] for file in briefings)
    assert codes == [region["code"] for region in rows("regions")]
    assert {file.meta["national"] for file in briefings} == {"duty-to-involve"}


def test_no_two_share_a_sentence():
    assert in_several(s for file in briefings for s in _long_sentences(file)) == []


def _long_sentences(file):
    text = " ".join(sentences(file.text.splitlines()))
    return {s for s in re.split(r"(?<=[.?!:]) ", text) if len(s.split()) >= LONG}


def test_no_two_are_built_alike():
    assert in_several(_shape(file) for file in briefings) == []


def _shape(file):
    """What each section is added to (None: the region's own), and of which blocks it is made."""
    inserts = file.meta["inserts"]
    return tuple(
        (inserts.get(section.key), *(kind for kind, _ in section.blocks))
        for section in file.sections[1:]
    )


@pytest.mark.parametrize("file", briefings, ids=lambda file: file.meta["slug"])
def test_names_those_of_the_first_wave_or_says_that_there_were_none(file):
    bodies = [row["name"] for row in rows("organisations") if row["region"] == file.meta["region"]]
    places = [KIND_OF_BODY.sub("", name) for name in bodies]
    assert [place for place in places if place not in file.text] == []
    assert bool(NONE_HERE.search(file.text)) is not bool(places)
