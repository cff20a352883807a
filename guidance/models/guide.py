from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.pages.links import find_links
from cms.publishing.models import Publication
from guidance.guides.epub import GuideEpub
from guidance.guides.formats import GuidePdf
from guidance.guides.outline import Outline
from guidance.guides.panels import guide_form
from guidance.guides.word import GuideWord


class AbstractGuidePage(RoutablePageMixin, Publication):
    """A guide: its chapters are its pages, and they share its editions.

    Its ``subpage_types`` name one kind of chapter, whatever readers see that called.
    """

    parent_page_types = ["guidance.GuidanceIndexPage"]
    formats = [GuidePdf, GuideEpub, GuideWord]
    schema_type = "Report"

    admin_default_ordering = "ord"  # the explorer lists the chapters as readers see them

    class Meta:
        abstract = True

    def get_passage_pages(self):
        numbered = Outline(self).numbered_pages
        return [(self, ""), *((page, str(number)) for number, page in numbered)]

    def get_chapters(self):
        """The public chapters in order. One that was made private by itself is none of them."""
        (chapter_class,) = self.allowed_subpage_models()
        chapters = chapter_class.objects.child_of(self).live().order_by("path")
        return chapters.filter(alias_of=None, view_restrictions=None)

    @cached_property
    def outline(self):
        return Outline(self)

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "guide": self,
            "outline": self.outline,
        }

    @path("whole-guide/", name="whole_guide")
    def whole_guide(self, request):
        """Every chapter on one page, to read through, to search within and to print."""
        find_links(*(page.body for page in self.outline.pages))
        return self.render(request, template="guidance/whole_guide.html")


class GuidePage(AbstractGuidePage):
    subpage_types = ["guidance.ChapterPage"]
    template = "guidance/guide_page.html"
    page_description = (
        "A publication in chapters. Each paragraph is numbered, has a permanent address and is "
        "found by itself; the whole is one PDF."
    )

    edit_handler = guide_form("guide", parts="chapters")

    class Meta:
        verbose_name = "guide"
