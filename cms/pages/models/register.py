from django.db import models
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.coreutils import resolve_model_string
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from cms.pages.blocks.text import TEXT_FEATURES
from cms.pages.entries import PassageEntry

from .base import BasePage


class RegisterPage(BasePage):
    """A page that shows a list which editors keep as snippets; each row is a passage.

    When a row is saved or deleted, the page is recorded again (``cms.pages.registers``).
    """

    introduction = RichTextField(
        blank=True,
        features=[*TEXT_FEATURES, "ul"],
        help_text="Before the list: who it is for and how to use it.",
    )
    as_at = models.DateField(
        "as at",
        null=True,
        blank=True,
        help_text="The day for which the whole list holds. Readers see it.",
    )
    about = RichTextField(
        "about this list",
        blank=True,
        features=[*TEXT_FEATURES, "h2", "ul"],
        help_text="After the list: where it comes from, what it leaves out, what happened since.",
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    kind = "Registers and glossary"

    lists = ""  # the snippets that are its rows: "app.Model"
    follows = []  # other models whose words the rows repeat

    promote_panels = [*BasePage.promote_panels, *BasePage.menu_panels]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("as_at"),
        FieldPanel("about"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("about"),
    ]

    class Meta:
        abstract = True

    @cached_property
    def rows(self):
        """The public rows, in order: one query, and one for each relation of many."""
        return list(self.get_rows())

    def get_rows(self):
        model = resolve_model_string(self.lists)
        rows = model.objects.all()
        return rows.filter(live=True) if issubclass(model, DraftStateMixin) else rows

    def get_passage_entries(self):
        return [row.get_entry() for row in self.rows]

    def get_passage_text(self):
        texts = [self.summary, *map(get_text_for_indexing, (self.introduction, self.about))]
        return " ".join(texts)


class RegisterRow(models.Model):
    """A row of a register."""

    class Meta:
        abstract = True

    @property
    def block_id(self):
        """What the row is known by within its page."""
        return f"{self._meta.model_name}-{self.pk}"

    def get_entry(self):
        return PassageEntry(self.block_id, str(self), self.entry_text)

    @property
    def entry_text(self):
        """What the row is found by, beside its name: plain text."""
        raise NotImplementedError


def kept_in(snippets_url, name):
    """A panel that tells editors where the rows of a register are kept."""
    return HelpPanel(
        format_lazy(
            '<p>The rows of the list are kept under <a href="{}">Snippets, {}</a>. Whatever is '
            "saved or published there shows on this page at once.</p>",
            reverse_lazy(snippets_url),
            name,
        )
    )
