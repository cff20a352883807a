"""The fonts of documents: static TrueType or OpenType files in one folder.

Nothing else is visible to the child process, so a machine's own fonts never change a file; fonts
for further scripts (static Noto, say) are simply put into the same folder.
"""

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from .assets import HOST

SUFFIXES = {".otf", ".ttf"}
FAMILY_NAMES = (16, 1)  # name table: the typographic family, else the plain one
ITALIC = 1  # OS/2 fsSelection, bit 0


class FontsMissing(Exception):
    """No file of the wanted family is in the folder; the message names both."""


@dataclass(frozen=True)
class FontFile:
    name: str
    family: str
    weight: int  # as in CSS, 100 to 900
    italic: bool


def fonts_css(folder: str, family: str) -> str:
    """A style sheet that declares every file of ``family`` and makes it the document's font.

    Style sheets of documents need not name the family; ``var(--document-font)`` does where needed.
    """
    files = [font for font in font_files(folder) if font.family == family]
    if not files:
        raise FontsMissing(f"There is no font file of the family {family} in {folder}.")
    faces = "".join(_font_face(font) for font in files)
    return f'{faces}:root{{--document-font:"{family}";font-family:"{family}"}}\n'


def _font_face(font: FontFile) -> str:
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f"font-style:{'italic' if font.italic else 'normal'};"
        f'src:url("{HOST}fonts/{font.name}")}}\n'
    )


def font_files(folder: str) -> list[FontFile]:
    """What the font files of ``folder`` say of themselves, in the order of their names."""
    paths = Path(folder).glob("*") if Path(folder).is_dir() else ()
    return [_read_font(path) for path in sorted(paths) if path.suffix.lower() in SUFFIXES]


def _read_font(path: Path) -> FontFile:
    with TTFont(path, lazy=True) as font:
        names = [font["name"].getDebugName(number) for number in FAMILY_NAMES]
        return FontFile(
            name=path.name,
            family=next(filter(None, names), ""),
            weight=font["OS/2"].usWeightClass,
            italic=bool(font["OS/2"].fsSelection & ITALIC),
        )


def fontconfig_file(folder: str, cache: str) -> str:
    """A fontconfig configuration that knows ``folder`` and nothing of the machine's own fonts."""
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{escape(folder)}</dir><cachedir>{escape(cache)}</cachedir></fontconfig>"
    )
