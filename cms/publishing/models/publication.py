from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from cms.pages.blocks.text import TEXT_FEATURES
from cms.pages.models import BasePage
from cms.publishing.forms import PublicationForm
from cms.publishing.metadata import describe_part, describe_publication, dublin_core

from .edition import Edition, EditionKind
from .reference import Reference, ReferenceKind, normalise_reference
from .status import StatusMixin


class ReferenceValue(blocks.StructValue):
    @property
    def kind_name(self):
        return dict(ReferenceKind.choices).get(self.get("kind"), "Reference")


class ReferenceBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=ReferenceKind.choices)
    value = blocks.CharBlock(max_length=60, label="Number")

    class Meta:
        icon = "tag"
        label_format = "{kind} {value}"
        value_class = ReferenceValue


class ChangeNoteMixin(models.Model):
    """What the next edition says about this page's change."""

    change_kind = models.CharField(
        "kind of change", max_length=5, choices=EditionKind, default=EditionKind.MINOR
    )
    change_note = models.TextField(
        "what changed",
        blank=True,
        max_length=500,
        help_text=(
            "Published with the next edition under “See all updates”. Needed for a major change. "
            "For example: “Explains what to do when a change is urgent.”"
        ),
    )

    base_form_class = PublicationForm
    not_searched = ["change_note"]  # found in the list of updates

    change_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "change_kind",
                    help_text="Major if a reader who knew the old text must now do something else.",
                ),
                FieldPanel("change_note"),
            ],
            "What readers are told",
        )
    ]

    class Meta:
        abstract = True

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if self.live and self.change_kind == EditionKind.MAJOR and not self.change_note.strip():
            errors["change_note"] = "Say in a sentence what changed: readers are told."
        return errors

    def get_structured_data(self, request):
        data = super().get_structured_data(request)
        return {**data, **describe_part(self, self.get_publication(), request)}

    def get_dublin_core(self):
        return dublin_core(self, self.get_publication())


class Publication(StatusMixin, ChangeNoteMixin, BasePage):
    """A page with editions, references and attachments: a guide, later a leaflet or a letter."""

    for_whom = models.TextField(
        "who it is for", blank=True, max_length=300, help_text="One sentence, below the summary."
    )
    introduction = RichTextField(blank=True, features=TEXT_FEATURES)
    publication_date = models.DateField(
        null=True, blank=True, help_text="The day printed on it, even if it came here later."
    )
    in_force_date = models.DateField(
        "in force from", null=True, blank=True, help_text="When it began, or begins, to apply."
    )
    review_date = models.DateField(
        "review due", null=True, blank=True, help_text="Editors are reminded sixty days before."
    )
    contact = models.ForeignKey(
        "organisations.Contact",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="owner",
        help_text=(
            "The team that answers questions about it and gives it in other formats. Teams are "
            "kept in Snippets, Contacts."
        ),
    )
    audiences = ParentalManyToManyField("taxonomy.Audience", blank=True, related_name="+")
    themes = ParentalManyToManyField("taxonomy.Theme", blank=True, related_name="+")
    references = StreamField(
        [("reference", ReferenceBlock())],
        blank=True,
        help_text=(
            "Numbers people cite it by, for example DH_089787. A number belongs to one publication "
            "only, from the day it is published."
        ),
    )

    exclude_fields_in_copy = ["references"]  # a reference belongs to one publication
    schema_type = "Article"
    listed_facts = {
        "date": Coalesce("publication_date", TruncDate("first_published_at")),
        "successor": F("superseded_by"),
    }

    about_panels = [
        FieldPanel("for_whom"),
        FieldPanel(
            "audiences",
            widget=CheckboxSelectMultiple,
            help_text="Tick all that it is written for. The list is kept in Snippets, Audiences.",
        ),
        FieldPanel(
            "themes",
            widget=CheckboxSelectMultiple,
            help_text="Tick all that it is about. The list is kept in Snippets, Themes.",
        ),
    ]
    status_panels = [
        HelpPanel(
            "<p>Readers see these beside the contents, under “Status”. Leave empty what is not "
            "known.</p>"
        ),
        MultiFieldPanel(
            [
                FieldPanel("publication_date"),
                FieldPanel("in_force_date"),
                FieldPanel("review_date"),
                FieldPanel("contact"),
            ],
            "Dates and owner",
        ),
        FieldPanel("references"),
        *StatusMixin.standing_panels,
    ]
    attachment_panels = [
        InlinePanel(
            "attachments",
            heading="Files to download",
            label="File",
            help_text=(
                "Templates, forms, easy read, translations. Readers can download them for as long "
                "as they can see this page."
            ),
        ),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("for_whom"),
        index.SearchField("references"),
    ]
    not_searched = [*StatusMixin.not_searched, *ChangeNoteMixin.not_searched]

    class Meta:
        abstract = True

    def get_structured_data(self, request):
        return {**super().get_structured_data(request), **describe_publication(self)}

    def get_passage_text(self):
        references = " ".join(child.value["value"] for child in self.references)
        return f"{self.summary} {self.for_whom} {self.introduction_text} {references}"

    @cached_property
    def audience_names(self):
        return [audience.name for audience in self.audiences.all()]

    @cached_property
    def theme_names(self):
        return [theme.name for theme in self.themes.all()]

    @property
    def introduction_text(self):
        return get_text_for_indexing(self.introduction)

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        taken = [error for child in self.references for error in self._clash(child.value)]
        if taken:
            errors["references"] = " ".join(taken)
        return errors

    def _clash(self, value):
        claimed = Reference.objects.find(value["value"])
        if not normalise_reference(value["value"]):
            yield f"“{value['value']}” has no letter or digit."
        elif claimed and not claimed.is_free_for(self):
            owner = claimed.publication.specific_deferred.get_admin_display_title()
            yield f"“{value['value']}” already belongs to “{owner}”."

    @cached_property
    def all_editions(self):
        """Newest first: one query. A page that was never saved has none."""
        return list(Edition.objects.of(self)) if self.pk else []

    @property
    def current_edition(self):
        return self.all_editions[0] if self.all_editions else None
