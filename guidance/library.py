"""How content files become guides and chapters."""

from cms.library.publications import (
    check_introduction,
    check_publication,
    introduction,
    numbered_paragraph,
    publication_relations,
    publication_values,
)
from cms.library.registry import Loader, register_loader
from cms.library.sections import SectionLoader, section_of
from cms.library.writing import write_page

from . import briefings_library  # noqa: F401
from .models import ChapterPage, GuidanceIndexPage, GuidePage


@register_loader("guidance-index")
class GuidanceIndexLoader(SectionLoader):
    page_class = GuidanceIndexPage


@register_loader("guide")
class GuideLoader(Loader):
    order = 30

    def check(self, bundle):
        check_publication(bundle.main)
        for section in bundle.main.sections[1:]:
            raise bundle.main.error("numbered paragraphs belong in the chapters", section.line)
        keys = {}
        for part in bundle.parts:
            _check_chapter(part, keys)

    def load(self, bundle, report):
        main = bundle.main
        slug = main.require("slug")
        index = section_of(GuidanceIndexPage, main)
        with main.naming_errors():
            values, finish = publication_values(main), publication_relations(main)
            outcome, guide = write_page(GuidePage, index, slug, values, finish=finish, source=main)
        report(outcome, guide)
        for part in bundle.parts:
            with part.naming_errors():
                values = _chapter_values(part, slug)
                report(*write_page(ChapterPage, guide, part.require("slug"), values, source=part))


def _check_chapter(part, keys):
    """``keys``: those of the chapters before it, each with its file's name."""
    if part.content_type != "chapter":
        raise part.error("“type” must be: chapter", 2)
    for name in ("title", "slug", "summary"):
        part.require(name)
    check_introduction(part)
    for section in part.sections[1:]:
        if section.key in keys:
            raise part.error(
                f"the key “{section.key}” is used in {keys[section.key]} too", section.line
            )
        keys[section.key] = part.path.name


def _chapter_values(part, guide_slug):
    return {
        "title": part.require("title"),
        "summary": part.require("summary"),
        "introduction": introduction(part),
        "body": [numbered_paragraph(section, guide_slug) for section in part.sections[1:]],
    }
