from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from cms.pages.blocks.notes import FOOTNOTE_MARK

register = template.Library()


@register.filter
def footnote_marks(rich_text, passage=None):
    """The HTML of a rich text, its ``[^label]`` marks turned into numbered links to the notes."""
    if not isinstance(rich_text, RichText):
        rich_text = RichText(rich_text or "")
    notes = {note.label: note for note in passage.footnotes} if passage else {}
    return mark_safe(FOOTNOTE_MARK.sub(lambda mark: _link(notes.get(mark[1])), str(rich_text)))


def _link(note):
    if note is None:  # a draft: the form names the mark before anything is published
        return ""
    return format_html(
        '<sup class="app-note-mark"><a href="#{}" id="{}" aria-label="Note {}">{}</a></sup>',
        note.anchor,
        note.mark_anchor,
        note.number,
        note.number,
    )
