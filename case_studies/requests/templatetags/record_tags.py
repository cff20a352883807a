from django import template
from django.utils.safestring import mark_safe

from case_studies.requests.documents import rich_text_with_files

register = template.Library()


@register.simple_tag
def record_text(content, key):
    """A rich text of the record; its files are opened by the reader's key."""
    return mark_safe(rich_text_with_files(content, key))
