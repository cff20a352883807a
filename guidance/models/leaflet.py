from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from cms.downloads.panels import DownloadsPanel
from cms.pages.entries import PassageEntry
from cms.pages.languages import ENGLISH, LANGUAGE_CHOICES, LANGUAGES
from cms.pages.links import find_links
from cms.pages.pictures import find_pictures
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form
from guidance.blocks import LeafletPanels
from guidance.leaflets.fitting import fitting_problems
from guidance.leaflets.formats import LEAFLET_FORMATS
from guidance.leaflets.panels import RoomPanel
from guidance.leaflets.room import VersionKind, number_problems, panel_text, rooms_of


class LeafletPage(Publication):
    """A leaflet: a cover, panels inside, a back. It may be a version of another."""

    body = StreamField(
        LeafletPanels(),
        blank=True,
        help_text="A cover, inside panels in the order they are read, and a back.",
    )
    language = models.CharField(max_length=10, choices=LANGUAGE_CHOICES, default=ENGLISH)
    version_kind = models.CharField(
        "made as",
        max_length=20,
        choices=VersionKind,
        default=VersionKind.STANDARD,
        help_text="Easy read: short sentences, each with a picture. Large print: 18 point. This "
        "decides how many words fit.",
    )
    is_threefold = models.BooleanField(
        "also as a three-fold leaflet",
        default=False,
        help_text="An A4 sheet folded in three: the cover, up to four narrow pages, the back. "
        "Standard leaflets only. It has less room on the back than the other papers.",
    )
    version_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="versions",
        help_text="The leaflet that this says in another language or form. Choose it here only: "
        "readers of every version are shown all the others.",
    )

    parent_page_types = ["guidance.ResourcesIndexPage"]
    subpage_types = []
    template = "guidance/leaflet_page.html"
    page_description = (
        "A few short panels that fit on a folded A4 sheet. May have easy read, large print and "
        "translated versions."
    )

    formats = LEAFLET_FORMATS

    listed_facts = {**Publication.listed_facts, "language": F("language")}

    content_panels = [
        TitleFieldPanel(
            "title", placeholder="Title of the leaflet*", help_text="Printed on the cover."
        ),
        FieldPanel(
            "summary",
            help_text="One or two plain sentences: what the leaflet tells its reader. Shown on "
            "its page, in listings and in search results, not on the sheet.",
        ),
        FieldPanel(
            "introduction",
            help_text="A note to readers of the page, above the leaflet, if one is needed. It is "
            "not printed on the sheet.",
        ),
        FieldPanel("is_threefold"),
        RoomPanel(heading="Room on the paper"),
        FieldPanel("body", heading="Panels"),
    ]
    version_panels = [
        HelpPanel(
            "<p>Each version is a page of its own. Choose here which leaflet it is a version of; "
            "leave that empty on the leaflet that came first.</p>"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("language"), FieldPanel("version_kind")]),
                FieldPanel("version_of"),
            ],
            "This version",
        ),
    ]
    edit_handler = publication_form(
        ("Content", content_panels),
        ("Language and versions", version_panels),
        ("Audience and topics", Publication.about_panels),
        ("Status and references", Publication.status_panels),
        ("Files", [*Publication.attachment_panels, DownloadsPanel()]),
    )

    search_fields = [*Publication.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "leaflet"

    # Passages: the cover belongs to the page as a whole, whose title it bears

    def get_passage_text(self):
        return " ".join([super().get_passage_text(), *map(panel_text, self._of_kind("cover"))])

    def get_passage_entries(self):
        return [
            PassageEntry(
                str(panel.id),
                panel.value["heading"],
                panel_text(panel).removeprefix(panel.value["heading"]).strip(),
            )
            for panel in self.body
            if panel.block_type != "cover"
        ]

    def _of_kind(self, kind):
        return [panel for panel in self.body if panel.block_type == kind]

    @property
    def has_threefold(self):
        """Easy read and large print are too large to be folded in three."""
        return self.is_threefold and self.version_kind == VersionKind.STANDARD

    # What it has to be before it is public

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        problems = [*self._shape_problems(), *number_problems(self.body, self.version_kind)]
        problems = problems or [problem.text for problem in fitting_problems(self)]
        if problems:
            errors["body"] = " ".join(problems)
        problem = next(self._version_problems(), None) if self.version_of else None
        if problem:
            errors["version_of"] = problem
        elif twin := self._twin():
            errors["language"] = (
                f"“{twin.title}” is already the version in {self.get_language_display()}, "
                f"{self.get_version_kind_display()}."
            )
        return errors

    def _shape_problems(self):
        kinds = [panel.block_type for panel in self.body]
        if "cover" not in kinds:
            yield "Add a cover."
        elif kinds[0] != "cover":
            yield "Put the cover first."
        if "inside" not in kinds:
            yield "Write at least one inside panel."
        if "back" not in kinds:
            yield "Add a back."
        elif kinds[-1] != "back":
            yield "Put the back last."

    def _version_problems(self):
        original = self.version_of
        if original.pk == self.pk:
            yield "A leaflet cannot be a version of itself."
        if original.version_of:
            yield (
                f"“{original.title}” is itself a version. Choose the leaflet it was made from: "
                f"“{original.version_of.title}”."
            )
        own = [version.title for version in self.versions.all()] if self.pk else []
        if own:
            yield f"This leaflet has versions of its own, for example “{own[0]}”: it comes first."

    def _twin(self):
        family = self._family(LeafletPage.objects.live())
        return family.filter(language=self.language, version_kind=self.version_kind).first()

    # Versions

    def _family(self, leaflets):
        """Of these leaflets, the others that say the same."""
        original = self.version_of_id or self.pk
        if original is None:  # a new page in preview
            return leaflets.none()
        family = leaflets.filter(Q(pk=original) | Q(version_of=original))
        return family.exclude(pk=self.pk)

    @cached_property
    def other_versions(self):
        """What any reader may turn to instead: the original first."""
        visible = self._family(LeafletPage.objects.visible())
        return sorted(visible, key=lambda page: (page.version_of_id is not None, page.path))

    @property
    def language_facts(self):
        return LANGUAGES.get(self.language, LANGUAGES[ENGLISH])

    @property
    def version_links(self):
        """``[(page, what its own readers call it)]``."""
        return [(page, page.name_beside(self)) for page in self.other_versions]

    def name_beside(self, other):
        """What tells this version from another: its language, its kind, or both."""
        if self.language == other.language:
            return f"{self.get_version_kind_display()} version"
        if self.version_kind == VersionKind.STANDARD:
            return self.language_facts.own_name
        return f"{self.language_facts.own_name} ({self.get_version_kind_display()})"

    @property
    def language_attributes(self):
        """For whatever element holds its words; nothing where they are in the site's language."""
        if self.language == ENGLISH:
            return ""
        return format_html(
            ' lang="{}" dir="{}"', self.language_facts.code, self.language_facts.direction
        )

    # Reading

    @property
    def panels_with_room(self):
        """``[(panel, how many words it has and about how many fit)]``."""
        rooms = rooms_of(self)
        return [(panel, rooms[str(panel.id)]) for panel in self.body]

    def get_context(self, request, *args, **kwargs):
        find_links(self.body)
        find_pictures(self.body)
        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            context["problems"] = fitting_problems(self)
        return context
