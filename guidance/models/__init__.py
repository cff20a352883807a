from .briefings_index import BriefingsIndexPage
from .chapter import AbstractChapterPage, ChapterPage
from .guide import AbstractGuidePage, GuidePage
from .how_to_guide import HowToGuidePage, StepPage
from .index import GuidanceIndexPage
from .leaflet import LeafletPage
from .national_briefing import NationalBriefingPage
from .presentation import PresentationPage
from .region import RegionPage, RegionsIndexPage
from .regional_briefing import RegionalBriefingPage
from .resources_index import ResourcesIndexPage

__all__ = [
    "AbstractChapterPage",
    "AbstractGuidePage",
    "BriefingsIndexPage",
    "ChapterPage",
    "GuidanceIndexPage",
    "GuidePage",
    "HowToGuidePage",
    "LeafletPage",
    "NationalBriefingPage",
    "PresentationPage",
    "RegionPage",
    "RegionalBriefingPage",
    "RegionsIndexPage",
    "ResourcesIndexPage",
    "StepPage",
]
