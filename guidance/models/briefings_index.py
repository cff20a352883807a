from cms.pages.models import SectionPage


class BriefingsIndexPage(SectionPage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["guidance.NationalBriefingPage"]
    template = "pages/section_page.html"
    page_description = "Lists the national briefings. Each has its regional ones below it."

    listed_order = ["-publication_date", "title"]

    class Meta:
        verbose_name = "briefings index"
