from .contact import Contact
from .organisation import Organisation, OrganisationType
from .organisations_page import OrganisationsPage
from .region import Region

__all__ = ["Contact", "Organisation", "OrganisationType", "OrganisationsPage", "Region"]
