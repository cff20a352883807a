from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from cms.downloads.panels import DownloadsPanel
from cms.pages.links import find_links
from cms.publishing.models import Publication
from guidance.formats import GuidePdf
from guidance.outline import Outline

from .chapter import ChapterPage


class GuidePage(RoutablePageMixin, Publication):
    """A guide: its chapters are its pages, and they share its editions."""

    parent_page_types = ["guidance.GuidanceIndexPage"]
    subpage_types = ["guidance.ChapterPage"]
    template = "guidance/guide_page.html"
    page_description = (
        "A publication in chapters. Each paragraph is numbered, has a permanent address and is "
        "found by itself; the whole is one PDF."
    )
    formats = [GuidePdf]
    schema_type = "Report"

    admin_default_ordering = "ord"  # the explorer lists the chapters as readers see them

    content_panels = [
        TitleFieldPanel("title", placeholder="Title of the guide*", help_text="As it is cited."),
        FieldPanel("summary"),
        FieldPanel(
            "introduction",
            help_text="Shown below the contents, as “About this guide”. The chapters are pages of "
            "their own: save this one, then add them below it.",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(Publication.about_panels, heading="Audience and topics"),
            ObjectList(Publication.status_panels, heading="Status and references"),
            ObjectList([*Publication.attachment_panels, DownloadsPanel()], heading="Files"),
            ObjectList(Publication.change_panels, heading="This change"),
            ObjectList(Publication.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )

    class Meta:
        verbose_name = "guide"

    def get_passage_pages(self):
        numbered = Outline(self).numbered_pages
        return [(self, ""), *((page, str(number)) for number, page in numbered)]

    def get_chapters(self):
        """The public chapters in order. One that was made private by itself is none of them."""
        chapters = ChapterPage.objects.child_of(self).live().order_by("path")
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
