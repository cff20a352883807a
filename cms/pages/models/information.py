from datetime import date

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.pages.blocks.information import HEADING, InformationBody
from cms.pages.entries import PassageEntry
from cms.pages.links import find_links
from cms.pages.panels import page_form

from .base import BasePage

HEADINGS_WITHOUT_A_LIST = 3


class InformationPage(BasePage):
    """A page about the library itself: who makes it, how to cite it, what is kept of readers."""

    body = StreamField(
        InformationBody(),
        blank=True,
        help_text="With more than three headings the page begins with a list of them.",
    )
    last_reviewed = models.DateField(
        null=True,
        blank=True,
        help_text="The day somebody last read it through and found it right. Readers see it.",
    )
    contact = models.ForeignKey(
        "organisations.Contact",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="owner",
        help_text="The team that keeps it right. Teams are kept in Snippets, Contacts.",
    )
    show_in_footer = models.BooleanField(
        "show in the footer",
        default=False,
        help_text="A link at the foot of every page, in the order of the page tree.",
    )

    parent_page_types = ["pages.HomePage", "pages.InformationPage"]
    subpage_types = ["pages.InformationPage"]
    template = "pages/information_page.html"
    page_description = "About the library itself: contact, accessibility, privacy, how to cite."
    kind = "About the library"

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    review_panels = [
        MultiFieldPanel(
            [FieldPanel("last_reviewed"), FieldPanel("contact")], "At the end of the page"
        )
    ]
    promote_panels = [FieldPanel("show_in_footer"), *BasePage.promote_panels]
    edit_handler = page_form(
        ("Content", content_panels),
        ("Review", review_panels),
        promote=promote_panels,
    )

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "information page"

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if not self.body:
            errors["body"] = "Write something: readers would find an empty page."
        if self.last_reviewed and self.last_reviewed > date.today():
            errors["last_reviewed"] = "This day is yet to come."
        return errors

    # Each heading, with what stands below it, is found by itself and has a permanent address

    def get_passage_text(self):
        _, before = self._parts[0]
        return f"{self.summary} {before}"

    def get_passage_entries(self):
        return [PassageEntry(str(heading.id), heading.value, t) for heading, t in self._parts[1:]]

    @property
    def _parts(self):
        """``[(heading or None, text below it)]``; what stands before the first heading first."""
        parts = [(None, [])]
        for child in self.body:
            if child.block_type == HEADING:
                parts.append((child, []))
            else:
                parts[-1][1].extend(child.block.get_searchable_content(child.value))
        return [(heading, " ".join(map(str, texts))) for heading, texts in parts]

    @property
    def blocks(self):
        """``[(stream child, whether it stands before every heading)]``"""
        before = True
        for child in self.body:
            before = before and child.block_type != HEADING
            yield child, before

    @cached_property
    def listed_headings(self):
        """For “On this page”: none where there are only a few."""
        headings = [child for child in self.body if child.block_type == HEADING]
        return headings if len(headings) > HEADINGS_WITHOUT_A_LIST else []

    @cached_property
    def pages_below(self):
        """Those that whoever sees this page may see."""
        if self.is_leaf():
            return []
        below = InformationPage.objects.child_of(self).live().filter(view_restrictions=None)
        return list(below.order_by("path"))

    def get_structured_data(self, request):
        data = super().get_structured_data(request)
        return {**data, "lastReviewed": self.last_reviewed} if self.last_reviewed else data

    def get_context(self, request, *args, **kwargs):
        find_links(self.body)
        return super().get_context(request, *args, **kwargs)
