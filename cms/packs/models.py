from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page


class PackItem(Orderable):
    """One thing in the pack of a briefing. Its title stays when the page is gone."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="pack_items")
    item = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="what"
    )
    title = models.CharField(max_length=255, blank=True, editable=False)

    panels = [
        PageChooserPanel("item"),
    ]

    def __str__(self):
        return self.item.title if self.item else self.title

    def save(self, *args, **kwargs):
        if self.item:
            self.title = self.item.title[:255]
        super().save(*args, **kwargs)
