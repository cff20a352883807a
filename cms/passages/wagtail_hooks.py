from wagtail.snippets.models import register_snippet

from .viewsets import PassageViewSet

register_snippet(PassageViewSet)
