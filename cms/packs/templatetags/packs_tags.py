from django import template

from cms.packs.contents import pack_format_of

register = template.Library()


@register.filter
def can_be_packed(page):
    return bool(page.pk) and pack_format_of(page) is not None
