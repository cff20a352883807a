from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from cms.downloads.panels import DownloadsPanel
from cms.news.blocks import ContactBlock, ContactRole, NewsBody, NotesToEditors
from cms.news.formats import NewsReleasePdf
from cms.pages.entries import PassageEntry
from cms.pages.links import find_links
from cms.publishing.models import IssuedMixin, Publication, RelatedPagesMixin
from cms.publishing.panels import publication_form

from .embargo import EmbargoMixin


class NewsReleasePage(EmbargoMixin, IssuedMixin, RelatedPagesMixin, Publication):
    """A news release: its text is found as a whole, each note to editors by itself."""

    place = models.CharField(
        max_length=80, blank=True, help_text="Where it is issued, for example London."
    )
    body = StreamField(
        NewsBody(),
        blank=True,
        help_text="What happened, who did it, why, when, and where to learn more: in this order. "
        "Five short paragraphs are often enough. The site adds “Ends”.",
    )
    notes = StreamField(
        NotesToEditors(),
        blank=True,
        help_text="Background that a journalist may use: the law, figures, definitions. The site "
        "numbers them, and each is found and cited by itself.",
    )
    contacts = StreamField(
        [("contact", ContactBlock())],
        blank=True,
        help_text="At least one for journalists. Teams are kept in Snippets, Contacts.",
    )

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    template = "news/news_release_page.html"
    formats = [NewsReleasePdf]
    page_description = (
        "An announcement to the press and the public. It may be held back until an hour that you "
        "set; its notes to editors are numbered."
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder="Headline*",
            help_text="What is new, in under twelve words, with a verb.",
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("issuing_body"),
                FieldRowPanel(
                    [
                        FieldPanel("place"),
                        FieldPanel(
                            "publication_date",
                            heading="Date",
                            help_text="The day printed on the release.",
                        ),
                    ]
                ),
                FieldPanel("embargo_until"),
            ],
            "Who issues it, where and when",
        ),
        FieldPanel("body", heading="Text"),
        FieldPanel("notes", heading="Notes to editors"),
        FieldPanel("contacts"),
    ]
    document_panels = [
        FieldPanel("related_pages", heading="Related documents"),
        *Publication.attachment_panels,
        DownloadsPanel(),
        FieldPanel(
            "introduction",
            heading="Note to later readers",
            help_text="Shown in a box above the release and not part of it: what has changed "
            "since.",
        ),
    ]
    status_panels = [
        FieldPanel("review_date"),
        FieldPanel("contact"),
        *Publication.standing_panels,
        FieldPanel("references"),
    ]
    edit_handler = publication_form(
        ("Release", content_panels),
        ("Documents", document_panels),
        ("Audience and topics", Publication.about_panels),
        ("References and owner", status_panels),
        settings=EmbargoMixin.settings_panels,
    )

    search_fields = [
        *Publication.search_fields,
        index.SearchField("body"),
        index.SearchField("notes"),
    ]
    not_searched = [*Publication.not_searched, "contacts", "related_pages"]

    class Meta:
        verbose_name = "news release"

    def get_passage_text(self):
        words = self.body.stream_block.get_searchable_content(self.body)
        return " ".join([super().get_passage_text(), *map(str, words)])

    def get_passage_entries(self):
        return [
            PassageEntry(
                block_id=str(note.id),
                heading=f"Note {number} to editors",
                text=get_text_for_indexing(note.value.source),
            )
            for number, note in enumerate(self.notes, start=1)
            if note.id
        ]

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if not self.place.strip():
            errors["place"] = "Say where it is issued: place and date begin the release."
        if not self.body:
            errors["body"] = "Write the release."
        if not any(c.value["role"] == ContactRole.MEDIA for c in self.named_contacts):
            errors["contacts"] = "Name a contact for journalists."
        return errors

    @property
    def named_contacts(self):
        """Without those whose team is not chosen yet, or has been deleted."""
        return [child for child in self.contacts if child.value["contact"]]

    def get_context(self, request, *args, **kwargs):
        find_links(self.body, self.notes)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "index": self.get_parent().specific}
