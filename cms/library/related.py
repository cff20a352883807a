"""``related: [real-involvement]``: the pages that a publication names, by their slugs."""

from wagtail.models import Page


def check_pages(main):
    """:raises ContentError: where it is not a list of slugs."""
    if not isinstance(main.meta.get("related", []), list):
        raise main.error("“related” must be a list of slugs")


def related_pages(main):
    """The value of ``RelatedPagesMixin.related_pages``."""
    return [("page", _page(main, slug)) for slug in main.meta.get("related", [])]


def _page(main, slug):
    page = Page.objects.filter(slug=slug).first()
    if page is None:
        raise main.error(f"no page has the slug “{slug}”")
    return page
