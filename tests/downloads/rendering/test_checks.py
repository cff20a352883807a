import pytest

from cms.downloads.rendering.blocks import Block, blocks_of
from cms.downloads.rendering.checks import examine
from cms.downloads.rendering.words import (
    blocks_missing_words,
    missing_words,
    shaped_letters_lost,
    words,
    words_to_print,
)

from .planted_faults import HTML, with_fault


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("no pages", "The file has no pages."),
        ("no title", "The file has no title."),
        ("title not shown", "The file does not show its title."),
        ("no language", "The file does not state its language."),
        ("no tags", "The file is not tagged."),
        ("not marked as tagged", "The file is not tagged."),
        ("a level of headings left out", "In “Rash”: a heading of level 3 follows one of level 1."),
        ("a picture not described", "In “Rash”: a picture has no text alternative."),
        (
            "a header cell without scope",
            "In “Rash”: a table has a header cell that does not say what it heads.",
        ),
        ("a link not described", "A link on page 1 has no words that say where it leads."),
        ("a link not tagged", "A link on page 1 is not tagged."),
        ("a font not embedded", "is not embedded."),
    ],
)
def test_catches_a_file_with(fault, problem, printed):
    file = with_fault(fault, printed(HTML).content)
    found = examine(file, blocks=[]).problems
    assert any(each.endswith(problem) for each in found)


def test_a_good_file_says_in_words_for_readers_what_it_has_passed(printed):
    assert printed(HTML).checks == [
        "Tagged for screen readers",
        "Title and language set",
        "Headings in order",
        "All pictures described",
        "Headings of tables marked",
        "All links described",
        "All text present",
        "Fonts embedded",
    ]


def test_nothing_is_claimed_of_what_a_file_does_not_have(printed):
    assert "All pictures described" not in printed("<h1>Rash</h1>").checks


def test_names_words_that_got_lost_at_the_foot_of_a_page_and_their_block(printed):
    lines = "".join(f"<p>line{number}</p>" for number in range(99))
    html = f'<h2>Doses</h2><div style="float: left">{lines}</div><h2>After</h2><p>line1</p>'
    [problem] = printed(html).problems
    assert problem.startswith("In “Doses”: words of the text are missing from the file: line")


def test_a_lost_word_is_told_for_the_block_where_its_neighbours_went_too():
    blocks = [Block("“A”", ["red spots and fever"]), Block("“B”", ["white spots in the mouth"])]
    lost = blocks_missing_words(blocks, "Red spots and fever, in the mouth")
    assert dict(lost) == {"“B”": ["spots", "white"]}


def test_letters_of_other_scripts_that_got_lost_are_counted():
    blocks = [Block("", ["الحصبة مرض شديد العدوى"])]
    assert shaped_letters_lost(blocks, "ىودعلا ديدش ضرم ةبصحلا") == 0
    assert shaped_letters_lost(blocks, "ديدش ضرم ةبصحلا") == 6


def test_a_word_in_pieces_is_not_missing(printed):
    html = """<p>un<b>believ</b>able hy\u00adphen\u00adat\u00aded e\u0301tude
              <span style="text-transform: uppercase">shout</span> o\ufb03ce</p>"""
    assert printed(f'<div style="width: 1em">{html}</div>').problems == []


def test_text_that_is_not_printed_is_not_wanted(printed):
    html = "<head><title>T</title></head><p hidden>a</p><template>b</template><!-- c --><p>d</p>"
    assert printed(html).problems == []


def test_counts_how_often_a_word_is_missing():
    assert missing_words(words("rash rash spot"), "Rash, spot") == ["rash"]
    assert missing_words(words("rash rash spot"), "Rash, spots: RASH") == []


def test_words_to_print_leave_out_the_notes_of_drawings():
    import weasyprint

    html = "<svg><title>Cases</title><desc>By week</desc><text>Week 1</text></svg>"
    root = weasyprint.HTML(string=html).etree_element
    assert words_to_print(blocks_of(root)) == {"week": 1, "1": 1}
