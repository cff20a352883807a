from django.db import models
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.fields import StreamField

from cms.pages.querysets import visible_pages


class RelatedPagesMixin(models.Model):
    """A publication that names others: the guide it announces, the leaflets it comes with."""

    related_pages = StreamField(
        [("page", blocks.PageChooserBlock(icon="doc-empty"))],
        blank=True,
        help_text="In the order readers should see them. A page is shown while it is public.",
    )

    class Meta:
        abstract = True

    @cached_property
    def visible_related_pages(self):
        """Those that any reader may know of, in the editor's order: one look-up for all."""
        chosen = [child["value"] for child in self.related_pages.raw_data]
        found = visible_pages().in_bulk([pk for pk in chosen if pk])
        return [found[pk] for pk in dict.fromkeys(chosen) if pk in found]
