"""The streams of guidance: what may stand in a chapter, a timeline, a leaflet, a presentation."""

from .chapter import ChapterBody, EventBlock
from .leaflet import LeafletPanels
from .presentation import Slides

__all__ = ["ChapterBody", "EventBlock", "LeafletPanels", "Slides"]
