import pytest
import weasyprint

from cms.downloads.rendering import engine, tagtree
from cms.downloads.rendering.checks import Verdict
from cms.downloads.rendering.tagging import link_text
from cms.downloads.rendering.text import extract_text

from .samples import DOT, GUIDE, RUNNING_HEADS, elements, opened


def test_running_heads_are_artifacts(printed):
    text = extract_text(opened(printed(f"{RUNNING_HEADS}<h1>Rash</h1><p>Red spots</p>")))
    assert text.body.split() == ["Rash", "Red", "spots"]
    assert " ".join(text.artifacts.split()) == "Rash Issued by the department Page 1 of 1"


def test_a_link_in_a_running_head_is_no_link(printed):
    pdf = opened(printed(f"{RUNNING_HEADS}<p>Red spots</p>"))
    assert elements(pdf, "/Link") == []
    assert list(pdf.pages[0].get("/Annots", [])) == []


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="{DOT}" alt="">',
        f'<img src="{DOT}" alt="Spot" aria-hidden="true">',
        f'<img src="{DOT}" alt="Spot" role="presentation">',
        '<svg width="9" height="9" aria-hidden="true"><circle r="4"/></svg>',
        f"<style>p::before {{ content: url({DOT}) }}</style>",
    ],
)
def test_a_decorative_image_is_an_artifact(html, printed):
    pdf = opened(printed(f"{html}<p>Red spots</p>"))
    assert elements(pdf, "/Figure") == []
    assert b"/Artifact <</Type /Layout>> BDC" in one_line(pdf)


def test_an_image_keeps_its_text_alternative(printed):
    pdf = opened(printed(f'<img src="{DOT}" alt="A red spot">'))
    [figure] = elements(pdf, "/Figure")
    assert figure.Alt == "A red spot"


@pytest.mark.parametrize(
    ("label", "alternative"),
    [('aria-label="Cases"', ""), ("", "<title>Cases</title>")],
    ids=["by its label", "by its title"],
)
def test_a_drawing_is_a_figure_described(label, alternative, printed):
    html = f'<svg width="9" height="9" {label}>{alternative}<circle r="4"/></svg>'
    pdf = opened(printed(html))
    [figure] = elements(pdf, "/Figure")
    assert figure.Alt == "Cases"


def test_parts_in_another_language_say_so(printed):
    pdf = opened(printed('<p>Measles, <i lang="cy">y frech <b>goch</b></i>, measles</p>'))
    languages = [str(span.get("/Lang", "")) for span in elements(pdf, "/Span")]
    assert languages == ["", "cy", "cy", ""]


def test_the_document_s_own_language_is_not_repeated(printed):
    pdf = opened(printed('<div lang="fr"><p lang="en-GB">Measles</p></div>'))
    [span] = elements(pdf, "/Span")
    assert "/Lang" not in span


def test_header_cells_say_what_they_head(printed):
    html = """<table><tr><th scope="col">Age</th><th>Dose</th></tr>
              <tr><th scope="row">1</th><td>a</td></tr>
              <tr><th scope="rowgroup">2</th><td>b</td></tr>
              </table>"""
    pdf = opened(printed(html))
    scopes = [str(header.A.Scope) for header in elements(pdf, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


@pytest.mark.parametrize(
    ("link", "description"),
    [
        ("<a href='https://example.org/'>The <b>evidence</b></a>", "The evidence"),
        ("<a href='https://example.org/' aria-label='Evidence (PDF)'>PDF</a>", "Evidence (PDF)"),
        (f"<a href='https://example.org/'><img src='{DOT}' alt='Home'></a>", "Home"),
        ("<a href='/guidance/'>All</a>", "All"),
    ],
)
def test_a_link_is_described_by_its_text(link, description, printed):
    pdf = opened(printed(f"<p>{link}</p>", base_url="https://example.org"))
    [annotation] = pdf.pages[0].Annots
    assert annotation.Contents == description
    assert str(annotation.A.URI).startswith("https://example.org/")


def test_an_entry_of_the_contents_is_one_link_without_its_dots(printed):
    html = """<style>a::after { content: leader(".") target-counter(attr(href), page) }</style>
              <p><a href="#rash">Rash</a></p><h1 id="rash">Rash</h1>"""
    pdf = opened(printed(html))
    assert len(elements(pdf, "/Link")) == len(pdf.pages[0].Annots) == 1
    assert "." not in extract_text(pdf).body


def test_link_text_joins_the_words_of_all_its_parts():
    link = weasyprint.HTML(string="<a>See <b>the</b>\n <i>evidence</i> </a>").etree_element.find(
        ".//a"
    )
    assert link_text(link) == "See the evidence"


def test_text_that_cannot_be_tagged_is_refused(printed):
    [problem] = printed('<p style="opacity: 0.5">Faint</p>').problems
    assert "opacity" in problem


def test_every_piece_of_content_is_owned_or_an_artifact(printed):
    pdf = opened(printed(GUIDE, base_url="https://example.org"))
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page in pdf.pages:
        owned = owners[2 * int(page.StructParents) + 1]
        numbers = one_line(page).count(b"/MCID")
        assert numbers == sum(owner is not None for owner in owned)


def test_another_version_of_weasyprint_is_refused(monkeypatch):
    monkeypatch.setattr(weasyprint, "VERSION", "70.1")
    with pytest.raises(tagtree.UnsupportedVersion, match=r"70\.0, not 70\.1"):
        tagtree.refuse_other_versions()


def test_weasyprint_alone_still_needs_the_corrections(printed, monkeypatch):
    """When this fails, WeasyPrint has learnt something: drop a correction."""
    monkeypatch.setattr(engine, "correct_tags", lambda *ignored: None)
    monkeypatch.setattr(engine, "examine", lambda *ignored: Verdict())
    html = f'{RUNNING_HEADS}<img src="{DOT}" alt=""><p lang="cy"><a href="#a" id="a">Un</a></p>'
    pdf = opened(printed(f"{html}<table><tr><th>Age</th></tr></table>"))
    [figure], [header] = elements(pdf, "/Figure"), elements(pdf, "/TH")
    assert "/Alt" not in figure
    assert "/Scope" not in header.A
    assert not any("/Lang" in span for span in elements(pdf, "/Span"))
    assert "department" in extract_text(pdf).body
    assert "Un" not in [annotation.Contents for annotation in pdf.pages[0].Annots]


def one_line(source) -> bytes:
    """The painting commands of the first page, or of one page."""
    page = getattr(source, "pages", [source])[0]
    return b" ".join(page.Contents.read_bytes().split())
