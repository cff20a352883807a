from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from cms.downloads.rendering.checks import problems_of
from cms.downloads.rendering.words import missing_words, words, words_to_print

from .samples import opened


def problems_after(change, pdf: pikepdf.Pdf, wanted=()) -> list[str]:
    change(pdf)
    file = BytesIO()
    pdf.save(file)
    return problems_of(file.getvalue(), Counter(wanted))


def without_pages(pdf):
    del pdf.pages[:]


def without_title(pdf):
    del pdf.docinfo["/Title"]


def without_shown_title(pdf):
    del pdf.Root.ViewerPreferences


def without_language(pdf):
    del pdf.Root.Lang


def without_tags(pdf):
    del pdf.Root.StructTreeRoot


def without_font_file(pdf):
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (without_pages, "The file has no pages."),
        (without_title, "The file has no title."),
        (without_shown_title, "The file does not show its title."),
        (without_language, "The file does not state its language."),
        (without_tags, "The file is not tagged."),
        (without_font_file, "is not embedded."),
    ],
)
def test_catches_a_file(change, problem, printed):
    [found] = problems_after(change, opened(printed("<h1>Rash</h1>")))
    assert found.endswith(problem)


def test_names_a_letter_that_no_font_has(printed):
    [problem] = printed("<p>Snow \u2603</p>").problems
    assert problem == "No font of the folder has the letter \u2603 (U+2603)."


def test_names_words_that_got_lost_at_the_foot_of_a_page(printed):
    lines = "".join(f"<p>line{number}</p>" for number in range(99))
    [problem] = printed(f'<div style="float: left">{lines}</div>').problems
    assert problem.startswith("Words of the text are missing from the file: line")


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
    assert words_to_print(root) == {"week": 1, "1": 1}
