"""One rendering with WeasyPrint, inside the child process. Imported by ``child`` and by tests."""

import logging
from dataclasses import dataclass, field
from functools import partial

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from .assets import HOST, Places
from .checks import problems_of
from .conformance import claim_pdf_ua, forbid_interpolation
from .fetcher import LockedFetcher
from .fonts import FontsMissing, fonts_css
from .preparation import prepare
from .references import stylesheet_address
from .tagging import correct_tags
from .tagtree import Untaggable, recorded
from .words import words_to_print

OPTIONS = {"pdf_variant": "pdf/a-2a", "dpi": 150}
HARMLESS = (  # errors to WeasyPrint, not to us
    'Image "',  # decorative images have no text alternative: that is what makes them decorative
    "No anchor #",  # the words of a dead link are printed all the same
)


@dataclass
class Rendering:
    """The finished file, or the problems for which there is none."""

    content: bytes = b""
    pages: int = 0
    problems: list[str] = field(default_factory=list)


def render(fields: dict, places: Places, identifier: str) -> Rendering:
    """``fields`` as from PrintDocument.as_plain_data; never raises for what a document may hold."""
    fetcher = LockedFetcher(places)
    errors = ErrorLog()
    try:
        with errors:
            rendering = _render(fields, fetcher, identifier)
    except (FatalURLFetchingError, FontsMissing, Untaggable) as error:
        return Rendering(problems=fetcher.refusals or [str(error)])
    problems = rendering.problems + (fetcher.refusals or errors.messages)
    return Rendering(problems=problems) if problems else rendering


def _render(fields: dict, fetcher: LockedFetcher, identifier: str) -> Rendering:
    html = HTML(string=fields["html"], base_url=HOST, url_fetcher=fetcher)
    root = html.etree_element
    problems = prepare(root, language=fields["language"], base_url=fields["base_url"])
    if problems:
        return Rendering(problems=problems)
    document = recorded(_lay_out(html, fields["stylesheets"], fetcher))
    _set_metadata(document, fields)
    content = document.write_pdf(
        finisher=partial(_finish, root=root), pdf_identifier=identifier, **OPTIONS
    )
    problems = problems_of(content, words_to_print(root))
    return Rendering(content, len(document.pages), problems)


def _lay_out(html: HTML, stylesheets: list[str], fetcher: LockedFetcher) -> Document:
    fonts = FontConfiguration()
    style = partial(CSS, url_fetcher=fetcher, font_config=fonts, base_url=HOST)
    own_fonts = style(string=fonts_css(fetcher.places.fonts, fetcher.places.font_family))
    addresses = map(stylesheet_address, stylesheets)
    return html.render(font_config=fonts, stylesheets=[own_fonts, *addresses], **OPTIONS)


def _set_metadata(document: Document, fields: dict) -> None:
    metadata = document.metadata
    metadata.title = fields["title"]
    metadata.authors = [fields["author"]]
    metadata.description = fields["subject"]
    metadata.lang = fields["language"]
    metadata.created = fields["created"]
    metadata.modified = fields["modified"]
    metadata.keywords, metadata.generator = [], None


def _finish(document: Document, pdf, root) -> None:
    correct_tags(document, pdf, root)
    claim_pdf_ua(pdf)
    forbid_interpolation(pdf)


class ErrorLog(logging.Handler):
    """Collects what WeasyPrint only logs: images and style sheets that it could not use."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record):
        message = record.getMessage()
        if not message.startswith(HARMLESS):
            self.messages.append(message)

    def __enter__(self):
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *error):
        logging.getLogger("weasyprint").removeHandler(self)
