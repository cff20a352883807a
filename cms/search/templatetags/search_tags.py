from django import template

from cms.search.excerpts import excerpt

register = template.Library()


@register.filter
def excerpt_for(text, query):
    """The part of a text that answers the query, its words marked; safe HTML."""
    return excerpt(text, query)
