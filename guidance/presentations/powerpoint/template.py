"""An empty presentation of 16 by 9 with our layouts, colours and letters.

python-pptx's own empty presentation, with everything that can be seen in it replaced: no file made
by hand in an office program, so nothing that could not be read here.
"""

import re

from django.template.loader import render_to_string
from PIL import ImageColor
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from .layouts import BAR, BULLETS, HEIGHT, LAYOUTS, UNIT_EMU, WIDTH

LANGUAGE = "en-GB"
TABLE_STYLE = "{6B2F0E0A-52D3-4C7E-9C1B-0B7B5B1F9A11}"
COLOURS = {  # those of the site; the first accent is the brand's
    "dk1": "212B32",
    "lt1": "FFFFFF",
    "dk2": "4C6272",
    "lt2": "F0F4F5",
    "accent2": "007F3B",
    "accent3": "330072",
    "accent4": "AE2573",
    "accent5": "ED8B00",
    "accent6": "768692",
    "hlink": "005EB8",
    "folHlink": "330072",
}
TEXT_LEVELS = ("lvl1pPr", "lvl2pPr", "lvl3pPr", "lvl4pPr", "lvl5pPr")
LANGUAGE_BEARERS = ("a:rPr", "a:endParaRPr", "a:defRPr")


def empty_presentation(brand):
    """``brand``: a colour as CSS has it. An open python-pptx presentation without slides."""
    presentation = Presentation()
    presentation.slide_width = Emu(round(WIDTH * UNIT_EMU))
    presentation.slide_height = Emu(round(HEIGHT * UNIT_EMU))
    presentation.element.sldSz.attrib.pop("type", None)  # 4:3
    _drop_what_is_not_ours(presentation.part)
    _set_theme(presentation.slide_master.part.part_related_by(RELATION.THEME), brand)
    _set_master(presentation.slide_master)
    _set_layouts(presentation)
    _set_table_style(presentation.part.part_related_by(RELATION.TABLE_STYLES))
    for part in (presentation, presentation.slide_master, *presentation.slide_layouts):
        set_language(part.element)
    return presentation


def set_language(element):
    """On every run and every default: nothing is left to the language of a reader's machine."""
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    for bearer in element.iter(*map(qn, LANGUAGE_BEARERS)):
        bearer.set("lang", LANGUAGE)


def set_arial(theme: str) -> str:
    """The XML of a theme, in Arial: every office has it."""
    return re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', r"\1Arial", theme)


def _drop_what_is_not_ours(part):
    """A picture of an empty slide, the settings of a printer, the name of another program."""
    for owner, kinds in (
        (part, [RELATION.PRINTER_SETTINGS]),
        (part.package, [RELATION.THUMBNAIL, RELATION.EXTENDED_PROPERTIES]),
    ):
        relations = owner._rels
        for key in [key for key, each in relations.items() if each.reltype in kinds]:
            relations.pop(key)


def _set_theme(part, brand):
    colours = COLOURS | {"accent1": "{:02X}{:02X}{:02X}".format(*ImageColor.getrgb(brand)[:3])}
    theme = set_arial(part.blob.decode()).replace('name="Office Theme"', 'name="Guidance"')
    for name, value in colours.items():
        colour = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", colour, theme, flags=re.DOTALL)
    part._blob = theme.encode()


def _set_master(master):
    title, body = BULLETS.places
    context = {"places": [(title, None), (body, 1)], "marks": [BAR]}
    _replace_shapes(master.element, "powerpoint/master.xml", context)
    styles = master.element.find(qn("p:txStyles"))
    _set_text_style(styles.find(qn("p:titleStyle")), title, ("lvl1pPr",))
    _set_text_style(styles.find(qn("p:bodyStyle")), body, TEXT_LEVELS)


def _set_text_style(style, place, levels):
    for level in levels:
        paragraph = style.find(qn(f"a:{level}"))
        paragraph.set("algn", "l")
        letters = paragraph.find(qn("a:defRPr"))
        letters.set("sz", str(place.hundredths))
        letters.set("b", "1" if place.bold else "0")


def _set_layouts(presentation):
    layouts = list(presentation.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        presentation.slide_layouts.remove(spare)
    for ours, theirs in zip(LAYOUTS, layouts, strict=False):
        _set_layout(theirs.element, ours)


def _set_layout(element, layout):
    """The title has no number; the places after it are numbered from 10."""
    numbers = [None, *range(10, 10 + len(layout.places) - 1)]
    places = zip(layout.places, numbers, strict=True)
    _replace_shapes(element, "powerpoint/layout.xml", {"layout": layout, "places": places})
    element.attrib.pop("type", None)
    if layout.kind:
        element.set("type", layout.kind)
    if not layout.has_bar:
        element.set("showMasterSp", "0")


def _replace_shapes(element, template, context):
    shapes = parse_xml(render_to_string(template, context).strip())
    element.replace(element.find(qn("p:cSld")), shapes)


def _set_table_style(part):
    styles = render_to_string("powerpoint/table_styles.xml", {"style": TABLE_STYLE}).strip()
    part._blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + styles.encode()
