from .contact import Contact
from .organisation import Organisation, OrganisationType
from .region import Region

__all__ = ["Contact", "Organisation", "OrganisationType", "Region"]
