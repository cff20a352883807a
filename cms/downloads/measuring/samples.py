"""Generated documents to measure with: the same at each run, written as the templates write them.

A guide is dense: numbered paragraphs, each with a list, every second with a footnote and a link to
another paragraph, every fourth with a table; a drawing in each chapter.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random

from cms.downloads.rendering.document import PrintDocument, PrintPart

WORDS = """
about access advice agree board budget care carers change choice clinic community
comment council decide decision doctor early evidence experience family feedback forum group health
hear hospital invite involve issue learn letter listen local meeting method monitor need nurse offer
open option people partner patient plan practice primary proposal public question record report
response result review rural service share staff survey talk team test time travel trust urgent use
user view visit voice volunteer wait week work write
"""
GUIDE_STYLES = tuple(f"documents/{n}.css" for n in ("paper", "cover", "front", "text", "part"))
PAPER = ("documents/paper.css", "documents/text.css")
PARAGRAPHS_IN_A_CHAPTER = 10
PARAGRAPHS_ON_A_PAGE = 1.3


@dataclass(frozen=True)
class Sample:
    """The document as we print it, and as one HTML document for engines that know no parts.

    In that, page numbers are left to a style sheet (``engines.PAGE_NUMBERS``).
    """

    name: str
    document: PrintDocument
    whole: str
    stylesheets: tuple[str, ...]


@cache
def samples() -> dict[str, Sample]:
    every = (leaflet(), guide(100), guide(200), slides(30))
    return {sample.name: sample for sample in every}


def leaflet() -> Sample:
    """Two pages A4."""
    text = _Text(1)
    lead = f"<h1>{text.heading()}</h1><p class='lead'>{text.sentence()}</p>"
    section = "<h2>{}</h2>{}{}".format
    sections = [section(text.heading(), text.paragraph(), text.items()) for _ in range(4)]
    return _in_one("leaflet", lead + "".join(sections))


def slides(number: int) -> Sample:
    """A title and a list on each slide, a table on every fifth; 16:9."""
    text = _Text(2)
    style = """<style>@page { size: 254mm 142.9mm; margin: 15mm } section { break-before: page }
    body { font-size: 20pt } h1 { font-size: 30pt }</style>"""
    tables = [text.table(4) if n % 5 == 0 else text.items() for n in range(number)]
    slides = "".join(f"<section><h1>{text.heading()}</h1>{each}</section>" for each in tables)
    return _in_one(f"{number} slides", style + slides)


def _in_one(name: str, body: str) -> Sample:
    html = _page(body)
    return Sample(name, replace(EMPTY, html=html, stylesheets=PAPER), html, PAPER)


def guide(pages: int) -> Sample:
    """About so many pages: front matter with a list of contents, then chapters."""
    text = _Text(3)
    chapters = round(pages * PARAGRAPHS_ON_A_PAGE / PARAGRAPHS_IN_A_CHAPTER)
    entries, bodies = zip(
        *(text.chapter(number, chapters) for number in range(1, chapters + 1)), strict=True
    )
    front = f"""<section class="cover"><div class="cover__band">
      <h1 class="cover__title">{text.heading()}</h1></div></section>
      <section class="front contents">
      <h1 class="front__title" data-bookmark="Contents">Contents</h1>
      <ol class="contents__chapters">{"".join(entries)}</ol></section>"""
    parts = [
        _page(f'<div class="guide" data-title="Sample">{each}</div>')
        for each in (front, "".join(bodies))
    ]
    document = replace(
        EMPTY, parts=tuple(PrintPart(html=part, stylesheets=GUIDE_STYLES) for part in parts)
    )
    whole = _page(front + "".join(bodies))
    return Sample(f"guide of {pages} pages", document, whole, GUIDE_STYLES)


EMPTY = PrintDocument(
    title="Sample", author="Benchmark", created=date(2026, 1, 1), modified=date(2026, 1, 1)
)


def _page(body: str) -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Sample</title>
    <style>:root {{ --brand: #005eb8; --brand-text: #ffffff }}</style></head>
    <body>{body}</body></html>"""


class _Text:
    """Sentences without sense; the same for the same ``seed``."""

    def __init__(self, seed: int):
        self.random = Random(seed)
        self.vocabulary = WORDS.split()

    def words(self, fewest: int, most: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, k=self.random.randint(fewest, most)))

    def heading(self) -> str:
        return self.words(3, 7).capitalize()

    def sentence(self) -> str:
        return f"{self.words(9, 18).capitalize()}."

    def paragraph(self) -> str:
        return f"<p>{' '.join(self.sentence() for _ in range(6))}</p>"

    def items(self) -> str:
        return (
            "<ul class='app-list'>"
            + "".join(f"<li>{self.sentence()}</li>" for _ in range(4))
            + "</ul>"
        )

    def table(self, rows: int) -> str:
        head = "".join(f'<th scope="col">{word}</th>' for word in ("Method", "Good for", "Takes"))
        body = "".join(
            f'<tr><th scope="row">{self.words(1, 3)}</th><td>{self.sentence()}</td>'
            f"<td>{self.words(2, 5)}</td></tr>"
            for _ in range(rows)
        )
        return f"""<div class="app-table"><table><caption>{self.heading()}</caption>
        <thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""

    def drawing(self) -> str:
        bars = "".join(
            f'<rect x="{40 * n}" y="{100 - height}" width="30" height="{height}" fill="#005eb8"/>'
            for n, height in enumerate(self.random.choices(range(20, 100), k=10))
        )
        return f"""<figure class="app-figure"><svg viewBox="0 0 400 100" width="400">
        <title>{self.heading()}</title>{bars}</svg><figcaption>{self.heading()}</figcaption></figure>"""

    def chapter(self, number: int, chapters: int) -> tuple[str, str]:
        """Its entry in the contents, and itself."""
        title, entries, body = self.heading(), [], [self.drawing()]
        for paragraph in range(1, PARAGRAPHS_IN_A_CHAPTER + 1):
            heading, anchor = self.heading(), f"p-{number}-{paragraph}"
            entries.append(_entry(anchor, f"{number}.{paragraph}", heading))
            body.append(self.numbered(number, paragraph, heading, chapters))
        entry = _entry(f"c-{number}", str(number), title, f"<ol>{''.join(entries)}</ol>")
        return (
            entry,
            f"""<section class="chapter" id="c-{number}">
        <h1 class="chapter__title" data-bookmark="{number} {title}" data-running-head="{title}">
        <span class="chapter__number">Chapter {number} </span><br>{title}</h1>
        {"".join(body)}</section>""",
        )

    def numbered(self, chapter: int, paragraph: int, heading: str, chapters: int) -> str:
        link = note = table = ""
        if paragraph % 2 == 0:
            numbers = self.random.randint(1, chapters), self.random.randint(1, 10)
            other = "{}-{}".format(*numbers)
            link = f'<p>See <a href="#p-{other}" data-number="{other}">{self.words(2, 4)}</a>.</p>'
            note = f"<ol class='notes'><li>{self.sentence()}</li></ol>"
        if paragraph % 4 == 0:
            table = self.table(8)
        return f"""<section class="paragraph" id="p-{chapter}-{paragraph}">
        <h2 class="paragraph__heading" data-bookmark="{chapter}.{paragraph} {heading}">
        <span class="paragraph__number">{chapter}.{paragraph} </span>{heading}</h2>
        {self.paragraph()}{self.items()}{link}{table}{note}</section>"""


def _entry(anchor: str, number: str, title: str, below: str = "") -> str:
    return f"""<li><a href="#{anchor}" data-page><span class="contents__number">{number} </span>
    {title}</a>{below}</li>"""
