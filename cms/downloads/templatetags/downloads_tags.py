from django import template

from cms.downloads.models import Download

register = template.Library()


@register.simple_tag
def downloads_of(page):
    """The files made from a page, whether ready or being prepared: one query."""
    downloads = list(Download.objects.filter(page=page.pk))
    for download in downloads:
        download.page = page  # it is at hand, with its type
    return downloads
