from django import template

from cms.search.excerpts import excerpt

register = template.Library()


@register.simple_tag
def excerpt_of(text, wording, length=220):
    """The part of a text that answers, with what was looked for marked; safe HTML."""
    return excerpt(text, wording.telling, length, wording.also)
