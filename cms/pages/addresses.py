"""The addresses of pages, without asking the database which site was asked for: there is one."""

from django.conf import settings


def path_of(page, request=None):
    """``/guidance/``, or None for a page that is on no site. Give the request where there is one:
    it remembers where the site begins."""
    parts = page.get_url_parts(request)
    return parts[2] if parts else None


def public_url(path):
    """With the public name of the site (``BASE_URL``), whatever name this request was sent to."""
    return settings.WAGTAILADMIN_BASE_URL + path
