from django.utils.functional import cached_property
from django.utils.text import capfirst

from .base import BasePage


class SectionPage(BasePage):
    """A page that lists what is below it, one kind of publication or several.

    Wagtail makes up a template for each class: subclasses name ``pages/section_page.html``.
    """

    listed_order = ["title"]
    schema_type = "CollectionPage"
    kind_name = "Section"
    kind = "Sections of the library"

    promote_panels = [*BasePage.promote_panels, *BasePage.menu_panels]

    class Meta:
        abstract = True

    @cached_property
    def listed_groups(self):
        """``[(heading, pages)]`` of each kind that there is; one kind by itself has no heading.

        Only what whoever sees this page may see, in order: one query for each kind.
        """
        groups = [(kind, self._listed(kind)) for kind in self.allowed_subpage_models()]
        groups = [(kind, pages) for kind, pages in groups if pages]
        return [(_heading(kind) if len(groups) > 1 else "", pages) for kind, pages in groups]

    @property
    def listed_pages(self):
        return [page for _, pages in self.listed_groups for page in pages]

    def _listed(self, kind):
        pages = kind.objects.child_of(self).live().filter(view_restrictions=None)
        return list(pages.order_by(*self.listed_order))


def _heading(kind):
    return capfirst(kind._meta.verbose_name_plural)
