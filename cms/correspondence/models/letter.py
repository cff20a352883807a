from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from cms.correspondence.blocks import LetterBody
from cms.correspondence.fields import faults_in, fields_in, to_everyone
from cms.correspondence.formats import LetterPdf
from cms.downloads.panels import DownloadsPanel
from cms.pages.links import find_links
from cms.publishing.models import IssuedMixin, Publication, RelatedPagesMixin
from cms.publishing.panels import publication_form

SALUTATION = "Dear colleague"
LONG_DATE = "j F Y"


class LetterPage(IssuedMixin, RelatedPagesMixin, Publication):
    """A letter to many: “Dear colleague”. Its title is its subject."""

    recipients = models.TextField(
        "to", blank=True, help_text="One to a line: a role, such as “Chief executives of PCTs”."
    )
    copies = models.TextField("copies to", blank=True, help_text="One to a line.")
    salutation = models.CharField(max_length=80, blank=True, default=SALUTATION)
    action_required = models.TextField(
        blank=True,
        max_length=400,
        help_text="What the reader must do, in a sentence or two. Leave empty if the letter only "
        "informs.",
    )
    deadline = models.DateField(
        null=True, blank=True, help_text="The last day for the action. Shown above the letter."
    )
    body = StreamField(
        LetterBody(),
        blank=True,
        help_text="One or two pages on paper: about 700 words at most. Without salutation and "
        "close; the site adds them.",
    )
    signatory_role = models.CharField(
        max_length=150, blank=True, help_text="For example “Director of commissioning”."
    )
    signatory_name = models.CharField(
        max_length=100, blank=True, help_text="May be left empty: roles last longer than people."
    )

    parent_page_types = ["correspondence.LettersIndexPage"]
    subpage_types = []
    template = "correspondence/letter_page.html"
    formats = [LetterPdf]
    page_description = (
        "A “Dear colleague” letter: whom it is for, what they must do and by when. It reads well "
        "on the site and prints as a letter."
    )

    content_panels = [
        TitleFieldPanel(
            "title", placeholder="Subject*", help_text="What it is about, in under twelve words."
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("issuing_body"),
                FieldPanel(
                    "publication_date", heading="Date", help_text="The day printed on the letter."
                ),
                FieldPanel("recipients"),
                FieldPanel("copies"),
            ],
            "From whom, when and to whom",
        ),
        MultiFieldPanel(
            [FieldPanel("action_required"), FieldPanel("deadline")], "What the reader must do"
        ),
        FieldPanel("salutation"),
        FieldPanel("body", heading="Letter"),
        HelpPanel(
            "<p>In letters to recipients, {{ organisation }}, {{ name }}, {{ role }} and "
            "{{ region }} stand for something of each. On the site they read “your organisation” "
            "and so on.</p>"
        ),
        FieldRowPanel(
            [FieldPanel("signatory_name"), FieldPanel("signatory_role")], heading="Signed by"
        ),
    ]
    enclosure_panels = [
        FieldPanel("related_pages", heading="Enclosed pages"),
        *Publication.attachment_panels,
        DownloadsPanel(),
        FieldPanel(
            "introduction",
            heading="Note to later readers",
            help_text="Shown in a box above the letter and not part of it: what has changed since.",
        ),
    ]
    status_panels = [
        FieldPanel("in_force_date"),
        FieldPanel("review_date"),
        FieldPanel("contact"),
        *Publication.standing_panels,
        FieldPanel("references"),
    ]
    edit_handler = publication_form(
        ("Letter", content_panels),
        ("Enclosures", enclosure_panels),
        ("Audience and topics", Publication.about_panels),
        ("References and owner", status_panels),
    )

    search_fields = [
        *Publication.search_fields,
        index.SearchField("recipients"),
        index.SearchField("copies"),
        index.SearchField("action_required"),
        index.SearchField("body"),
    ]
    not_searched = [*Publication.not_searched, "related_pages"]

    class Meta:
        verbose_name = "letter"

    def get_passage_text(self):
        words = self.body.stream_block.get_searchable_content(self.body)
        whole = [super().get_passage_text(), self.recipients, self.action_required]
        return to_everyone(" ".join([*whole, *map(str, words)]))

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if not self.recipient_lines:
            errors["recipients"] = "Say whom the letter is to."
        if not self.body:
            errors["body"] = "Write the letter."
        if not self.signatory_role.strip():
            errors["signatory_role"] = "Say who signs it: a role is enough."
        if self.deadline and not self.action_required.strip():
            errors["action_required"] = "Say what must be done by the deadline."
        if self.deadline and self.publication_date and self.deadline < self.publication_date:
            printed = date_format(self.publication_date, LONG_DATE)
            errors["deadline"] = f"This is before the date of the letter, {printed}."
        return errors | self._errors_of_fields()

    def _errors_of_fields(self):
        texts = {"salutation": self.salutation, "action_required": self.action_required}
        texts["body"] = " ".join(self._body_texts())
        faults = {name: " ".join(faults_in(text)) for name, text in texts.items()}
        for name in ("title", "summary"):
            if "{{" in getattr(self, name):
                faults[name] = "Merge fields may stand in the letter and its salutation only."
        return {name: fault for name, fault in faults.items() if fault}

    def _body_texts(self):
        return list(_texts(self.body.get_prep_value()))

    @property
    def fields_of_opening(self):
        """Names of the merge fields in the salutation."""
        return fields_in([self.opening])

    @property
    def fields_of_text(self):
        """Names of the merge fields in the letter, without its salutation."""
        return fields_in([self.action_required, *self._body_texts()])

    @property
    def recipient_lines(self):
        """Whom it is to, one by one."""
        return lines_of(self.recipients)

    @property
    def copy_lines(self):
        return lines_of(self.copies)

    @property
    def opening(self):
        return self.salutation or SALUTATION

    @property
    def deadline_has_passed(self):
        return bool(self.deadline and self.deadline < timezone.localdate())

    def get_context(self, request, *args, **kwargs):
        find_links(self.body)
        return super().get_context(request, *args, **kwargs)


def _texts(value):
    """All that was typed into a stream, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
