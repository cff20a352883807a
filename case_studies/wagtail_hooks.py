from django.urls import reverse
from wagtail.snippets.models import register_snippet

from cms.pages.next_steps import Step, next_steps

from .models import CaseStudyIndexPage
from .viewsets import FundingSchemeViewSet, ProjectViewSet

register_snippet(ProjectViewSet)
register_snippet(FundingSchemeViewSet)


@next_steps("Tell what you did", order=45)
def tell(user):
    index = CaseStudyIndexPage.objects.first()
    if index and index.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_pages:add", args=["case_studies", "casestudypage", index.pk]),
            "Begin a new case study",
            "to show guidance in practice",
        )
