from django import template

from cms.publishing.models import Edition

register = template.Library()


@register.simple_tag
def latest_editions(most=5):
    """The newest editions of visible publications, one of each: one query."""
    return Edition.objects.current().visible().select_related("publication")[:most]
