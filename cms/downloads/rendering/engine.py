"""One rendering with WeasyPrint, inside the child process. Imported by ``child`` and by tests."""

import logging
from dataclasses import dataclass, field
from functools import partial

from weasyprint.document import Document
from weasyprint.urls import FatalURLFetchingError

from .assets import Places
from .blocks import Block, blocks_of
from .characters import without_unprintable
from .checks import examine
from .composition import Unsettled, compose, name_anchors
from .conformance import claim_pdf_ua, forbid_interpolation
from .faults import told
from .fetcher import LockedFetcher
from .fonts import FontsMissing
from .imposition import impose, misplaced, restore_reading_order
from .overflow import overflows
from .preparation import prepare
from .press import set_bleed
from .tagging import correct_tags
from .tagtree import Untaggable, recorded
from .typesetting import OPTIONS, Typesetter

HARMLESS = (  # errors to WeasyPrint, not to us
    'Image "',  # decorative images have no text alternative: that is what makes them decorative
)


@dataclass
class Rendering:
    """The finished file, or the problems for which there is none."""

    content: bytes = b""
    pages: int = 0
    problems: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)  # passed, in words for readers


def render(fields: dict, places: Places, identifier: str) -> Rendering:
    """``fields`` as from PrintDocument.as_plain_data; never raises for what a document may hold."""
    fetcher = LockedFetcher(places)
    errors = ErrorLog()
    blocks: list[Block] = []
    try:
        with errors:
            rendering = _render(fields, fetcher, identifier, blocks)
    except (FatalURLFetchingError, FontsMissing, Unsettled, Untaggable) as error:
        return Rendering(problems=told(fetcher.refusals, [str(error)], blocks))
    problems = rendering.problems + told(fetcher.refusals, errors.messages, blocks)
    return Rendering(problems=problems) if problems else rendering


def _render(
    fields: dict, fetcher: LockedFetcher, identifier: str, blocks: list[Block]
) -> Rendering:
    """``blocks`` is filled with those of the document before anything of it is laid out."""
    fields = {name: _cleaned(value) for name, value in fields.items()}
    typesetter = Typesetter(fetcher)
    parts = [typesetter.part(part) for part in fields["parts"]]
    roots = [part.html.etree_element for part in parts]
    problems = []
    for root, part in zip(roots, fields["parts"], strict=True):
        language = part["language"] or fields["language"]
        problems += prepare(root, language=language, base_url=fields["base_url"])
    if problems:
        return Rendering(problems=problems)
    name_anchors(parts)
    blocks += (block for root in roots for block in blocks_of(root))
    document = recorded(compose(parts))
    imposition = fields["imposition"]
    sides = imposition["sides"] if imposition else []
    if problems := overflows(document) + misplaced(document, sides):
        return Rendering(problems=problems)
    if imposition:
        sheet = compose([typesetter.part(imposition["sheet"])])
        document = impose(document, recorded(sheet), sides)
    _set_metadata(document, fields)
    content = document.write_pdf(
        finisher=partial(_finish, roots=roots, sides=sides, press=fields["press"]),
        pdf_identifier=identifier,
        **OPTIONS,
    )
    verdict = examine(content, blocks)
    return Rendering(content, len(document.pages), verdict.problems, verdict.passed)


def _cleaned(value):
    return without_unprintable(value) if isinstance(value, str) else value


def _set_metadata(document: Document, fields: dict) -> None:
    metadata = document.metadata
    metadata.title = fields["title"]
    metadata.authors = [fields["author"]]
    metadata.description = fields["subject"]
    metadata.lang = fields["language"]
    metadata.created = fields["created"]
    metadata.modified = fields["modified"]
    metadata.keywords, metadata.generator = [], None


def _finish(document: Document, pdf, roots, sides, press: bool) -> None:
    if sides:
        restore_reading_order(pdf, document, sides)
    correct_tags(document, pdf, roots)
    claim_pdf_ua(pdf)
    forbid_interpolation(pdf)
    if press:
        set_bleed(pdf)


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
