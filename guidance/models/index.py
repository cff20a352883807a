from cms.pages.models import SectionPage


class GuidanceIndexPage(SectionPage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["guidance.GuidePage", "guidance.HowToGuidePage"]
    template = "pages/section_page.html"
    page_description = "Lists all guides and how-to guides."

    class Meta:
        verbose_name = "guidance index"
