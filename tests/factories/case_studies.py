"""Case studies."""

import factory

from case_studies.models import CaseStudyIndexPage, CaseStudyPage, ShownPassage
from cms.taxonomy.models import SpectrumStep

from .lists import client_group, method
from .pages import BasePageFactory, home, publish
from .people import ContactFactory


class CaseStudyIndexFactory(BasePageFactory):
    class Meta:
        model = CaseStudyIndexPage

    title = "Case studies"
    slug = "case-studies"
    show_in_menus = True


class CaseStudyFactory(BasePageFactory):
    """One that may be published as it is."""

    class Meta:
        model = CaseStudyPage

    title = factory.Sequence(lambda n: f"Case study {n}")
    year = 2009
    spectrum_step = SpectrumStep.DISCUSS
    what_changed = "<p>The clinic opens in the evening.</p>"
    consent_to_publish = True
    identifies_nobody = True


def case_study_index():
    return CaseStudyIndexPage.objects.first() or CaseStudyIndexFactory(parent=home())


def draft_case_study(*, client_groups=None, methods=None, themes=(), shows=(), **fields):
    """``shows``: passages, or (passage, line)."""
    fields.setdefault("contact", ContactFactory())
    page = CaseStudyFactory(parent=case_study_index(), live=False, **fields)
    page.client_groups = [client_group()] if client_groups is None else client_groups
    page.methods = [method()] if methods is None else methods
    page.themes = list(themes)
    page.shown_passages = [
        ShownPassage(passage=p, line=line)
        for p, line in (one if isinstance(one, tuple) else (one, "") for one in shows)
    ]
    page.save()
    return page


def published_case_study(**fields):
    return publish(draft_case_study(**fields))
