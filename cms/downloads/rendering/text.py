"""The text of a PDF and the letters that its fonts lack, for files that WeasyPrint wrote.

Such files have composite fonts only, two bytes a letter, each with a ToUnicode map. A letter that
no font has is written with a made-up code that the font's encoding sends to glyph 0 (.notdef).
"""

import re
import struct
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

CODE_AND_TEXT = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})*)>")
CODE_TO_NOTDEF = re.compile(rb"<([0-9a-f]{4})> 0\b")
SHOWN = "Tf BT Tj TJ Do BMC BDC EMC"


@dataclass
class PdfText:
    """Text in the order of painting; artifacts (running heads) apart: they part no words."""

    body: str = ""
    artifacts: str = ""
    marked: dict[tuple[int, int], str] = field(default_factory=dict)  # by page and number (MCID)
    missing_letters: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class FontMap:
    """What the codes of one font mean; a code is handled as the character of that number."""

    text: dict[int, str]
    missing: frozenset[str]  # codes that end at glyph 0

    @classmethod
    def read(cls, font: pikepdf.Object) -> "FontMap":
        pairs = CODE_AND_TEXT.findall(font.ToUnicode.read_bytes())
        text = {int(code, 16): _utf16(letters) for code, letters in pairs}
        encoding = font.get("/Encoding")
        missing = (
            CODE_TO_NOTDEF.findall(encoding.read_bytes())
            if isinstance(encoding, pikepdf.Stream)
            else ()
        )
        return cls(text, frozenset({"\0", *(chr(int(code, 16)) for code in missing)}))

    def decode(self, codes: str) -> str:
        return codes.translate(self.text)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def extract_text(pdf: pikepdf.Pdf) -> PdfText:
    reader = _Reader()
    for page in pdf.pages:
        reader.read(page.obj, page.Resources)
        reader.page += 1
    return PdfText(
        body="".join(reader.body),
        artifacts="".join(reader.artifacts),
        marked=reader.marked,
        missing_letters=reader.missing_letters,
    )


class Mark(NamedTuple):
    """The marked content that we are in."""

    is_artifact: bool
    number: int | None = None  # MCID, of the innermost that has one


UNMARKED = Mark(is_artifact=False)


class _Reader:
    def __init__(self):
        self.body: list[str] = []
        self.artifacts: list[str] = []
        self.marked: dict[tuple[int, int], str] = {}
        self.page = 0
        self.missing_letters: set[str] = set()
        self._fonts: dict[tuple[int, int], FontMap] = {}

    def read(self, content: pikepdf.Object, resources: pikepdf.Object, mark=UNMARKED) -> None:
        """Collect the text of a page or of a group painted on one."""
        font, marks = None, [mark]
        for operands, operator in pikepdf.parse_content_stream(content, SHOWN):
            match str(operator):
                case "Tf":
                    font = self._font(resources.Font[operands[0]])
                case "BT":
                    self._collect(" ", marks[-1])
                case "Tj" | "TJ":
                    self._collect(self._decode(operands[0], font), marks[-1])
                case "BMC" | "BDC":
                    marks.append(_inner_mark(marks[-1], operands))
                case "EMC":
                    marks.pop()
                case "Do":
                    self._read_group(resources.XObject[operands[0]], marks[-1])

    def _read_group(self, drawn: pikepdf.Object, mark: Mark) -> None:
        if drawn.Subtype == "/Form":
            self.read(drawn, drawn.Resources, mark)

    def _font(self, font: pikepdf.Object) -> FontMap:
        return self._fonts.get(font.objgen) or self._fonts.setdefault(
            font.objgen, FontMap.read(font)
        )

    def _collect(self, text: str, mark: Mark) -> None:
        (self.artifacts if mark.is_artifact else self.body).append(text)
        if mark.number is not None:
            place = (self.page, mark.number)
            self.marked[place] = self.marked.get(place, "") + text

    def _decode(self, operand: pikepdf.Object, font: FontMap) -> str:
        codes = _codes(operand)
        self.missing_letters |= {font.decode(code) for code in font.missing.intersection(codes)}
        return font.decode(codes)


def _inner_mark(outer: Mark, operands) -> Mark:
    tag, *properties = operands
    number = outer.number
    if properties and isinstance(properties[0], pikepdf.Dictionary):
        number = properties[0].get("/MCID", number)
    return Mark(outer.is_artifact or tag == "/Artifact", None if number is None else int(number))


def _codes(operand: pikepdf.Object) -> str:
    """The codes of a string, or of the strings of an array with its adjustments of position."""
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    data = b"".join(bytes(item) for item in strings if isinstance(item, pikepdf.String))
    return "".join(map(chr, struct.unpack(f">{len(data) // 2}H", data)))
