import segno
from django import template
from django.utils.safestring import mark_safe

from cms.downloads.formats import adaptable_formats_of
from cms.downloads.models import Download

register = template.Library()


@register.simple_tag
def downloads_of(page):
    """The files a page is handed out as, whether ready or being prepared: one query."""
    return Download.objects.of(page)


@register.simple_tag
def qr_code(address, title):
    """A QR code as an inline drawing, to be sized by its ``class="qr"``; ``title`` is read aloud.

    Error correction M: a creased sheet can still be scanned.
    """
    code = segno.make_qr(address, error="m")
    drawing = code.svg_inline(title=title, svgclass="qr", lineclass=None, omitsize=True, border=4)
    return mark_safe(drawing)


@register.simple_tag
def checked(downloads):
    """Those of a list that readers can have and that passed checks."""
    return [download for download in downloads if download.is_available and download.checks]


@register.filter
def is_adaptable(page):
    """Whether anybody may have a local copy of it."""
    return bool(adaptable_formats_of(page))


@register.simple_tag
def adaptable_labels(page):
    """“PDF or PowerPoint”."""
    return " or ".join(dict.fromkeys(each.label for each in adaptable_formats_of(page).values()))
