"""The file of a manuscript: parts and their relations, as ECMA-376 asks for them."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from PIL import ImageColor

from cms.downloads.archives import archive
from cms.downloads.office.text import LONGEST_PROPERTY, writable

from .blocks import DEEPEST, INDENT, Blocks
from .links import Links
from .manuscript import Manuscript, drawings_of
from .pictures import Pictures, key_of


def write(manuscript: Manuscript, drawings=()) -> bytes:
    """``drawings``: PNG files of the manuscript's, in their order.

    Raises RenderError for a picture that cannot be shown.
    """
    bodies = [BeautifulSoup(html, "html.parser") for html in (manuscript.front, *manuscript.parts)]
    anchors = [each["id"] for body in bodies for each in body.find_all(id=True)]
    links = Links(anchors, manuscript.base_url)
    pictures = Pictures(dict(zip(drawings_of(manuscript.html), drawings, strict=True)))
    blocks = Blocks(links, pictures)
    blocks.write(bodies[0])
    front, blocks.xml = blocks.xml, []
    for body in bodies[1:]:
        blocks.write(body)
    context = {
        "manuscript": manuscript,
        "front": mark_safe("".join(front)),
        "text": mark_safe("".join(blocks.xml)),
        "headings": blocks.headings,
        "numbered": blocks.numbered,
        "indents": [INDENT * (level + 1) for level in range(DEEPEST + 1)],
        "links": links.outside.items(),
        "pictures": [(key_of(name), name) for name in pictures.files],
        "brand": "{:02X}{:02X}{:02X}".format(*ImageColor.getrgb(manuscript.brand)[:3]),
        "title": writable(manuscript.title),
        "warning": writable(manuscript.warning),
        "properties": _properties(manuscript),
    }
    return archive(
        [
            *((name, _rendered(template, context)) for name, template in TEMPLATES.items()),
            *((f"word/{name}", content) for name, content in pictures.files.items()),
        ]
    )


TEMPLATES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "relations.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fonts.xml": "fonts.xml",
    "word/theme.xml": "theme.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "word/_rels/footer1.xml.rels": "footer_relations.xml",
}


def _rendered(template, context) -> bytes:
    return render_to_string(f"word/{template}", context).strip().encode()


def _properties(manuscript):
    named = ("title", "author", "subject", "address", "status")
    return {name: writable(getattr(manuscript, name))[:LONGEST_PROPERTY] for name in named}
