from . import guides, leaflets, presentations

__all__ = ["guides", "leaflets", "presentations"]
