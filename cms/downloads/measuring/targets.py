"""What the figures should keep to, as fractions of what is allowed: 1 is just enough."""

from collections.abc import Iterator, Mapping

from .engines import Figures

MOST_OF_NAIVE = 0.6  # of the CPU time of WeasyPrint with page numbers in contents and text
MOST_OF_DOUBLE = 2.3  # of a guide, for one of twice its pages
MEMORY_MB, MEMORY_MB_A_PAGE = 60, 3
LEAFLET_OF_GUIDE = 0.1
SLIDE_OF_PAGE = 0.4


def verdicts(figures: Mapping[str, Mapping[str, Figures]]) -> Iterator[tuple[str, float, float]]:
    """``(what, measured, most)`` for what has been measured of ``{sample: {engine: figures}}``."""
    ours = {name: engines["ours"] for name, engines in figures.items() if "ours" in engines}
    guides = [name for name in ours if name.startswith("guide")]
    for name in guides:
        if naive := figures[name].get("weasyprint"):
            yield f"{name}: CPU, of naive WeasyPrint", ours[name].cpu_s / naive.cpu_s, MOST_OF_NAIVE
    for name, each in ours.items():
        most = MEMORY_MB + MEMORY_MB_A_PAGE * each.pages
        yield f"{name}: MB at most", each.peak_mb, most
    if len(guides) == 2:
        small, large = (ours[name].cpu_s for name in guides)
        yield "CPU, twice the pages", large / small, MOST_OF_DOUBLE
    if guides:
        yield from _against_a_guide(ours, ours[guides[0]])


def _against_a_guide(ours: Mapping[str, Figures], guide: Figures):
    for name, each in ours.items():
        if name == "leaflet":
            yield "CPU, leaflet of guide", each.cpu_s / guide.cpu_s, LEAFLET_OF_GUIDE
        elif name.endswith("slides"):
            ratio = (each.cpu_s / each.pages) / (guide.cpu_s / guide.pages)
            yield "CPU, slide of page of guide", ratio, SLIDE_OF_PAGE
