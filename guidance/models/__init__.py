from .briefings_index import BriefingsIndexPage
from .chapter import ChapterPage
from .guide import GuidePage
from .index import GuidanceIndexPage
from .national_briefing import NationalBriefingPage
from .region import RegionPage, RegionsIndexPage
from .regional_briefing import RegionalBriefingPage

__all__ = [
    "BriefingsIndexPage",
    "ChapterPage",
    "GuidanceIndexPage",
    "GuidePage",
    "NationalBriefingPage",
    "RegionPage",
    "RegionalBriefingPage",
    "RegionsIndexPage",
]
