from django import template

from cms.search.excerpts import excerpt

register = template.Library()


@register.simple_tag
def excerpt_of(text, query, length=220):
    """The part of a text that answers the query, its words marked; safe HTML."""
    return excerpt(text, query, length)
