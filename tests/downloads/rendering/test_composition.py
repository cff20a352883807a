"""Documents in several parts: one tree of tags, pages numbered through, one layout of each part."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest
import weasyprint

from cms.downloads.rendering.composition import Part, Unsettled, compose
from cms.downloads.rendering.document import PrintPart, digest
from cms.downloads.rendering.pdf import render_pdf
from cms.downloads.rendering.text import extract_text
from cms.downloads.rendering.typesetting import Typesetter
from tests.verapdf import needs_verapdf, verapdf

from .samples import GUIDE, document, elements, opened

STYLE = """<style>
@page { size: A6; @bottom-right { content: "Page " counter(page) } }
a[data-page]::after { content: leader(".") attr(data-page) }
h1 { break-before: page; bookmark-level: 1 } h1:first-of-type { break-before: auto }
</style>"""


def part(html, **fields):
    return PrintPart(html=STYLE + html, **fields)


CONTENTS = part(
    '<h1>Contents</h1><p><a href="#spread" data-page>Spread</a></p>'
    '<p><a href="#doses" data-page>Doses</a></p>'
)
CHAPTERS = part(
    '<h1 id="spread">How it spreads</h1><p>Then: <a href="#doses">doses</a></p>'
    '<h1>Rash</h1><h1 id="doses">Doses</h1>'
)


@pytest.fixture
def composed(printed):
    def compose_parts(*parts, **fields):
        return opened(printed("", parts=parts, **fields))

    return compose_parts


def texts(pdf):
    found = []
    for page in pdf.pages:
        with pikepdf.new() as single:
            single.pages.append(page)
            found.append(extract_text(single))
    return found


def test_page_numbers_run_through_all_parts(composed):
    pages = texts(composed(CONTENTS, CHAPTERS, part("<h1>Back</h1>")))
    feet = [" ".join(page.artifacts.replace(".", "").split()) for page in pages]
    assert feet == [f"Page {number}" for number in range(1, 6)]


def test_a_link_may_print_the_page_that_it_leads_to(composed):
    contents = texts(composed(CONTENTS, CHAPTERS))[0]
    assert " ".join(contents.body.split()) == "Contents Spread 2 Doses 4"


def test_what_is_torn_over_pages_stands_on_its_first(composed):
    long = part(f'<section id="spread">{"<p>Line</p>" * 60}</section><p id="doses"></p>')
    contents = texts(composed(CONTENTS, long))[0]
    assert "Spread 2" in " ".join(contents.body.split())


def test_a_link_to_nowhere_in_any_part_is_refused(printed):
    problems = printed("", parts=(CONTENTS, part('<h1 id="spread">Spread</h1>'))).problems
    assert "#doses, which is nowhere in the document" in " ".join(problems)


def test_links_lead_from_one_part_into_another(composed):
    pdf = composed(CONTENTS, CHAPTERS)
    destinations = pikepdf.NameTree(pdf.Root.Names.Dests)
    places = [destinations[str(link.Dest)][0] for link in pdf.pages[0].Annots]
    assert [pikepdf.Page(place).index for place in places] == [1, 3]


def test_there_is_one_tree_of_tags_and_one_list_of_bookmarks(composed):
    pdf = composed(CONTENTS, CHAPTERS)
    assert len(elements(pdf, "/Document")) == 1
    assert len(elements(pdf, "/H1")) == 4
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Contents", "How it spreads", "Rash", "Doses"]


def test_a_part_with_a_name_has_its_ids_to_itself(composed):
    publication = '<h1 id="start">{0}</h1><p><a href="#start" data-page>Top of {0}</a></p>'
    pdf = composed(
        part('<p><a href="#a-start" data-page>A</a> <a href="#b-start" data-page>B</a></p>'),
        part(publication.format("A"), name="a"),
        part(publication.format("B"), name="b"),
    )
    contents, a, b = (" ".join(page.body.split()) for page in texts(pdf))
    assert contents == "A 2 B 3"
    assert (a, b) == ("A Top of A 2", "B Top of B 3")


def test_a_part_may_be_in_another_language(composed):
    pdf = composed(part("<p>Measles</p>"), part("<p>Y frech goch</p>", language="cy"))
    languages = [str(span.get("/Lang", "")) for span in elements(pdf, "/Span")]
    assert languages == ["", "cy"]
    assert pdf.Root.Lang == "en-GB"


def test_each_part_has_style_sheets_of_its_own(composed):
    pdf = composed(part("<h1>A</h1>", stylesheets=("css/print.css",)), part("<h1>B</h1>"))
    coloured = [b"0 0.368627 0.721569 rg" in page.Contents.read_bytes() for page in pdf.pages]
    assert coloured == [True, False]


def test_only_parts_that_print_page_numbers_are_laid_out_twice(printed, monkeypatch):
    layouts = Counter()
    lay_out = Typesetter.lay_out

    def counted(self, stylesheets, html, counting):
        layouts[
            "contents" if html.etree_element.find(".//a[@data-page]") is not None else "text"
        ] += 1
        return lay_out(self, stylesheets, html, counting)

    monkeypatch.setattr(Typesetter, "lay_out", counted)
    assert printed("", parts=(CONTENTS, CHAPTERS, part("<h1>Back</h1>"))).problems == []
    assert layouts == {"contents": 2, "text": 2}


def test_a_contents_list_that_a_shorter_number_shortens_moves_what_follows(composed):
    """The number as printed needs one line less than the one kept free for it."""
    entries = '<p><a href="#spread" data-page>Spread</a></p>'
    narrow = "<style>p { width: 5em; margin: 0; line-height: 40mm } @page { margin: 10mm }</style>"
    pages = texts(composed(part(narrow + entries * 3), part('<h1 id="spread">Spread</h1>')))
    number = len(pages)
    assert pages[-1].artifacts.strip() == f"Page {number}"
    assert f"Spread {number}" in " ".join(pages[0].body.replace(".", " ").split())


def test_numbers_that_never_settle_are_refused():
    class Restless:
        """One page and two by turns."""

        def __init__(self):
            self.pages = 1

        def __call__(self, html, counting):
            self.pages = 3 - self.pages
            rendered = html.render()
            rendered.pages = rendered.pages * self.pages
            return rendered

    contents = weasyprint.HTML(string='<a href="#end" data-page>End</a>')
    end = weasyprint.HTML(string='<p id="end">End</p>')
    parts = [Part(contents, Restless()), Part(end, lambda html, counting: html.render())]
    with pytest.raises(Unsettled, match="do not settle"):
        compose(parts)


def test_a_fault_in_any_part_is_told(printed):
    faulty = part('<p><img src="/media/images/flower.png"></p>')
    [problem] = printed("", parts=(CONTENTS, faulty)).problems
    assert "no text alternative" in problem


def test_words_of_every_part_are_looked_for(printed):
    lost = part(f'<div style="float: left">{"<p>lost</p>" * 99}</div>')
    [problem] = printed("", parts=(CHAPTERS, lost)).problems
    assert problem.startswith("Words of the text are missing from the file: lost")


def test_the_same_parts_give_the_same_bytes_in_another_process(places):
    composed = document("", parts=(CONTENTS, CHAPTERS))
    with ThreadPoolExecutor(max_workers=2) as pool:
        first, second = pool.map(render_pdf, [composed, composed])
    assert first.content == second.content


def test_the_digest_changes_with_any_part_and_with_what_it_reads(places, tmp_path):
    one = document("", parts=(CONTENTS, part('<img src="/media/images/flower.png" alt="A">')))
    digests = {digest(one), digest(replace(one, parts=one.parts[::-1]))}
    digests.add(digest(replace(one, parts=(replace(CONTENTS, name="a"), one.parts[1]))))
    (tmp_path / "media/images/flower.png").write_text("new image")
    digests.add(digest(one))
    assert len(digests) == 4


def test_one_html_document_is_a_document_of_one_part(places):
    html = "<h1>Measles</h1>"
    assert digest(document(html)) == digest(document("", parts=(PrintPart(html=html),)))


@pytest.mark.slow
@needs_verapdf
def test_the_whole_is_pdf_ua_and_pdf_a(places, tmp_path):
    parts = (CONTENTS, PrintPart(html=GUIDE, name="a"), PrintPart(html=GUIDE, name="b"), CHAPTERS)
    file = tmp_path / "composed.pdf"
    composed = document("", parts=parts, base_url="https://example.org")
    file.write_bytes(render_pdf(composed).content)
    assert verapdf(file) == []
