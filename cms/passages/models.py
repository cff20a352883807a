from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from wagtail.models import Page
from wagtail.search import index

from cms.pages.querysets import visible_pages

from .keys import LENGTH, new_key


class PassageQuerySet(models.QuerySet):
    def visible(self):
        """What an outsider can read now, asked of the database at every query.

        Asked of each passage's page: a search has some hits, and the site has many pages.
        """
        page, publication = (
            Exists(visible_pages().filter(pk=OuterRef(name))) for name in ("page", "publication")
        )
        return self.filter(page, publication, removed_at=None)

    def keys_of(self, pages):
        """``{(page pk, block id): key}`` for the pages: one query."""
        rows = self.filter(page__in=pages).values_list("page_id", "block_id", "key")
        return {(page_id, block_id): key for page_id, block_id, key in rows}


class Passage(index.Indexed, models.Model):
    """The one searched and cited unit: a numbered paragraph, or (entry 0) a page as a whole.

    Its identity is (page, block id); its public key is given at first publication and never
    changes or passes to another. The row outlives the paragraph and the page.
    """

    key = models.CharField(max_length=LENGTH, unique=True, default=new_key, editable=False)
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="passages")
    publication = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="publication_passages"
    )
    block_id = models.CharField(max_length=36, blank=True)
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_in_edition = models.PositiveIntegerField(null=True, blank=True)
    continues_as = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="Where the text went, if it lives on elsewhere.",
    )

    objects = PassageQuerySet.as_manager()

    search_fields = [
        index.SearchField("heading", boost=2),
        index.SearchField("text"),
        index.AutocompleteField("heading"),
        index.FilterField("page"),
        index.FilterField("publication"),
        index.FilterField("removed_at"),
        index.FilterField("id"),  # stands for all that the search page filters by
    ]

    class Meta:
        ordering = ["publication_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id"], name="one_passage_per_block"),
        ]

    def __str__(self):
        return f"{self.number} {self.heading}".strip()

    @property
    def is_page(self):
        """Whether this is entry 0: a page as a whole."""
        return not self.block_id

    @property
    def anchor(self):
        return f"p-{self.key}"

    def get_absolute_url(self):
        return reverse("passage", args=[self.key])

    def get_reading_url(self, request=None):
        """Where the passage is read now: its page, at its place."""
        url = self.page.get_url(request)
        if self.is_page:
            return url
        query = self.page.specific_deferred.get_reading_query(self.block_id)
        return f"{url}{query}#{self.anchor}"
