"""From what somebody typed to an unsaved case study."""

from django.db.models import Q
from django.utils.html import escape

from case_studies.anonymity import errors_of_naming
from case_studies.disclosure import PARTS
from case_studies.models import CaseStudyPage
from cms.organisations.models import Organisation

AS_TYPED = [
    "title",
    "summary",
    "region",
    "setting",
    "year",
    "months",
    "spectrum_step",
    "cost",
    "time_taken",
    "consent_to_publish",
    "identifies_nobody",
    "anonymous",
]


def draft_of(answers):
    """``answers``: the cleaned data of a form that has no errors."""
    page = CaseStudyPage(
        **{name: answers[name] for name in AS_TYPED},
        **{name: rich_text(answers[name]) for name in PARTS},
        organisation=known_organisation(answers["organisation"]),
    )
    page.client_groups = answers["client_groups"]
    page.methods = answers["methods"]
    return page


def known_organisation(words):
    """The one of the register that is called so, or has this ODS code; otherwise None."""
    called_so = Q(name__iexact=words) | Q(ods_code__iexact=words)
    found = list(Organisation.objects.filter(called_so)[:2]) if words else []
    return found[0] if len(found) == 1 else None


def what_gives_it_away(page, words):
    """``{field: message}`` where an anonymous draft names its organisation, in the register or
    not."""
    if not page.anonymous or not words:
        return {}
    return errors_of_naming(page, page.organisation or Organisation(name=words))


def rich_text(words):
    """Paragraphs of plain text as rich text: markup is shown and not obeyed."""
    paragraphs = [part.strip() for part in words.split("\n\n") if part.strip()]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in paragraphs)
