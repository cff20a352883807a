"""Presentations: each section of the file is a slide, and says of which kind."""

from wagtail.rich_text import get_text_for_indexing

from cms.library.pictures import picture_path, picture_value
from cms.library.publications import PublicationLoader, block_id, stream_child
from cms.library.registry import register_loader
from cms.passages.models import Passage
from guidance.models import PresentationPage, ResourcesIndexPage

# What each kind of slide is made of, beside its notes
HOLDS = {
    "title": {"text"},
    "section": {"text"},
    "bullets": {"list"},
    "quotation": {"quotation"},
    "figure": {"picture"},
    "two-columns": {"column"},
    "table": {"table"},
    "passage": {"passage"},
}
MAY_BE_EMPTY = {"title", "section"}


@register_loader("presentation")
class PresentationLoader(PublicationLoader):
    order = 50  # after the guides it quotes
    page_class = PresentationPage
    section_class = ResourcesIndexPage

    def check(self, bundle):
        super().check(bundle)
        for section in bundle.main.sections[1:]:
            _check_slide(bundle.main, section)

    def get_values(self, main):
        slug = main.require("slug")
        slides = [_slide(main, section, slug) for section in main.sections[1:]]
        return {**super().get_values(main), "slides": slides}


def _check_slide(main, section):
    if section.kind not in HOLDS:
        known = ", ".join(f".{kind}" for kind in HOLDS)
        raise main.error(f"a slide is one of: {known}", section.line)
    kinds = [kind for kind, _ in section.blocks]
    if "notes" not in kinds:
        raise main.error("a slide needs “::: notes”", section.line)
    for kind, value in section.blocks:
        if kind not in HOLDS[section.kind] | {"notes"}:
            raise main.error(f"a {section.kind} slide has no room for a {kind}", section.line)
        if kind == "picture":
            picture_path(main, value["file"])
    number = len(kinds) - 1
    wanted = 2 if section.kind == "two-columns" else 1
    if number != wanted and section.kind not in MAY_BE_EMPTY:
        (of,) = HOLDS[section.kind]
        raise main.error(f"a {section.kind} slide needs {wanted} × {of}", section.line)


def _slide(main, section, slug):
    content = [value for kind, value in section.blocks if kind != "notes"]
    value = {
        **VALUES[section.kind](main, content),
        "notes": next(value for kind, value in section.blocks if kind == "notes"),
    }
    if section.kind != "title":
        value["title"] = section.heading
    return stream_child(section.kind.replace("-", "_"), value, f"{slug}/{section.key}")


def _title(main, content):
    subtitle, occasion = [*map(get_text_for_indexing, content), "", ""][:2]
    return {"subtitle": subtitle, "occasion": occasion}


def _section(main, content):
    return {"text": " ".join(map(get_text_for_indexing, content))}


def _bullets(main, content):
    return {"points": content[0]["items"]}


def _quotation(main, content):
    return content[0]


def _figure(main, content):
    return {"image": picture_value(main, content[0]), "caption": content[0]["caption"]}


def _two_columns(main, content):
    left, right = content
    return {"left": left, "right": right}


def _table(main, content):
    return {"table": content[0]}


def _passage(main, content):
    """``address``: the slug of a guide and the key of its paragraph, as its content file has it."""
    address, words = content[0]["address"], content[0]["words"]
    passage = Passage.objects.visible().filter(block_id=block_id(address)).first()
    if passage is None:
        raise main.error(f"there is no public paragraph “{address}” to quote")
    return {"passage": passage.pk, "words": words}


VALUES = {
    "title": _title,
    "section": _section,
    "bullets": _bullets,
    "quotation": _quotation,
    "figure": _figure,
    "two-columns": _two_columns,
    "table": _table,
    "passage": _passage,
}
