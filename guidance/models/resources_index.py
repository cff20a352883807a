from cms.pages.models import SectionPage


class ResourcesIndexPage(SectionPage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["guidance.LeafletPage", "guidance.PresentationPage"]
    template = "pages/section_page.html"
    page_description = "Lists leaflets and presentations."

    class Meta:
        verbose_name = "resources index"
