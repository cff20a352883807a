from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin.panels import FieldPanel

from .base import BasePage


class SectionPage(BasePage):
    """A page that lists what is below it, one kind of publication or several.

    Wagtail makes up a template for each class: subclasses name ``pages/section_page.html``.
    """

    listed_order = ["title"]

    promote_panels = [
        *BasePage.promote_panels,
        FieldPanel("show_in_menus", heading="Show this section on the home page"),
    ]

    class Meta:
        abstract = True

    @cached_property
    def listed_groups(self):
        """``[(heading, pages)]`` by kind; the heading is "" where a section has one kind only."""
        kinds = self.allowed_subpage_models()
        groups = [(self._heading(kind, kinds), self._listed(kind)) for kind in kinds]
        return [(heading, pages) for heading, pages in groups if pages]

    @property
    def listed_pages(self):
        """The pages below that whoever sees this page may see, in order."""
        return [page for _, pages in self.listed_groups for page in pages]

    def _heading(self, kind, kinds):
        return capfirst(kind._meta.verbose_name_plural) if len(kinds) > 1 else ""

    def _listed(self, kind):
        pages = kind.objects.child_of(self).live().filter(view_restrictions=None)
        return list(pages.order_by(*self.listed_order))
