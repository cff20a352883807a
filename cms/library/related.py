"""``related: [real-involvement]``: the pages that a publication names, by their slugs."""

from .publications import page_named


def check_pages(main):
    """:raises ContentError: where it is not a list of slugs."""
    if not isinstance(main.meta.get("related", []), list):
        raise main.error("“related” must be a list of slugs")


def related_pages(main):
    """The value of ``RelatedPagesMixin.related_pages``."""
    return [("page", page_named(slug, main)) for slug in main.meta.get("related", [])]
