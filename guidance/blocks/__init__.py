"""The streams of guidance: what may stand in a chapter, a leaflet, a presentation, a briefing."""

from .briefing import BriefingBody
from .chapter import ChapterBody, EventBlock
from .leaflet import LeafletPanels
from .presentation import Slides

__all__ = ["BriefingBody", "ChapterBody", "EventBlock", "LeafletPanels", "Slides"]
