"""Which case studies show a paragraph in practice, for the page that the paragraph stands in."""

from collections import defaultdict

from .models import CaseStudyPage, ShownPassage


def case_studies_beside(pages):
    """``{(page pk, block id): [ShownPassage]}`` for the paragraphs of these pages, by title.

    Only case studies that any reader may see; each with its ``page``. One query, whatever the
    number of pages, paragraphs and case studies (and Wagtail's own for what is private).
    """
    shown = ShownPassage.objects.filter(
        page__in=CaseStudyPage.objects.visible(), passage__page__in=[page.pk for page in pages]
    )
    beside = defaultdict(list)
    for one in shown.select_related("page", "passage").order_by("page__title", "sort_order"):
        beside[one.passage.page_id, one.passage.block_id].append(one)
    return dict(beside)
