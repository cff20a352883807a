"""How content files become what is not a guide."""

from . import leaflets, presentations

__all__ = ["leaflets", "presentations"]
