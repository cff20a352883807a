from .chapter import ChapterPage
from .guide import GuidePage
from .index import GuidanceIndexPage

__all__ = ["ChapterPage", "GuidanceIndexPage", "GuidePage"]
