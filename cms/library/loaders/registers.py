from cms.library.registers import RegisterLoader
from cms.library.registry import register_loader
from cms.organisations.models import OrganisationsPage
from cms.taxonomy.models import GlossaryPage


@register_loader("organisations-register")
class OrganisationsPageLoader(RegisterLoader):
    page_class = OrganisationsPage


@register_loader("glossary")
class GlossaryPageLoader(RegisterLoader):
    page_class = GlossaryPage
