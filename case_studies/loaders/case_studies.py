"""How content files become case studies."""

from django.utils.text import slugify

from case_studies.disclosure import PARTS, Availability
from case_studies.models import CaseStudyIndexPage, CaseStudyPage, ShownPassage
from cms.library.markdown import typeset
from cms.library.publications import (
    check_publication,
    publication_relations,
    publication_values,
    stream_child,
)
from cms.library.registry import Loader, register_loader
from cms.library.sections import SectionLoader, section_of
from cms.library.writing import write_page
from cms.organisations.models import Region
from cms.passages.models import Passage
from cms.taxonomy.models import ClientGroup, InvolvementMethod, SpectrumStep

SHORT_TEXTS = ["setting", "months", "cost", "time_taken"]
TICKS = ["consent_to_publish", "identifies_nobody", "illustrative", "anonymous"]


@register_loader("case-study-index")
class CaseStudyIndexLoader(SectionLoader):
    order = 21
    page_class = CaseStudyIndexPage


@register_loader("case-study")
class CaseStudyLoader(Loader):
    """A ``##`` section for each part of the record, its key the part’s name with hyphens."""

    order = 40  # after the guides, whose paragraphs it shows

    def check(self, bundle):
        main = bundle.main
        check_publication(main)
        _check_choice(main, "spectrum", SpectrumStep)
        _check_choice(main, "availability", Availability)
        for section in main.sections[1:]:
            _check_part(main, section)
        for shown in main.meta.get("shows", []):
            if not shown.get("guide") or not shown.get("paragraph"):
                raise main.error("each of “shows” needs “guide” and “paragraph”")

    def load(self, bundle, report):
        main = bundle.main
        index, slug = section_of(CaseStudyIndexPage, main), main.require("slug")
        with main.naming_errors():
            report(
                *write_page(
                    CaseStudyPage, index, slug, _values(main), finish=_relations(main), source=main
                )
            )


def _check_choice(main, name, choices):
    if main.meta.get(name) not in (None, *choices.values):
        raise main.error(f"“{name}” must be one of: {', '.join(choices.values)}")


def _check_part(main, section):
    if _field(section) not in PARTS:
        known = ", ".join(name.replace("_", "-") for name in PARTS)
        raise main.error(f"the key of a part must be one of: {known}", section.line)
    for kind, _ in section.blocks:
        if kind not in ("text", "list"):
            raise main.error(f"a part holds paragraphs and lists, not a {kind}", section.line)


def _field(section):
    return section.key.replace("-", "_")


def _values(main):
    meta = main.meta
    return {
        **publication_values(main),
        **{name: typeset(meta.get(name, "")) for name in SHORT_TEXTS},
        **{name: meta.get(name, False) for name in TICKS},
        **{_field(section): _rich_text(section.blocks) for section in main.sections[1:]},
        "year": meta.get("year"),
        "spectrum_step": meta.get("spectrum", ""),
        "availability": meta.get("availability", Availability.OPEN),
    }


def _rich_text(blocks):
    return "".join(_list(value) if kind == "list" else value for kind, value in blocks)


def _list(value):
    """Items come as paragraphs; in rich text a list holds its words themselves."""
    tag = "ol" if value["style"] == "number" else "ul"
    items = (item.removeprefix("<p>").removesuffix("</p>") for item in value["items"])
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _relations(main):
    of_every_publication = publication_relations(main)

    def finish(page):
        of_every_publication(page)
        page.region = _region(main)
        page.client_groups = _known(ClientGroup, main, "client_groups")
        page.methods = _known(InvolvementMethod, main, "methods")
        page.shown_passages = [
            ShownPassage(
                passage=_passage(main, shown), line=typeset(shown.get("line", "")), sort_order=place
            )
            for place, shown in enumerate(main.meta.get("shows", []))
        ]

    return finish


def _region(main):
    code = main.meta.get("region")
    region = Region.objects.filter(code=code).first()
    if code and region is None:
        raise main.error(f"no region has the code “{code}”")
    return region


def _known(model, main, name):
    """The terms named; unlike themes they are not made here, for a method needs its step."""
    found = []
    for word in main.meta.get(name, []):
        term = model.objects.filter(slug=slugify(word)).first()
        if term is None:
            raise main.error(f"“{word}” is not among the {model._meta.verbose_name_plural}")
        found.append(term)
    return found


def _passage(main, shown):
    """By its guide's slug and its own key: its block id is made from them."""
    place = f"{shown['guide']}/{shown['paragraph']}"
    block_id = stream_child("paragraph", {}, place)["id"]
    passage = Passage.objects.filter(block_id=block_id).first()
    if passage is None:
        raise main.error(f"no guide of the library has a paragraph “{place}”")
    return passage
