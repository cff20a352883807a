from case_studies.disclosure import text_of
from cms.downloads.sheets import SheetPdf

LONG = 3500  # letters of the story: more need smaller type to fit on two pages


class CaseStudyPdf(SheetPdf):
    """What the page tells of a case study; one that is given on request has no file."""

    title = "Case study"
    template = "print/case_study.html"
    stylesheets = (*SheetPdf.stylesheets, "documents/case_study.css")

    def suits(self, page):
        return page.public.is_open

    def get_context(self, page, edition):
        story = [text_of(page.public.introduction), *(part.text for part in page.public.parts)]
        return {
            **super().get_context(page, edition),
            "is_long": sum(map(len, story)) > LONG,
        }
