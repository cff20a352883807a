from .chapter import AbstractChapterPage, ChapterPage
from .guide import AbstractGuidePage, GuidePage
from .how_to_guide import HowToGuidePage, StepPage
from .index import GuidanceIndexPage
from .leaflet import LeafletPage
from .presentation import PresentationPage
from .resources_index import ResourcesIndexPage

__all__ = [
    "AbstractChapterPage",
    "AbstractGuidePage",
    "ChapterPage",
    "GuidanceIndexPage",
    "GuidePage",
    "HowToGuidePage",
    "LeafletPage",
    "PresentationPage",
    "ResourcesIndexPage",
    "StepPage",
]
