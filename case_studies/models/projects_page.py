from collections import Counter

from django import forms
from django.db import models
from django.http import HttpResponse, JsonResponse
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from case_studies.exports import MEANINGS, to_csv, to_records
from cms.organisations.models import Region
from cms.pages.filters import FilterForm
from cms.pages.models import RegisterPage
from cms.pages.models.register import kept_in

from .project import Outcome, Wave


class ProjectFilter(FilterForm):
    """By region and by outcome, each with the number of projects it has."""

    region = forms.ChoiceField()
    outcome = forms.ChoiceField()

    def __init__(self, data, projects):
        super().__init__(data)
        regions = Counter(project.region for project in projects)
        outcomes = Counter(project.outcome for project in projects)
        self.fields["region"].choices = [
            ("", "All regions"),
            *((r.slug, f"{r.name} ({regions[r]})") for r in Region.objects.all()),
        ]
        self.fields["outcome"].choices = [
            ("", "All outcomes"),
            *((o.value, f"{o.label} ({outcomes[o]})") for o in Outcome if outcomes[o]),
        ]

    def admits(self, project):
        """Whether a project is one that the reader asked for."""
        region = project.region.slug if project.region else None
        return (
            self.chosen.get("region", region) == region
            and self.chosen.get("outcome", project.outcome) == project.outcome
        )


class ProjectsPage(RoutablePageMixin, RegisterPage):
    wave = models.PositiveSmallIntegerField(
        choices=Wave, default=Wave.FIRST, help_text="The wave whose projects this page shows."
    )
    licence = models.TextField(
        blank=True,
        max_length=400,
        help_text="On what terms others may use the list. Shown with the files and inside them.",
    )

    template = "case_studies/projects_page.html"
    page_description = (
        "The projects of one wave of the Right to Request as a table, to filter and to download. "
        "Its rows are snippets."
    )

    lists = "case_studies.Project"
    follows = ["organisations.Organisation", "organisations.Region"]

    content_panels = [
        kept_in("wagtailsnippets_case_studies_project:list", "Projects"),
        *RegisterPage.content_panels,
        FieldPanel("wave"),
        FieldPanel("licence"),
    ]
    not_searched = ["licence"]  # about the files, not about the projects

    class Meta:
        verbose_name = "projects register"

    def get_rows(self):
        rows = super().get_rows().filter(wave=self.wave)
        return rows.select_related("organisation__region")

    def get_context(self, request, *args, **kwargs):
        choice = ProjectFilter(request.GET, self.rows)
        counts = Counter(project.outcome for project in self.rows)
        return {
            **super().get_context(request, *args, **kwargs),
            "choice": choice,
            "shown": [project for project in self.rows if choice.admits(project)],
            "organisations": len({project.organisation_id for project in self.rows}),
            "outcomes": [(outcome, counts[outcome]) for outcome in Outcome if counts[outcome]],
            "fields": MEANINGS,
        }

    # Wagtail puts the slash at the end; readers' addresses have none (cms/urls.py)

    @path("projects.csv/", name="csv")
    def csv(self, request):
        """The public rows, for a spreadsheet."""
        return HttpResponse(
            to_csv(to_records(self, request)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{self.slug}.csv"'},
        )

    @path("projects.json/", name="json")
    def json(self, request):
        """The public rows and what they are, for programs."""
        content = {
            "title": self.title,
            "summary": self.summary,
            "address": request.build_absolute_uri(self.get_url(request)),
            "as_at": self.as_at,
            "licence": self.licence,
            "fields": MEANINGS,
            "projects": to_records(self, request),
        }
        return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
