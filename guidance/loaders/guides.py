"""How content files become guides and how-to guides, with their chapters and steps."""

from cms.library.markdown import typeset
from cms.library.publications import (
    PublicationLoader,
    check_introduction,
    check_ordinary,
    introduction,
    numbered_paragraph,
    stream_child,
)
from cms.library.registry import register_loader
from cms.library.sections import SectionLoader
from cms.library.writing import write_page
from guidance.models import ChapterPage, GuidanceIndexPage, GuidePage, HowToGuidePage, StepPage


@register_loader("guidance-index")
class GuidanceIndexLoader(SectionLoader):
    page_class = GuidanceIndexPage


@register_loader("guide")
class GuideLoader(PublicationLoader):
    order = 30
    page_class = GuidePage
    section_class = GuidanceIndexPage
    chapter_class = ChapterPage

    def check(self, bundle):
        super().check(bundle)
        for section in bundle.main.sections[1:]:
            problem = f"numbered paragraphs belong in the {self.part_name}s"
            raise bundle.main.error(problem, section.line)
        keys = {}
        for part in bundle.parts:
            self._check_chapter(part, keys)

    def load(self, bundle, report):
        _, guide = super().load(bundle, report)
        slug = bundle.main.require("slug")
        for part in bundle.parts:
            with part.naming_errors():
                values = _chapter_values(part, slug)
                slug_of_part = part.require("slug")
                report(*write_page(self.chapter_class, guide, slug_of_part, values, source=part))

    @property
    def part_name(self):
        """What the ``type`` of its parts is."""
        return self.chapter_class._meta.verbose_name

    def _check_chapter(self, part, keys):
        """``keys``: those of the chapters before it, each with its file's name."""
        if part.content_type != self.part_name:
            raise part.error(f"“type” must be: {self.part_name}", 2)
        for name in ("title", "slug", "summary"):
            part.require(name)
        check_introduction(part)
        check_ordinary(part)
        for section in part.sections[1:]:
            if section.key in keys:
                raise part.error(
                    f"the key “{section.key}” is used in {keys[section.key]} too", section.line
                )
            keys[section.key] = part.path.name


@register_loader("how-to-guide")
class HowToGuideLoader(GuideLoader):
    page_class = HowToGuidePage
    chapter_class = StepPage

    def check(self, bundle):
        super().check(bundle)
        for event in bundle.main.meta.get("timeline", []):
            if not (isinstance(event, dict) and event.get("when") and event.get("what")):
                raise bundle.main.error("an event of the timeline is {when: …, what: …}")

    def get_values(self, main):
        timeline = [
            stream_child(
                "event",
                {name: typeset(str(event[name])) for name in ("when", "what")},
                f"{main.require('slug')}/timeline/{event['when']}",
            )
            for event in main.meta.get("timeline", [])
        ]
        return {**super().get_values(main), "timeline": timeline}


def _chapter_values(part, guide_slug):
    return {
        "title": part.require("title"),
        "summary": part.require("summary"),
        "introduction": introduction(part),
        "body": [numbered_paragraph(part, section, guide_slug) for section in part.sections[1:]],
    }
