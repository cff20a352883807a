from cms.pages.models import SectionPage


class LettersIndexPage(SectionPage):
    listed_order = ["-publication_date", "title"]

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["correspondence.LetterPage"]
    template = "pages/section_page.html"
    page_description = "Lists all letters, newest first."

    class Meta:
        verbose_name = "letters index"
