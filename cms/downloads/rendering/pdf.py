"""``render_pdf``: a document in, an accessible and archivable PDF out, or a plain reason why not.

WeasyPrint runs in a process of its own: it can loop (Kozea/WeasyPrint#2691) and keeps memory, and a
web worker's threads must not wait for it.
"""

import json
from dataclasses import asdict, dataclass

from cms.background.confinement import (
    ChildError,
    Limits,
    OutOfMemory,
    Stopped,
    TookTooLong,
    run_confined,
)

from .document import PrintDocument, digest
from .places import places_from_settings

CHILD = "cms.downloads.rendering.child"


class RenderError(Exception):
    """The document cannot be made into a file; the message is fit to show an editor."""


@dataclass(frozen=True)
class RenderedPdf:
    content: bytes
    pages: int
    checks: tuple[str, ...] = ()  # passed, in words for readers


def render_pdf(
    document: PrintDocument, *, timeout_s: float = 180, memory_bytes: int = 1_500_000_000
) -> RenderedPdf:
    """A PDF/A-2a and PDF/UA-1 file, the same bytes for the same ``digest(document)``.

    Raises RenderError at either limit, for an address that may not be read, and for a file that
    fails a check. Blocks the calling thread only.
    """
    limits = Limits(timeout_s, memory_bytes)
    try:
        return _accepted(run_confined(CHILD, order_for(document), limits))
    except ChildError as error:
        raise RenderError(_reason(error, limits)) from error


def order_for(document: PrintDocument) -> dict:
    """What the child has to know."""
    return {
        "document": document.as_plain_data(),
        "places": asdict(places_from_settings()),
        "identifier": digest(document)[:32],
    }


def _reason(error: ChildError, limits: Limits) -> str:
    memory = f"the {limits.memory_bytes / 1e6:g} MB of memory that it may use"
    match error:
        case TookTooLong():
            return f"The PDF took longer than {limits.seconds:g} seconds to make."
        case OutOfMemory():
            return f"The PDF needs more than {memory}."
        case Stopped():
            return f"Making the PDF was stopped ({error}): most likely it needs more than {memory}."
    return f"Making the PDF failed: {error}"


def _accepted(reply: bytes) -> RenderedPdf:
    """The file of a reply; raises RenderError when it has problems."""
    header, _, content = reply.partition(b"\n")
    result = json.loads(header)
    if result["problems"]:
        raise RenderError(" ".join(result["problems"]))
    return RenderedPdf(content, result["pages"], tuple(result["checks"]))
