from wagtail.snippets.models import register_snippet

from .viewsets import FundingSchemeViewSet, ProjectViewSet

register_snippet(ProjectViewSet)
register_snippet(FundingSchemeViewSet)
