"""How content files become briefings and the pages of regions."""

from cms.library.markdown import typeset
from cms.library.publications import (
    PublicationLoader,
    block_id,
    check_ordinary,
    numbered_paragraph,
    page_named,
    region_coded,
    section_value,
    stream_child,
)
from cms.library.registry import Loader, register_loader
from cms.library.sections import SectionLoader, section_of
from cms.library.writing import write_page
from cms.packs.models import PackItem
from cms.passages.models import Passage
from guidance.models import (
    BriefingsIndexPage,
    NationalBriefingPage,
    RegionalBriefingPage,
    RegionPage,
    RegionsIndexPage,
)


@register_loader("briefings-index")
class BriefingsIndexLoader(SectionLoader):
    order = 23
    page_class = BriefingsIndexPage


@register_loader("regions-index")
class RegionsIndexLoader(SectionLoader):
    order = 24
    page_class = RegionsIndexPage


class BriefingLoader(PublicationLoader):
    """``pack: [real-involvement, …]`` in the front matter: slugs of what stands in its pack."""

    def check(self, bundle):
        super().check(bundle)
        check_ordinary(bundle.main)
        if not isinstance(bundle.main.meta.get("pack", []), list):
            raise bundle.main.error("“pack” must be a list of slugs")

    def get_finish(self, main):
        set_relations = super().get_finish(main)

        def finish(page):
            set_relations(page)
            items = [page_named(slug, main) for slug in main.meta.get("pack", [])]
            page.pack_items = [PackItem(item=item, sort_order=n) for n, item in enumerate(items)]

        return finish

    def get_values(self, main):
        return {
            **super().get_values(main),
            "author": typeset(main.meta.get("author", "")),
            "distribution": typeset(main.meta.get("distribution", "")),
        }


@register_loader("national-briefing")
class NationalBriefingLoader(BriefingLoader):
    """``headings`` in the front matter: ``{key of a paragraph: the heading before it}``."""

    order = 55  # after what stands in its pack
    page_class = NationalBriefingPage
    section_class = BriefingsIndexPage

    def check(self, bundle):
        super().check(bundle)
        _check_keys(bundle.main, bundle.main.meta.get("headings", {}))

    def get_values(self, main):
        return {**super().get_values(main), "body": list(_national_body(main))}


@register_loader("regional-briefing")
class RegionalBriefingLoader(BriefingLoader):
    """``national``: the slug of the national briefing. ``inserts``: ``{key of a section: key of the
    national paragraph it adds to}``; the other sections are the region's own."""

    order = 56
    page_class = RegionalBriefingPage

    def check(self, bundle):
        super().check(bundle)
        main = bundle.main
        for name in ("national", "region"):
            main.require(name)
        _check_keys(main, main.meta.get("inserts", {}))

    def get_parent(self, main):
        national = NationalBriefingPage.objects.filter(slug=main.require("national")).first()
        if national is None:
            raise main.error(f"there is no national briefing “{main.require('national')}”")
        return national

    def get_values(self, main):
        inserts, sections = _regional_texts(main, main.require("slug"), self.get_parent(main))
        return {
            **super().get_values(main),
            "region": region_coded(main.require("region"), main),
            "inserts": inserts,
            "sections": sections,
        }


@register_loader("region-pages")
class RegionPagesLoader(Loader):
    """``summaries``: ``{code of a region: what its page says first}``. In ``afterwards`` stands
    ``{authority}`` for what the authority called itself."""

    order = 30

    def check(self, bundle):
        for name in ("summaries", "afterwards"):
            bundle.main.require(name)

    def load(self, bundle, report):
        main = bundle.main
        index = section_of(RegionsIndexPage, main)
        for code, summary in main.require("summaries").items():
            region = region_coded(code, main)
            values = {
                "title": region.name,
                "summary": typeset(summary),
                "region": region,
                "afterwards": main.require("afterwards").format(authority=region.short_name),
            }
            with main.naming_errors():
                report(*write_page(RegionPage, index, region.slug, values, source=main))


def _check_keys(main, marked):
    """:raises ContentError: where the front matter names a section that the file lacks."""
    keys = {section.key for section in main.sections[1:]}
    for key in marked:
        if key not in keys:
            raise main.error(f"no section has the key “{key}”")


def _national_body(main):
    slug, headings = main.require("slug"), main.meta.get("headings", {})
    for section in main.sections[1:]:
        if section.key in headings:
            heading = typeset(headings[section.key])
            yield stream_child("heading", heading, f"{slug}/heading/{section.key}")
        yield numbered_paragraph(main, section, slug)


def _regional_texts(main, slug, national):
    """The raw children of ``(inserts, sections)``."""
    inserts, sections = [], []
    anchors = main.meta.get("inserts", {})
    for section in main.sections[1:]:
        key = f"{slug}/{section.key}"
        value = section_value(main, section, key)
        if section.key in anchors:
            anchor = _national_passage(main, national, anchors[section.key])
            inserts.append(stream_child("insert", {"anchor": anchor.pk, **value}, key))
        else:
            sections.append(stream_child("section", value, key))
    return inserts, sections


def _national_passage(main, national, key):
    known_by = block_id(f"{national.slug}/{key}")
    passage = Passage.objects.filter(page=national, block_id=known_by).first()
    if passage is None:
        raise main.error(f"“{national.slug}” has no paragraph with the key “{key}”")
    return passage
