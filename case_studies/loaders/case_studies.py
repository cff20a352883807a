"""How content files become case studies."""

from django.utils.text import slugify

from case_studies.disclosure import PARTS, Availability
from case_studies.models import CaseStudyIndexPage, CaseStudyPage, ShownPassage
from cms.library.markdown import typeset
from cms.library.publications import PublicationLoader, block_id, region_coded, rich_text
from cms.library.registry import register_loader
from cms.library.sections import SectionLoader
from cms.passages.models import Passage
from cms.taxonomy.models import ClientGroup, InvolvementMethod, SpectrumStep

SHORT_TEXTS = ["setting", "months", "cost", "time_taken"]
TICKS = ["consent_to_publish", "identifies_nobody", "illustrative", "anonymous"]


@register_loader("case-study-index")
class CaseStudyIndexLoader(SectionLoader):
    order = 21
    page_class = CaseStudyIndexPage


@register_loader("case-study")
class CaseStudyLoader(PublicationLoader):
    """A ``##`` section for each part of the record, its key the part’s name with hyphens."""

    order = 40  # after the guides, whose paragraphs it shows
    page_class = CaseStudyPage
    section_class = CaseStudyIndexPage

    def check(self, bundle):
        super().check(bundle)
        main = bundle.main
        _check_choice(main, "spectrum", SpectrumStep)
        _check_choice(main, "availability", Availability)
        for section in main.sections[1:]:
            _check_part(main, section)
        for shown in main.meta.get("shows", []):
            if not shown.get("guide") or not shown.get("paragraph"):
                raise main.error("each of “shows” needs “guide” and “paragraph”")

    def get_values(self, main):
        meta = main.meta
        return {
            **super().get_values(main),
            **{name: typeset(meta.get(name, "")) for name in SHORT_TEXTS},
            **{name: meta.get(name, False) for name in TICKS},
            **{_field(section): rich_text(section.blocks) for section in main.sections[1:]},
            "year": meta.get("year"),
            "spectrum_step": meta.get("spectrum", ""),
            "availability": meta.get("availability", Availability.OPEN),
        }

    def get_finish(self, main):
        of_every_publication = super().get_finish(main)

        def finish(page):
            of_every_publication(page)
            page.region = region_coded(main.meta.get("region"), main)
            page.client_groups = _known(ClientGroup, main, "client_groups")
            page.methods = _known(InvolvementMethod, main, "methods")
            page.shown_passages = [
                ShownPassage(
                    passage=_passage(main, shown),
                    line=typeset(shown.get("line", "")),
                    sort_order=place,
                )
                for place, shown in enumerate(main.meta.get("shows", []))
            ]

        return finish


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
    passage = Passage.objects.filter(block_id=block_id(place)).first()
    if passage is None:
        raise main.error(f"no guide of the library has a paragraph “{place}”")
    return passage
