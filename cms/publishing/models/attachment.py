from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents.models import AbstractDocument, Document
from wagtail.models import Orderable, Page

from cms.publishing.inspection import UnreadableFile, count_pages


class LibraryDocument(AbstractDocument):
    """An uploaded file. It is served only while a visible page links to it (serving.py)."""

    page_count = models.PositiveIntegerField(null=True, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    def clean(self):
        super().clean()
        try:
            self.page_count = count_pages(self.file) if self.file else None
        except UnreadableFile as error:
            raise ValidationError({"file": str(error)}) from error


class AttachmentKind(models.TextChoices):
    DOCUMENT = "document", "Document"
    TEMPLATE = "template", "Template"
    FORM = "form", "Form"
    EASY_READ = "easy-read", "Easy read"
    TRANSLATION = "translation", "Translation"
    AUDIO = "audio", "Audio"


class Attachment(Orderable):
    """A file handed out with a publication. It follows its page's visibility."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        LibraryDocument, on_delete=models.PROTECT, related_name="attachments"
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=AttachmentKind, default=AttachmentKind.DOCUMENT)
    language = models.CharField(
        max_length=60, default="English", help_text="As readers call it, for example Polski."
    )
    reference = models.CharField(
        max_length=60, blank=True, help_text="Only if the file has one of its own."
    )

    panels = [
        FieldPanel("document"),
        FieldPanel("title", help_text="What the link says. The site adds format, size and pages."),
        FieldPanel("kind"),
        FieldPanel("language"),
        FieldPanel("reference"),
    ]

    def __str__(self):
        return self.title

    @property
    def url(self):
        return self.document.url

    @property
    def format(self):
        return self.document.file_extension.upper()

    @property
    def size(self):
        """Bytes, or None where the file cannot be read."""
        return self.document.get_file_size()

    @property
    def page_count(self):
        return self.document.page_count
