from cms.downloads.links import links_within, permanent_addresses
from cms.downloads.sheets import SheetPdf

CONTENTS_FROM = 16  # paragraphs and additions: fewer are found without a list


class BriefingPdf(SheetPdf):
    """The text of a national briefing, or the same with what a region adds, as its page has it."""

    title = "Briefing"
    follows = (  # what a region's part of it is put together from
        "case_studies.CaseStudyPage",
        "case_studies.CaseStudyIndexPage",
        "case_studies.ProjectsPage",
    )
    template = "print/briefing.html"
    stylesheets = (*SheetPdf.stylesheets, "documents/briefing.css")

    def get_html(self, page, edition):
        return links_within(super().get_html(page, edition), places_of(passages_of(page)))

    def get_context(self, page, edition):
        return {
            **super().get_context(page, edition),
            "has_contents": len(passages_of(page)) >= CONTENTS_FROM,
        }


def passages_of(page):
    """All that the file prints: national paragraphs, a region's additions, its own sections."""
    composition = page.composition
    printed = [paragraph for part in composition.parts for paragraph in part.paragraphs]
    own = [passage for _, passage in getattr(page, "own_sections", [])]
    return [*(each.passage for each in [*printed, *composition.inserts]), *own]


def places_of(passages):
    """``{address: (anchor, nothing shown)}`` of each: a briefing is short enough to be found in."""
    return {
        address: (passage.anchor, "")
        for passage in passages
        for address in permanent_addresses(passage)
    }
