from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import Page, Revision

from cms.pages.querysets import visible_pages

LATEST_UPDATES = 50


class EditionKind(models.TextChoices):
    MAJOR = "major", "Major: the advice itself changed"
    MINOR = "minor", "Minor: corrections and clearer wording"


class EditionQuerySet(models.QuerySet):
    def of(self, publication):
        """The editions of a publication, newest first."""
        return self.filter(publication=publication)

    def current(self):
        """The newest of each publication, the latest change first."""
        newer = Edition.objects.filter(
            publication=OuterRef("publication"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer)).order_by("-published_at", "-pk")

    def visible(self):
        """Those of publications that any outsider can see."""
        return self.filter(publication__in=visible_pages().values("pk"))

    def latest_updates(self):
        """The newest of all that is visible, each with ``key``: its publication's public key."""
        whole = EditionPassage.objects.filter(edition=OuterRef("pk"), position=0)
        newest = self.visible().order_by("-published_at", "-pk")
        newest = newest.annotate(key=Subquery(whole.values("key")[:1]))
        return newest.select_related("publication")[:LATEST_UPDATES]


class Edition(models.Model):
    """A frozen manifest of a publication: what was public, when, and why it changed.

    It outlives its pages: title and address are copied, no key cascades.
    """

    publication = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="editions"
    )
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    kind = models.CharField(max_length=5, choices=EditionKind, default=EditionKind.MINOR)
    note = models.TextField(blank=True)
    title = models.CharField(max_length=255)
    url_path = models.TextField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="one_edition_per_number"
            ),
        ]

    def __str__(self):
        return f"{self.title}, edition {self.number}"

    @property
    def is_first(self):
        return self.number == 1

    @property
    def kind_of_change(self):
        """“First edition”, “Major change” or “Minor change”: to one who knew the last."""
        return "First edition" if self.is_first else f"{self.kind.capitalize()} change"

    def manifest(self):
        """``[(page pk, revision pk)]`` in reading order."""
        return list(self.pages.values_list("page_id", "revision_id"))


class EditionPage(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=255)
    url_path = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"{self.number} {self.title}".strip()


class EditionPassage(models.Model):
    """A passage as it stood in one edition; never changed afterwards."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="passages")
    key = models.CharField(max_length=8, db_index=True)
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=255)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"{self.number} {self.heading}".strip()
