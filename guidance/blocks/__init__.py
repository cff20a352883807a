"""The streams of guidance: what may stand in a chapter, a leaflet, a presentation."""

from .chapter import ChapterBody
from .leaflet import LeafletPanels
from .presentation import Slides

__all__ = ["ChapterBody", "LeafletPanels", "Slides"]
