"""How content files become projects, funding schemes and the pages that show them."""

from cms.library.loaders.lists import ListLoader
from cms.library.registers import RegisterLoader
from cms.library.registry import register_loader
from cms.organisations.models import Organisation

from .models import FundingPage, FundingScheme, Project, ProjectsPage


@register_loader("projects")
class ProjectsLoader(ListLoader):
    """An organisation has one project of a wave, unless each is named."""

    order = 12  # after the organisations
    field = "projects"
    required = ["organisation", "wave"]

    def find_or_create(self, item, main):
        code = item["organisation"]
        organisation = Organisation.objects.filter(ods_code=code).first()
        if organisation is None:
            raise main.error(f"no organisation has the ODS code “{code}”")
        values = {**item, "organisation": organisation}
        with main.naming_errors():
            Project(**values).clean_fields()
            return Project.objects.get_or_create(
                organisation=organisation,
                wave=item["wave"],
                name=item.get("name", ""),
                defaults=values,
            )


@register_loader("funding-schemes")
class FundingSchemesLoader(ListLoader):
    field = "schemes"
    required = ["name", "what_it_is"]

    def find_or_create(self, item, main):
        lines = {name: "\n".join(item.get(name, [])) for name in ("eligibility", "amounts")}
        values = {**item, **lines}
        with main.naming_errors():
            FundingScheme(**values).clean_fields()
            return FundingScheme.objects.get_or_create(name=item["name"], defaults=values)


@register_loader("projects-register")
class ProjectsPageLoader(RegisterLoader):
    page_class = ProjectsPage
    more_values = ["wave", "licence"]


@register_loader("funding")
class FundingPageLoader(RegisterLoader):
    page_class = FundingPage
