from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from case_studies.anonymity import errors_of_naming
from case_studies.disclosure import (
    PARTS,
    Availability,
    Disclosure,
    listed_facts,
    public_kind,
    text_of,
)
from case_studies.formats import CaseStudyPdf
from case_studies.spectrum import scale
from cms.downloads.panels import DownloadsPanel
from cms.pages.blocks.text import TEXT_FEATURES
from cms.pages.entries import PassageEntry
from cms.pages.models import BasePage
from cms.pages.querysets import BasePageQuerySet
from cms.passages.content import plain_text
from cms.passages.models import Passage
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form
from cms.taxonomy.models import SpectrumStep

PART_FEATURES = [*TEXT_FEATURES, "ul", "ol"]
FIRST_YEAR = 1948


def this_year():
    return timezone.localdate().year


def part(help_text):
    """A long part of the record; its heading is the site's (PARTS)."""
    return RichTextField(blank=True, features=PART_FEATURES, help_text=help_text)


class CaseStudyQuerySet(BasePageQuerySet):
    def for_listing(self):
        """With all that a list shows and filters by."""
        with_kind = self.annotate(public_kind=public_kind)
        return with_kind.select_related("organisation", "region").prefetch_related("methods")


class CaseStudyPage(Publication):
    """One piece of involvement: who took part, what they said and what changed because of it.

    What of it may be shown is for ``public`` to say.
    """

    # The facts
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=(
            "Whose work it was. Leave empty for an invented case. If readers must not learn it, "
            "tick “Anonymous” under “Consent and privacy”."
        ),
    )
    region = models.ForeignKey(
        "organisations.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Shown even if the case study is anonymous.",
    )
    setting = models.CharField(
        max_length=120,
        blank=True,
        help_text="The service and the place in a few words: “Community nursing in a mill town”.",
    )
    year = models.PositiveSmallIntegerField(
        "year of the work",
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(this_year)],
        help_text="The year it ended.",
    )
    months = models.CharField(
        max_length=60,
        blank=True,
        help_text="If it helps, shown before the year: “March to June”.",
    )
    client_groups = ParentalManyToManyField("taxonomy.ClientGroup", blank=True, related_name="+")
    methods = ParentalManyToManyField("taxonomy.InvolvementMethod", blank=True, related_name="+")
    spectrum_step = models.CharField(
        "place on the spectrum",
        max_length=20,
        choices=SpectrumStep,
        blank=True,
        help_text="How much was shared with people, taking the work as a whole.",
    )
    cost = models.CharField(
        max_length=160,
        blank=True,
        help_text="In money and staff time: “About £900, and twelve days of staff time”.",
    )
    time_taken = models.CharField(
        "time",
        max_length=160,
        blank=True,
        help_text="From the first conversation to the decision: “Four months”.",
    )

    # The story
    what_was_open = part("What people could still influence, and what was settled already.")
    who_was_involved = part("Who took part, who was missing, and how they were asked.")
    what_people_said = part(
        "Their views, the awkward ones too. Quote nobody who could be recognised."
    )
    what_changed = part("What is different now because of it; and if nothing is, why not.")
    done_differently = part("What you would tell a colleague who is about to try the same.")

    # Consent and privacy
    consent_to_publish = models.BooleanField(
        "Everybody concerned has agreed that we may publish it",
        default=False,
        help_text=(
            "The organisation has said so in writing, and anybody quoted knows of it. For an "
            "invented case tick it too: nobody has to be asked."
        ),
    )
    identifies_nobody = models.BooleanField(
        "Nothing in it identifies a patient",
        default=False,
        help_text=(
            "No name, date of birth or rare condition, and no combination of small facts by which "
            "a neighbour would know somebody. Look at the attached files as well."
        ),
    )
    illustrative = models.BooleanField(
        "This is an invented case",
        default=False,
        help_text="The page says so at the top; the list and the guidance say it too.",
    )
    anonymous = models.BooleanField(
        default=False,
        help_text=(
            "The organisation is shown, listed, indexed and filtered by nowhere. Its region stays. "
            "It cannot be published while the organisation’s name stands anywhere in it."
        ),
    )
    availability = models.CharField(
        max_length=10,
        choices=Availability,
        default=Availability.OPEN,
        help_text=(
            "On request, the text, the cost and the attached files stay out of the page, of "
            "search and of every file; readers are told whom to ask."
        ),
    )

    parent_page_types = ["case_studies.CaseStudyIndexPage"]
    subpage_types = []
    template = "case_studies/case_study_page.html"
    formats = [CaseStudyPdf]
    listed_facts = {**Publication.listed_facts, **listed_facts}
    page_description = (
        "One piece of involvement work: what was open, who took part, what they said and what "
        "changed. It can be anonymous, or given out on request."
    )

    objects = PageManager.from_queryset(CaseStudyQuerySet)()

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder="Title of the case study*",
            help_text="Say what happened: “Evening clinics chosen with night-shift workers”.",
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("region"),
                FieldPanel("setting"),
                FieldRowPanel([FieldPanel("months"), FieldPanel("year")]),
            ],
            "Where and when",
        ),
        MultiFieldPanel(
            [
                FieldPanel("client_groups", widget=CheckboxSelectMultiple),
                FieldPanel("methods", widget=CheckboxSelectMultiple),
                FieldPanel("spectrum_step"),
            ],
            "Who was involved, and how",
        ),
        MultiFieldPanel([FieldPanel("cost"), FieldPanel("time_taken")], "Cost and time"),
    ]
    story_panels = [
        FieldPanel(
            "introduction",
            help_text="How it came about, in a paragraph. Leave empty if not needed.",
        ),
        *(FieldPanel(name, heading=heading) for name, heading in PARTS.items()),
    ]
    guidance_panels = [
        InlinePanel(
            "shown_passages",
            heading="Guidance that this shows in practice",
            label="Paragraph",
            help_text=(
                "Choose numbered paragraphs of a guide. The guide then mentions this case study "
                "below each of them, and this page lists them."
            ),
        )
    ]
    consent_panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    "<p>Both must be ticked before the case study can be published. Whoever ticks "
                    "them answers for it.</p>"
                ),
                FieldPanel("consent_to_publish"),
                FieldPanel("identifies_nobody"),
            ],
            "Before it may be published",
        ),
        MultiFieldPanel(
            [FieldPanel("anonymous"), FieldPanel("availability"), FieldPanel("illustrative")],
            "What readers may know",
        ),
    ]
    edit_handler = publication_form(
        ("Facts", content_panels),
        ("Story", [*story_panels, *guidance_panels]),
        ("Consent and privacy", consent_panels),
        ("Topics and status", [*Publication.about_panels, *Publication.status_panels]),
        ("Files", [*Publication.attachment_panels, DownloadsPanel()]),
    )

    # The texts are indexed as the public may read them, and not field by field
    search_fields = [*BasePage.search_fields, index.SearchField("public_text")]
    not_searched = [
        *Publication.not_searched,
        "for_whom",
        "introduction",
        "references",
        *PARTS,
    ]

    class Meta:
        verbose_name = "case study"
        verbose_name_plural = "case studies"

    @property
    def public(self):
        """What of it the public may know."""
        return Disclosure(self)

    @property
    def public_text(self):
        parts = " ".join(part.text for part in self.public.parts)
        return f"{self.get_passage_text()} {parts}"

    @property
    def hands_out_files(self):
        return self.public.is_open

    @property
    def public_description(self):
        return super().public_description if self.public.is_open else self.summary

    @property
    def spectrum(self):
        """The five steps as they are drawn, this one's marked."""
        return scale(self.spectrum_step)

    def get_passage_text(self):
        public = self.public
        facts = [
            public.organisation_name,
            self.region and self.region.name,
            public.setting,
            public.date,
            *(group.name for group in self.client_groups.all()),
            *(method.name for method in self.methods.all()),
            self.get_spectrum_step_display(),
            public.cost,
            public.time_taken,
            *(child.value["value"] for child in self.references),
        ]
        listed = "; ".join(str(fact) for fact in facts if fact)
        return plain_text([self.summary, public.for_whom, text_of(public.introduction), listed])

    def get_passage_entries(self):
        return [PassageEntry(part.name, part.heading, part.text) for part in self.public.parts]

    def get_guidance_shown(self):
        """``[(passage, line)]`` of the guidance it shows, in the editor's order; only what readers
        may see."""
        shown = list(self.shown_passages.all())
        wanted = [one.passage_id for one in shown]
        visible = Passage.objects.visible().select_related("publication").in_bulk(wanted)
        return [
            (visible[one.passage_id], self.public.line_of(one))
            for one in shown
            if one.passage_id in visible
        ]

    # What may not be published

    def get_publishing_errors(self):
        errors = {**super().get_publishing_errors(), **self._missing()}
        if self.anonymous and self.organisation:
            errors |= errors_of_naming(self, self.organisation)
        return errors

    def _missing(self):
        """``{field: message}`` of the simple rules that are broken."""
        real = not (self.illustrative and self.organisation)
        answered_for = self.public.is_open or (self.contact and self.contact.email)
        rules = [
            ("summary", self.summary.strip(), "Say in a sentence or two what happened."),
            ("year", self.year, "Give the year, if you know no more."),
            ("client_groups", self.client_groups.all(), "Tick at least one group of people."),
            ("methods", self.methods.all(), "Tick at least one method."),
            ("what_changed", text_of(self.what_changed), "Say what changed, or why nothing did."),
            ("consent_to_publish", self.consent_to_publish, "It is published only with consent."),
            ("identifies_nobody", self.identifies_nobody, "Make sure of this before you publish."),
            ("organisation", real, "An invented case belongs to no real organisation."),
            ("contact", answered_for, "Readers have to ask somebody: choose an owner with e-mail."),
        ]
        return {field: message for field, kept, message in rules if not kept}
