from wagtail.snippets.models import register_snippet

from cms.pages.next_steps import begin, next_steps, section_to_fill

from .models import CaseStudyIndexPage, CaseStudyPage
from .viewsets import FundingSchemeViewSet, ProjectViewSet

register_snippet(ProjectViewSet)
register_snippet(FundingSchemeViewSet)


@next_steps("Tell what you did", order=45)
def tell(user):
    if index := section_to_fill(CaseStudyIndexPage, user):
        yield begin(CaseStudyPage, index, "Begin a new case study", "to show guidance in practice")
