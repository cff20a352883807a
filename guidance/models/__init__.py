from .chapter import ChapterPage
from .guide import GuidePage
from .index import GuidanceIndexPage
from .leaflet import LeafletPage
from .presentation import PresentationPage
from .resources_index import ResourcesIndexPage

__all__ = [
    "ChapterPage",
    "GuidanceIndexPage",
    "GuidePage",
    "LeafletPage",
    "PresentationPage",
    "ResourcesIndexPage",
]
