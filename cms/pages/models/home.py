from .base import BasePage


class HomePage(BasePage):
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home_page.html"
    page_description = "The front door: leads each reader to what they came for."

    class Meta:
        verbose_name = "home page"

    def get_context(self, request, *args, **kwargs):
        sections = self.get_children().live().in_menu().filter(view_restrictions=None)
        return {**super().get_context(request, *args, **kwargs), "sections": sections.specific()}
