from django.db import models
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import StrIndex
from django.urls import reverse
from wagtail.documents import get_document_model, get_document_model_string
from wagtail.models import CollectionViewRestriction, Page
from wagtail.search import index

from cms.pages.querysets import visible_pages

from .keys import LENGTH, new_key


def private_documents():
    """The files that not everybody may fetch, whatever page hands them out."""
    restrictions = CollectionViewRestriction.objects.annotate(
        here=StrIndex(OuterRef("collection__path"), F("collection__path"))
    )
    return get_document_model().objects.filter(Exists(restrictions.filter(here=1)))


class PassageQuerySet(models.QuerySet):
    def visible(self):
        """What an outsider can read now, asked of the database at every query.

        Asked of each passage's page: a search has some hits, and the site has many pages.
        """
        page, publication = (
            Exists(visible_pages().filter(pk=OuterRef(name))) for name in ("page", "publication")
        )
        readable = self.filter(page, publication, removed_at=None)
        return readable.exclude(document__in=private_documents().values("pk"))

    def citable(self):
        """Parts of pages: numbered, quoted, cited, kept in editions."""
        return self.filter(document=None)

    def in_files(self):
        """Parts of attached files: found, and no more than that."""
        return self.exclude(document=None)

    def keys_of(self, pages):
        """``{(page pk, block id): key}`` for the pages: one query."""
        rows = self.citable().filter(page__in=pages).values_list("page_id", "block_id", "key")
        return {(page_id, block_id): key for page_id, block_id, key in rows}


class Passage(index.Indexed, models.Model):
    """The one searched and cited unit: a numbered paragraph, or (entry 0) a page as a whole.

    A page or slide of an attached file is one, too: found as the others are, but never cited.
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
    document = models.ForeignKey(  # the file that it is part of
        get_document_model_string(),
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="passages",
    )
    document.wagtail_reference_index_ignore = True
    fragment = models.CharField(max_length=20, blank=True, editable=False)  # "page=3" of a PDF
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
        index.FilterField("document"),
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
        """Its permanent address; of a part of a file, where that is opened."""
        if self.document_id:
            return self._file_url()
        return reverse("passage", args=[self.key])

    def get_reading_url(self, request=None):
        """Where the passage is read now: its page, at its place."""
        if self.document_id:
            return self._file_url()
        url = self.page.get_url(request)
        if self.is_page:
            return url
        query = self.page.specific_deferred.get_reading_query(self.block_id)
        return f"{url}{query}#{self.anchor}"

    def _file_url(self):
        return f"{self.document.url}#{self.fragment}" if self.fragment else self.document.url
