"""What every file has to pass before anyone gets it: quick, and without Java.

The whole of PDF/UA-1 and PDF/A-2a is checked with veraPDF by the test suite (tests/verapdf).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf

from .blocks import Block, located
from .letters import missing_letters
from .text import PdfText, extract_text
from .words import blocks_missing_words, shaped_letters_lost

NAMED = 10  # missing words named in a message
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@dataclass(frozen=True)
class Verdict:
    """Plain sentences on what is wrong; and in words for readers, what was found to be right."""

    problems: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)


def examine(content: bytes, blocks: list[Block]) -> Verdict:
    """The verdict on a file that should print all the text of ``blocks``."""
    with pikepdf.open(BytesIO(content)) as pdf:
        if not pdf.pages:
            return Verdict(problems=["The file has no pages."])
        file = PrintedFile(pdf, blocks)
        results = [(check, list(check.problems(file))) for check in CHECKS if check.applies(file)]
    return Verdict(
        problems=[problem for _, problems in results for problem in problems],
        passed=[check.passed for check, problems in results if not problems],
    )


@dataclass
class PrintedFile:
    pdf: pikepdf.Pdf
    blocks: list[Block]  # that it was printed from

    @cached_property
    def text(self) -> PdfText:
        return extract_text(self.pdf)

    @cached_property
    def elements(self) -> list[pikepdf.Dictionary]:
        """The elements of the tag tree in reading order."""
        return list(_descend(self.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())))

    def has(self, *tags: str) -> bool:
        return any(element.get("/S") in tags for element in self.elements)

    @property
    def has_pictures(self) -> bool:
        return self.has("/Figure") or any(page.get_images() for page in self.pdf.pages)

    def heading_above(self, position: int) -> str:
        """The text of the last heading up to that position among the elements, in quotes."""
        for element in reversed(self.elements[: position + 1]):
            if element.get("/S") in HEADINGS and (words := self._text_of(element).split()):
                return f"“{' '.join(words)}”"
        return ""

    def _text_of(self, element: pikepdf.Dictionary) -> str:
        pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        places = [
            (pages[part.Pg.objgen], int(kid))
            for part in (element, *_descend(element))
            for kid in _kids(part)
            if isinstance(kid, int) and "/Pg" in part
        ]
        return "".join(self.text.marked.get(place, "") for place in places)


def _descend(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _descend(kid)


def _kids(element: pikepdf.Dictionary) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _tags(file: PrintedFile) -> Iterator[str]:
    if not file.elements or not file.pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "The file is not tagged."


def _identity(file: PrintedFile) -> Iterator[str]:
    if not str(file.pdf.docinfo.get("/Title", "")).strip():
        yield "The file has no title."
    if not file.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The file does not show its title."
    if not str(file.pdf.Root.get("/Lang", "")):
        yield "The file does not state its language."


def _headings(file: PrintedFile) -> Iterator[str]:
    above = 0
    for position, element in enumerate(file.elements):
        if element.get("/S") in HEADINGS:
            level = HEADINGS.index(element.S) + 1
            if level > above + 1:
                problem = f"a heading of level {level} follows one of level {above or 'none'}."
                yield located(problem, [file.heading_above(position)])
            above = level


def _pictures(file: PrintedFile) -> Iterator[str]:
    for position, element in enumerate(file.elements):
        if element.get("/S") == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield located("a picture has no text alternative.", [file.heading_above(position)])


def _tables(file: PrintedFile) -> Iterator[str]:
    for position, element in enumerate(file.elements):
        if element.get("/S") == "/TH" and "/Scope" not in element.get("/A", {}):
            problem = "a table has a header cell that does not say what it heads."
            yield located(problem, [file.heading_above(position)])


def _links(file: PrintedFile) -> Iterator[str]:
    for number, page in enumerate(file.pdf.pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                if not str(annotation.get("/Contents", "")).strip():
                    yield f"A link on page {number} has no words that say where it leads."
                if "/StructParent" not in annotation:
                    yield f"A link on page {number} is not tagged."


def _text(file: PrintedFile) -> Iterator[str]:
    if not file.text.body.strip() and not file.has_pictures:
        yield "The document is empty: it has neither text nor pictures."
    yield from missing_letters(file.text.missing_letters, file.blocks)
    text = f"{file.text.body} {file.text.artifacts}"
    for name, missing in blocks_missing_words(file.blocks, text):
        listed = ", ".join(missing[:NAMED])
        yield located(f"words of the text are missing from the file: {listed}.", [name])
    if lost := shaped_letters_lost(file.blocks, text):
        yield f"{lost} letters of the text are missing from the file."


def _fonts(file: PrintedFile) -> Iterator[str]:
    dictionaries = (item for item in file.pdf.objects if isinstance(item, pikepdf.Dictionary))
    for item in dictionaries:
        if item.get("/Type") == "/FontDescriptor" and not FONT_FILES & set(item.keys()):
            yield f"The font {item.FontName} is not embedded."


@dataclass(frozen=True)
class Check:
    passed: str  # in words for readers
    problems: Callable[[PrintedFile], Iterator[str]]
    applies: Callable[[PrintedFile], bool] = lambda file: True


CHECKS = (
    Check("Tagged for screen readers", _tags),
    Check("Title and language set", _identity),
    Check("Headings in order", _headings, lambda file: file.has(*HEADINGS)),
    Check("All pictures described", _pictures, lambda file: file.has("/Figure")),
    Check("Headings of tables marked", _tables, lambda file: file.has("/TH")),
    Check("All links described", _links, lambda file: file.has("/Link")),
    Check("All text present", _text),
    Check("Fonts embedded", _fonts),
)
