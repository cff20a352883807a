"""What every file has to pass before anyone gets it: quick, and without Java.

The whole of PDF/UA-1 and PDF/A-2a is checked with veraPDF by the test suite (tests/verapdf).
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf

from .text import extract_text
from .words import missing_words

NAMED = 10  # missing words named in a message
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


def problems_of(content: bytes, wanted: Counter[str]) -> list[str]:
    """Plain sentences on what is wrong with a file that should print the ``wanted`` words."""
    with pikepdf.open(BytesIO(content)) as pdf:
        if not pdf.pages:
            return ["The file has no pages."]
        return [*_identity(pdf), *_tags(pdf), *_fonts(pdf), *_text(pdf, wanted)]


def _identity(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "The file has no title."
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The file does not show its title."
    if not str(pdf.Root.get("/Lang", "")):
        yield "The file does not state its language."


def _tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root or not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "The file is not tagged."


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    dictionaries = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
    for item in dictionaries:
        if item.get("/Type") == "/FontDescriptor" and not FONT_FILES & set(item.keys()):
            yield f"The font {item.FontName} is not embedded."


def _text(pdf: pikepdf.Pdf, wanted: Counter[str]) -> Iterator[str]:
    text = extract_text(pdf)
    for letter in sorted(text.missing_letters):
        code = " ".join(f"U+{ord(part):04X}" for part in letter)
        yield f"No font of the folder has the letter {letter} ({code})."
    if missing := missing_words(wanted, f"{text.body} {text.artifacts}"):
        yield f"Words of the text are missing from the file: {', '.join(missing[:NAMED])}."
