from . import briefings, guides, leaflets, presentations

__all__ = ["briefings", "guides", "leaflets", "presentations"]
