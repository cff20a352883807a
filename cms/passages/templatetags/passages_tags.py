from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from cms.pages.blocks.notes import FOOTNOTE_MARK
from cms.passages.reading import keyed_passages

register = template.Library()


@register.simple_tag
def passage_of(page, block_id=""):
    """The passage that a part of ``page`` is: ``{% passage_of page block.id as passage %}``.

    Its ``anchor`` is the part's ``id`` in the page. One query a page, however many parts.
    """
    if not hasattr(page, "_keyed_passages"):
        page._keyed_passages = keyed_passages(page)
    return page._keyed_passages.get(str(block_id))


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
