from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from cms.pages.dates import HELP, PartialDateField, ends_before_it_begins
from cms.pages.models import RegisterRow


class FundingScheme(index.Indexed, DraftStateMixin, RevisionMixin, RegisterRow):
    """Money or help that a project could apply for, and when."""

    name = models.CharField(max_length=160, unique=True)
    what_it_is = models.TextField(
        max_length=800, help_text="What it gives and for what, in two or three plain sentences."
    )
    run_by = models.CharField(max_length=250, blank=True, help_text="Who decides and who pays.")
    eligibility = models.TextField(
        "who can apply",
        blank=True,
        help_text="The tests that an applicant has to meet, one to a line.",
    )
    amounts = models.TextField(
        blank=True, max_length=600, help_text="What there is to give, one statement to a line."
    )
    opens = PartialDateField("open from")
    closes = PartialDateField(
        "last day for applications",
        help_text=f"{HELP} After it the scheme is shown as closed, without your doing anything. "
        "Leave empty where no end is set.",
    )
    address = models.URLField("where to apply", blank=True)
    sources = models.TextField(
        blank=True, max_length=600, help_text="Who says so, and when. Readers see this."
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("what_it_is", heading="What it is"),
        FieldPanel("run_by"),
        FieldPanel("eligibility"),
        FieldPanel("amounts"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
                FieldPanel("address"),
            ],
            "Applying",
        ),
        FieldPanel("sources"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("what_it_is"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "funding scheme"

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if ends_before_it_begins(self.opens, self.closes):
            raise ValidationError({"closes": "This is before the day it opens."})

    @property
    def is_closed(self):
        """From the midnight after the last day; the last day of a month or year counts as theirs.

        Asked of the clock each time: no editor and no job has to close a scheme.
        """
        return bool(self.closes) and self.closes.last_day < timezone.localdate()

    @property
    def is_to_come(self):
        return bool(self.opens) and self.opens.first_day > timezone.localdate()

    @property
    def state(self):
        """In a word, for the tag and for editors’ lists."""
        return "Closed" if self.is_closed else "To come" if self.is_to_come else "Open"

    @property
    def tests(self):
        return _lines(self.eligibility)

    @property
    def amount_lines(self):
        return _lines(self.amounts)

    @property
    def entry_text(self):
        """Says when, but not whether it is open: that would be wrong by tomorrow."""
        dates = [
            f"Open from {self.opens.words}." if self.opens else "",
            f"Last day for applications: {self.closes.words}." if self.closes else "",
        ]
        texts = [self.what_it_is, self.run_by, *self.tests, *self.amount_lines, *dates]
        return " ".join(text for text in texts if text)


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
