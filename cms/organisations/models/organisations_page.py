from itertools import groupby

from django import forms

from cms.pages.filters import FilterForm
from cms.pages.models import RegisterPage
from cms.pages.models.register import kept_in

from .organisation import OrganisationType
from .region import Region


class OrganisationFilter(FilterForm):
    q = forms.CharField(label="Name or ODS code", max_length=80)
    region = forms.ChoiceField()
    kind = forms.ChoiceField(label="Type")

    def __init__(self, data, organisations):
        super().__init__(data)
        kinds = {organisation.kind for organisation in organisations}
        self.fields["region"].choices = [
            ("", "All regions"),
            *Region.objects.values_list("slug", "name"),
        ]
        self.fields["kind"].choices = [
            ("", "All types"),
            *((kind.value, kind.label) for kind in OrganisationType if kind in kinds),
        ]
        self.fields["q"].widget.input_type = "search"

    def admits(self, organisation):
        """Whether an organisation is one that the reader asked for."""
        words = self.chosen.get("q", "").casefold().split()
        name = f"{organisation.name} {organisation.ods_code}".casefold()
        region = organisation.region.slug if organisation.region else None
        return (
            all(word in name for word in words)
            and self.chosen.get("region", region) == region
            and self.chosen.get("kind", organisation.kind) == organisation.kind
        )


class OrganisationsPage(RegisterPage):
    template = "organisations/organisations_page.html"
    page_description = (
        "The register of NHS organisations, by region. Its rows are snippets, or come by "
        "“manage.py import_organisations”."
    )

    lists = "organisations.Organisation"
    follows = ["organisations.Region"]

    content_panels = [
        kept_in("wagtailsnippets_organisations_organisation:list", "Organisations"),
        *RegisterPage.content_panels,
    ]

    class Meta:
        verbose_name = "organisations register"

    def get_rows(self):
        return super().get_rows().select_related("region").order_by("name")

    def get_context(self, request, *args, **kwargs):
        choice = OrganisationFilter(request.GET, self.rows)
        shown = [row for row in self.rows if choice.admits(row)]
        return {
            **super().get_context(request, *args, **kwargs),
            "choice": choice,
            "shown": shown,
            "groups": by_region(shown),
        }


def by_region(organisations):
    """``[(region or None, its organisations)]``, those without a region last."""

    def place(organisation):
        region = organisation.region
        return (region is None, region.name if region else "")

    ordered = sorted(organisations, key=place)
    groups = [list(group) for _, group in groupby(ordered, key=place)]
    return [(group[0].region, group) for group in groups]
