"""Laying out with WeasyPrint: reading what is printed, and its style sheets, each of them once."""

from collections.abc import Iterable
from functools import partial

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from .assets import HOST
from .characters import without_unprintable
from .composition import Part
from .fetcher import LockedFetcher
from .fonts import fonts_css
from .references import stylesheet_address

OPTIONS = {"pdf_variant": "pdf/a-2a", "dpi": 150}


class Typesetter:
    """Keeps what the parts of a document share: fonts, parsed style sheets, images."""

    def __init__(self, fetcher: LockedFetcher):
        self.fetcher = fetcher
        self.shared = {"font_config": FontConfiguration(), "counter_style": CounterStyle()}
        self.images = {}
        self.fonts = self._stylesheet(
            string=fonts_css(fetcher.places.fonts, fetcher.places.font_family)
        )
        self._stylesheets = {}

    def part(self, fields: dict) -> Part:
        """``fields`` as of PrintPart."""
        html = self.read(fields["html"])
        lay_out = partial(self.lay_out, fields["stylesheets"])
        return Part(html, lay_out, fields["name"], fields["own_numbers"])

    def read(self, text: str) -> HTML:
        return HTML(string=without_unprintable(text), base_url=HOST, url_fetcher=self.fetcher)

    def lay_out(self, names: Iterable[str], html: HTML, *others: CSS) -> Document:
        """``names`` of static files, ``others`` after them."""
        stylesheets = [self.fonts, *map(self._named_stylesheet, names), *others]
        return html.render(stylesheets=stylesheets, cache=self.images, **self.shared, **OPTIONS)

    def _named_stylesheet(self, name: str) -> CSS:
        if name not in self._stylesheets:
            self._stylesheets[name] = self._stylesheet(url=stylesheet_address(name))
        return self._stylesheets[name]

    def _stylesheet(self, **source) -> CSS:
        return CSS(url_fetcher=self.fetcher, **self.shared, **source)
