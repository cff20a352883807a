"""The text of a PDF, Word or PowerPoint file, part by part. For the child process: files may be
hostile, and the libraries hang, crash and eat memory on some.
"""

import re
import unicodedata
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
import pptx
import pypdfium2
from docx.oxml.ns import qn
from lxml.etree import ErrorTypes
from pptx.oxml.ns import qn as pptx_qn
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from .content import FileText, Part, Problem, Unit, Unsearchable

LARGEST_UNPACKED = 300_000_000  # bytes of an Office file, pictures included
LONGEST_PART = 20_000  # characters: about seven full pages
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # Word 97, and what holds an encrypted file of today
HYPHENATED = re.compile("[\x02\xad\ufffe]\\s*")  # PDFium's marks where a line ended within a word


def read(path: Path, extension: str, most_parts: int) -> FileText:
    """The parts that hold text, from the first ``most_parts`` of the file.

    Raises Unsearchable.
    """
    unit, reader = READERS[extension]
    parts, total = reader(path, most_parts)
    parts = [piece for part in parts for piece in _pieces(part)][:most_parts]
    if not parts:
        raise Unsearchable(Problem.NO_TEXT)
    if total > most_parts:
        detail = f"Only the first {most_parts:,} of {total:,} {unit}s are searched."
        return FileText(unit, tuple(parts), Problem.CUT, detail)
    return FileText(unit, tuple(parts))


def _pdf(path, most):
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise Unsearchable(Problem.ENCRYPTED if locked else Problem.DAMAGED) from error
    count = min(len(pdf), most)
    return [Part(number + 1, "", _pdf_text(pdf, number)) for number in range(count)], len(pdf)


def _pdf_text(pdf, number):
    try:
        page = pdf[number]
        text = page.get_textpage().get_text_range()
        page.close()
    except pypdfium2.PdfiumError:  # one damaged page of a good file
        return ""
    return clean(HYPHENATED.sub("", text))


def _word(path, most):
    document = _open_office(docx.Document, path)
    sections = [("", [])]
    for title, text in _word_paragraphs(document):
        if title:
            sections.append((title, []))
        else:
            sections[-1][1].append(text)
    parts = [
        Part(number, clean(title), clean("\n".join(texts)))
        for number, (title, texts) in enumerate(sections)
    ]
    parts = [part for part in parts if part.title or part.text]
    return parts[:most], len(parts)


def _word_paragraphs(document):
    """``(heading, text)``, one of them empty; of tables, text boxes and content controls, too."""
    styles = {style.style_id: style.name for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        if any(paragraph.iterancestors(FALLBACK)):
            continue  # a text box stands there twice
        style = styles.get(paragraph.style) or ""
        text = _word_text(paragraph)
        if style.startswith(("Heading", "Title")) and text.strip():
            yield text, ""
        else:
            yield "", text


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _word_text(paragraph):
    """Its own words: not those of a text box in it, nor those deleted but tracked."""
    nodes = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    own = (node for node in nodes if next(node.iterancestors(qn("w:p"))) is paragraph)
    return "".join((node.text or "") if node.tag == qn("w:t") else " " for node in own)


def _powerpoint(path, most):
    presentation = _open_office(pptx.Presentation, path)
    slides = list(presentation.slides)
    parts = [_slide(number, slide) for number, slide in enumerate(slides[:most], start=1)]
    return parts, len(slides)


PARAGRAPH = pptx_qn("a:p")


def _slide(number, slide):
    """Notes are part of the file, and so of what its reader gets."""
    title = slide.shapes.title
    heading = set(title._element.iter(PARAGRAPH)) if title else set()
    texts = ["".join(_slide_words(p)) for p in slide.element.iter(PARAGRAPH) if p not in heading]
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
        texts.append(slide.notes_slide.notes_text_frame.text)
    return Part(number, clean(title.text) if title else "", clean("\n".join(texts)))


def _slide_words(paragraph):
    for node in paragraph.iter(pptx_qn("a:t"), pptx_qn("a:br")):
        if node.getparent().tag != pptx_qn("a:fld"):  # the slide's number, the date
            yield node.text or " "


def _open_office(opener, path):
    """Raises Unsearchable, and MemoryError, for which lxml has other names."""
    try:
        with ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            detail = f"It unpacks to more than {LARGEST_UNPACKED / 1e6:,.0f} MB."
            raise Unsearchable(Problem.TOO_LARGE, detail)
        return opener(str(path))
    except BadZipFile as error:
        raise Unsearchable(_not_a_zip(path)) from error
    except (MemoryError, Unsearchable):
        raise
    except Exception as error:  # whatever the libraries make of a broken file
        if getattr(error, "code", None) == ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unsearchable(Problem.DAMAGED) from error


def _not_a_zip(path):
    content = path.read_bytes()
    encrypted = content.startswith(OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in content
    return Problem.ENCRYPTED if encrypted else Problem.DAMAGED


def clean(text: str) -> str:
    """On one line, ligatures and Arabic letter shapes as plain letters, nothing unprintable."""
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return " ".join(text.split())


def _shown(character):
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    return " " if category == "Cc" else "" if category in ("Cn", "Co", "Cs") else character


def _pieces(part: Part):
    """The part, or several where it is very long, cut between words; none without words."""
    text = part.text
    while len(text) > LONGEST_PART:
        end = text.rfind(" ", LONGEST_PART // 2, LONGEST_PART)
        end = end if end > 0 else LONGEST_PART
        yield Part(part.number, part.title, text[:end])
        text = text[end:].lstrip()
    if text or part.title:
        yield Part(part.number, part.title, text)


READERS = {
    "pdf": (Unit.PAGE, _pdf),
    "docx": (Unit.SECTION, _word),
    "pptx": (Unit.SLIDE, _powerpoint),
}
