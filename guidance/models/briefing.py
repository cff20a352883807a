from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.downloads.panels import DownloadsPanel
from cms.packs.formats import PackPdf, PackZip
from cms.packs.mixin import PackMixin
from cms.publishing.models import Publication
from guidance.briefings.formats import BriefingPdf


class Briefing(PackMixin, Publication):
    """What national and regional briefings share: who wrote to whom, and a pack to take along."""

    author = models.CharField(
        "written by",
        max_length=120,
        blank=True,
        help_text="A team or role rather than a person.",
    )
    distribution = models.TextField(
        "sent to",
        max_length=300,
        blank=True,
        help_text="Who gets it, for example “Chief executives and directors of nursing of PCTs”.",
    )

    formats = [BriefingPdf, PackPdf, PackZip]

    circulation_panels = [
        FieldPanel("author"),
        FieldPanel("distribution"),
        *Publication.about_panels,
    ]

    file_panels = [*Publication.attachment_panels, DownloadsPanel()]

    search_fields = [
        *Publication.search_fields,
        index.SearchField("author"),
        index.SearchField("distribution"),
    ]

    class Meta:
        abstract = True

    def get_passage_text(self):
        return f"{super().get_passage_text()} {self.author} {self.distribution}"
