from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel

from .base import BasePage


class SectionPage(BasePage):
    """A page that lists what is below it. Each kind of publication has its own.

    Wagtail makes up a template for each class: subclasses name ``pages/section_page.html``.
    """

    listed_order = ["title"]
    schema_type = "CollectionPage"

    promote_panels = [
        *BasePage.promote_panels,
        FieldPanel(
            "show_in_menus",
            heading="Show this section in the menu",
            help_text="At the head of every page, and among the sections of the home page.",
        ),
    ]

    class Meta:
        abstract = True

    @cached_property
    def listed_pages(self):
        """The pages below that whoever sees this page may see, in order."""
        kinds = self.allowed_subpage_models()
        if len(kinds) == 1:  # may be sorted by fields of its own
            pages = kinds[0].objects.child_of(self)
        else:
            pages = self.get_children().type(*kinds).specific()
        pages = pages.live().filter(view_restrictions=None)
        return list(pages.order_by(*self.listed_order))

    @property
    def lists_several_kinds(self):
        """Whether its list has to say of each page what it is."""
        return len({type(page) for page in self.listed_pages}) > 1
