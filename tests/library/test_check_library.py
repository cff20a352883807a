"""``manage.py check_library``: what an author is told, and where."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.library.checking.facts import check_facts
from cms.library.checking.pages import Crawler
from cms.library.checking.reading import check_length, check_reading_grade
from cms.library.files import read_file
from tests import factories
from tests.factories import paragraph


@pytest.fixture
def write(tmp_path):
    def write(text, front_matter="type: chapter"):
        path = tmp_path / "page.md"
        path.write_text(f"---\n{front_matter}\n---\n{text}\n")
        return read_file(path)

    return write


def told(problems):
    return [str(problem) for problem in problems]


# Facts


@pytest.mark.parametrize(
    "text",
    [
        "It took effect on 3 November 2008. <!-- F3 -->",
        "It took effect on 3 November 2008. <!-- F3 --> See chapter 4 and its 8 steps.",
        "- one\n- £30,000 each <!-- F51 -->",
        "1. first\n2. second",
        "Ask [the Act](https://www.legislation.gov.uk/ukpga/2006/41).",
        "::: example An invented clinic\nIn 2009 it saw 400 people.\n:::",
        "Its reference is DH_089787.",
    ],
)
def test_a_marked_number_and_plain_speech_are_no_problem(write, text):
    assert told(check_facts(write(text))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took effect in 2008.", "2008"),
        ("It began. <!-- F3 --> There were 152 of them.", "152"),
        ("On 3 November it began.", "3 November"),
        ("- marked in 2008 <!-- F3 -->\n- £5 more", "£5"),
        ("| a | 60 |", "60"),
        ("It cost 8 million.", "8 million"),
        ("::: callout Mind\nIt was 1999.\n:::", "1999"),
    ],
)
def test_a_number_without_a_mark_is_named(write, text, found):
    (problem,) = told(check_facts(write(text)))
    assert problem.startswith("page.md, line ")
    assert f"“{found}” has no fact mark" in problem


def test_the_line_is_that_of_the_number(write):
    problems = told(check_facts(write("One.\n\nTwo in 1999.")))
    assert problems == ["page.md, line 6: “1999” has no fact mark"]


def test_front_matter_is_held_to_the_same(write):
    meta = "type: guide\nsummary: Since 1999.\npublished: 2008-10-30  # F22\nreview_due: 2027-10-31"
    assert told(check_facts(write("", meta))) == ["page.md, line 3: “1999” has no fact mark"]


def test_an_invented_case_states_no_facts(write):
    meta = "type: case-study\nillustrative: true\nsummary: In 2009."
    assert told(check_facts(write("It cost £400.", meta))) == []


def test_a_fact_that_is_not_sure_or_not_known_may_not_be_marked(write):
    problems = told(check_facts(write("Once. <!-- F12 F999 -->")))
    assert problems == [
        "page.md, line 4: F12 is not sure enough to be stated",
        "page.md, line 4: F999 is not in facts.yaml",
    ]


# Length and plain English


def test_a_section_is_neither_a_line_nor_an_essay(write):
    file = write(f"## Short {{#short}}\n\nA word.\n\n## Long {{#long}}\n\n{'A word. ' * 200}")
    short, long = told(check_length(file))
    assert "line 4: “Short” has 2 words; a section needs 80 to 250" in short
    assert "line 8: “Long” has 400 words" in long


def test_lists_and_tables_count(write):
    row = "| word | word | word | word |"
    rows = "\n".join([row, "| --- | --- | --- | --- |", *[row] * 14])
    items = "\n".join(["- word word"] * 15)
    file = write(f"## Fit {{#fit}}\n\n{items}\n\nTable: what\n\n{rows}")
    assert told(check_length(file)) == []


def test_what_a_picture_shows_does_not_count(write):
    words = "word " * 79
    (problem,) = told(check_length(write(f"## One {{#one}}\n\n![What it shows](a.svg)\n\n{words}")))
    assert "has 79 words" in problem


def test_a_leaflet_has_something_to_say(write):
    (problem,) = told(check_length(write("Little.", "type: leaflet")))
    assert "has 1 words; its kind needs 200" in problem


def test_a_text_that_few_can_read_is_named(write):
    hard = "Notwithstanding institutional considerations, organisational accountability " * 30
    (problem,) = told(check_reading_grade(write(hard)))
    assert "plain English is 11 or less" in problem


def test_plain_words_are_no_problem(write):
    assert told(check_reading_grade(write("Ask people what they need. " * 30))) == []


# The site


@pytest.mark.django_db
def test_a_link_to_nowhere_is_named_with_its_page():
    guide = factories.published_guide()
    chapter = factories.published_chapter(
        guide, paragraph("One", '<a href="/nowhere/">Gone</a> <a href="#no-place">lost</a>')
    )
    problems = told(Crawler().check())
    assert f"{chapter.url}: links to /nowhere/, which answers 404" in problems
    assert f"{chapter.url}: links to #no-place, which has no place “no-place”" in problems


@pytest.mark.django_db
def test_links_that_lead_somewhere_are_no_problem():
    guide = factories.published_guide()
    outside = '<a href="https://www.legislation.gov.uk/">The law</a>'
    factories.published_chapter(guide, paragraph("One", outside))
    assert told(Crawler().check()) == []


@pytest.mark.django_db
def test_the_command_fails_with_all_that_is_to_be_mended(tmp_path):
    (tmp_path / "home.md").write_text("---\ntype: home\ntitle: H\nsummary: Since 1999.\n---\n")
    (tmp_path / "stray.md").write_text("no front matter")
    out = StringIO()
    with pytest.raises(CommandError, match="2 to mend"):
        call_command("check_library", tmp_path, stdout=out)
    assert "home.md, line 4: “1999” has no fact mark" in out.getvalue()
    assert "stray.md, line 1: must begin with front matter" in out.getvalue()
