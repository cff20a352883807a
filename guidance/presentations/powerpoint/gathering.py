"""From a page to the pure data of its PowerPoint file."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format

from cms.downloads.office.drawings import drawn
from cms.publishing.addresses import current_url

from ..slides import NOT_PUBLIC
from .deck import Deck, DeckSlide, Picture, Run, Table, plain
from .layouts import BULLETS, FIGURE, QUOTATION, SECTION, TABLE, TITLE, TWO_COLUMNS
from .rich_text import read_rich_text

LARGEST = "max-2000x1200"  # pixels of a bitmap: a slide is seldom shown on more
CONTACT_SLIDE = "Your local contact"


def gather_deck(page, local=None) -> Deck:
    """``local``: the LocalDetails of an organisation's own copy."""
    edition = page.current_edition
    dated = f"Edition {edition.number}, {date_format(edition.published_at, 'j F Y')}"
    address = current_url(page, edition)
    drawings = [slide.value["image"] for slide in page.show if _is_drawing(slide)]
    titles = _unique_titles(page.show)
    return Deck(
        title=f"{page.title}. {local.mark}" if local else page.title,
        author=settings.SITE_OWNER,
        subject=page.summary,
        status="" if page.is_current else page.get_status_display(),
        address=address,
        dated=edition.published_at,
        brand=settings.SITE_COLOURS["brand"],
        foot=_foot(page, dated, local),
        slides=(
            *(
                DeckSlide(
                    title=title,
                    notes=slide.value["notes"],
                    **_face(slide, page, dated, address, local),
                )
                for slide, title in zip(page.show, titles, strict=True)
            ),
            *([_contact_slide(local, dated, address)] if local else []),
        ),
        drawings=drawn(
            map(_sheet, drawings),
            author=settings.SITE_OWNER,
            created=edition.published_at,
            modified=edition.published_at,
        ),
    )


def _contact_slide(local, dated, address):
    named = (Run(local.organisation, bold=True),)
    facts = ((Run(f"{f.name}: "), Run(f.text, address=f.address)) for f in local.facts)
    asked = (Run(f"{dated}. Is it still current? "), Run(address, address=address))
    points = (named, *facts, asked)
    return DeckSlide(layout=BULLETS.name, title=CONTACT_SLIDE, notes="", texts=(points,))


def _foot(page, dated, local):
    if local:
        return (Run(f"{local.mark}. ", bold=True), Run(f"{page.title}. {dated}"))
    named = Run(f"{page.title}. {dated}")
    return (
        (named,) if page.is_current else (Run(f"{page.get_status_display()}. ", bold=True), named)
    )


def _unique_titles(slides):
    """Those who cannot see the slides tell them apart by their titles alone."""
    seen = {}
    for slide in slides:
        seen[slide.title] = number = seen.get(slide.title, 0) + 1
        yield f"{slide.title} ({number})" if number > 1 else slide.title


def _face(slide, page, dated, address, local):
    """What is on the slide, its title apart, as arguments of DeckSlide."""
    if slide.kind == "title":
        return _title(slide.value, page, dated, address, local)
    if slide.kind == "figure":
        return _figure(slide, page)
    if slide.kind == "passage":
        texts = (plain(slide.value["words"]), _citation(slide))
        return {"layout": QUOTATION.name, "texts": texts}
    return FACES[slide.kind](slide.value)


def _title(value, page, dated, address, local):
    edition = (Run(f"{dated}. Is it still current? "), Run(address, address=address))
    texts = (
        _standing(page),
        plain(value["subtitle"]),
        (*plain(value["occasion"]), *plain(local.event if local else "")),
        (*plain(local.mark if local else "", bold=True), edition, *plain(settings.SITE_NOTICE)),
    )
    return {"layout": TITLE.name, "texts": texts}


def _standing(page):
    """The words of the notice that stands on the page."""
    if page.is_current:
        return ()
    notice = render_to_string("publishing/standing.html", {"publication": page})
    soup = BeautifulSoup(notice, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    first, *others = plain("\n".join(paragraph.get_text() for paragraph in soup.find_all("p")))
    return (tuple(Run(run.text, bold=True, marked=True) for run in first), *others)


def _section(value):
    return {"layout": SECTION.name, "texts": (plain(value["text"]),)}


def _bullets(value):
    return {"layout": BULLETS.name, "texts": (_points(value["points"]),)}


def _points(points):
    return tuple(paragraph for point in points for paragraph in read_rich_text(point))


def _two_columns(value):
    sides = (value["left"], value["right"])
    texts = (text for side in sides for text in (plain(side["heading"]), _points(side["points"])))
    return {"layout": TWO_COLUMNS.name, "texts": tuple(texts)}


def _quotation(value):
    texts = (plain(value["text"]), plain(value["source"]))
    return {"layout": QUOTATION.name, "texts": texts}


def _citation(slide):
    if not slide.passage:
        return plain(NOT_PUBLIC)
    address = settings.WAGTAILADMIN_BASE_URL + slide.passage.get_absolute_url()
    guide = slide.passage.publication.title
    source = (Run(str(slide.passage), address=address), Run(f", {guide}"))
    return (source, *plain(slide.change_note, marked=True))


def _figure(slide, page):
    picture = _picture(slide, page) if slide.value["image"] else None
    texts = (plain(slide.value["caption"]),)
    return {"layout": FIGURE.name, "texts": texts, "picture": picture}


def _is_drawing(slide):
    return slide.kind == "figure" and slide.value["image"] and slide.value["image"].is_svg()


def _picture(slide, page):
    image = slide.value["image"]
    alternative = "" if image.decorative else image.contextual_alt_text or image.title
    if image.is_svg():
        before = [each for each in page.show if each.number < slide.number and _is_drawing(each)]
        return Picture(alternative, drawing=len(before))
    with image.get_rendition(LARGEST).file.open() as file:
        return Picture(alternative, content=file.read())


def _sheet(image):
    """A drawing as ``drawn`` wants it."""
    return image.get_rendition("width-2000").url, image.height / max(image.width, 1)


def _table(value):
    table = value["table"]
    if not (table and table.columns):
        return {"layout": TABLE.name}
    headings = tuple(plain(column["heading"]) for column in table.columns)
    rows = tuple(tuple(read_rich_text(cell.value) for cell in row) for row in table.rows)
    caption = table.caption or ""
    return {
        "layout": TABLE.name,
        "texts": (plain(caption),),
        "table": Table(caption, (headings, *rows)),
    }


FACES = {
    "section": _section,
    "bullets": _bullets,
    "two_columns": _two_columns,
    "quotation": _quotation,
    "table": _table,
}
