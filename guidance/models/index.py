from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel

from cms.pages.models import BasePage

from .guide import GuidePage


class GuidanceIndexPage(BasePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["guidance.GuidePage"]
    template = "guidance/index_page.html"
    page_description = "Lists all guides."

    promote_panels = [
        *BasePage.promote_panels,
        FieldPanel("show_in_menus", heading="Show this section on the home page"),
    ]

    class Meta:
        verbose_name = "guidance index"

    @cached_property
    def listed_pages(self):
        """The guides that whoever sees this page may see, by title."""
        guides = GuidePage.objects.child_of(self).live().filter(view_restrictions=None)
        return list(guides.order_by("title"))
