from .chapter import AbstractChapterPage, ChapterPage
from .guide import AbstractGuidePage, GuidePage
from .how_to_guide import HowToGuidePage, StepPage
from .index import GuidanceIndexPage

__all__ = [
    "AbstractChapterPage",
    "AbstractGuidePage",
    "ChapterPage",
    "GuidanceIndexPage",
    "GuidePage",
    "HowToGuidePage",
    "StepPage",
]
