from django.db import models
from wagtail.models import Page


class LoadedPage(models.Model):
    """What the library last wrote to a page: so it can tell its own hand from an editor's."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="loaded")
    digest = models.CharField(max_length=64)
    revision_id = models.PositiveBigIntegerField()

    def __str__(self):
        return f"Page {self.page_id} at revision {self.revision_id}"
