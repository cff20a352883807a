from django import template
from django.utils.safestring import mark_safe

from cms.correspondence import fields

register = template.Library()


@register.filter(is_safe=True)
def to_everyone(html):
    """A letter without merge fields; for ``{% filter to_everyone %}``."""
    return mark_safe(fields.to_everyone(html))
