"""The case studies of the sample library."""

from collections import Counter

import pytest

from case_studies.disclosure import PARTS, text_of
from case_studies.models import CaseStudyPage, ShownPassage

pytestmark = pytest.mark.usefixtures("library")


def test_all_are_invented_of_the_promised_length_and_spread_out():
    """400 to 700 words each, the one that is given on request too; shown in most chapters, and
    never more than two beside one paragraph."""
    library = CaseStudyPage.objects.all()
    assert library.count() == 10
    assert all(page.illustrative and not page.organisation for page in library)
    assert {page.slug for page in library if page.anonymous} == {
        "homeless-people-interview-lead-nurse",
        "prison-health-forum",
    }
    assert [page.slug for page in library if not page.public.is_open] == ["market-town-podiatry"]
    for page in library:
        texts = [page.introduction, *(getattr(page, name) for name in PARTS)]
        words = sum(len(text_of(text).split()) for text in texts)
        assert 400 <= words <= 700, (page.slug, words)
        assert 2 <= page.shown_passages.count() <= 4, page.slug
    shown = ShownPassage.objects.filter(page__in=library)
    assert max(Counter(shown.values_list("passage", flat=True)).values()) <= 2
    assert shown.values("passage__page").distinct().count() >= 6
