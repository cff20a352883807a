"""``render_pdf``: a document in, an accessible and archivable PDF out, or a plain reason why not.

WeasyPrint runs in a process of its own: it can loop (Kozea/WeasyPrint#2691) and keeps memory, and a
web worker's threads must not wait for it. A fresh interpreter rather than a fork: safe beside other
threads, and with nothing of the site's secrets in its environment.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from .child import OUT_OF_MEMORY
from .document import PrintDocument, digest
from .places import places_from_settings

CHILD = "cms.downloads.rendering.child"
PROJECT = Path(__file__).resolve().parents[3]
LOG_TAIL = 500  # characters of a crashed child's own words


class RenderError(Exception):
    """The document cannot be made into a file; the message is fit to show an editor."""


@dataclass(frozen=True)
class RenderedPdf:
    content: bytes
    pages: int


def render_pdf(
    document: PrintDocument, *, timeout_s: float = 180, memory_bytes: int = 1_500_000_000
) -> RenderedPdf:
    """A PDF/A-2a and PDF/UA-1 file, the same bytes for the same ``digest(document)``.

    Raises RenderError at either limit, for an address that may not be read, and for a file that
    fails a check. Blocks the calling thread only.
    """
    places = places_from_settings()
    order = {
        "document": document.as_plain_data(),
        "places": asdict(places),
        "identifier": digest(document)[:32],
        "timeout_s": timeout_s,
        "memory_bytes": memory_bytes,
    }
    with tempfile.TemporaryDirectory(prefix="render-") as folder:
        reply = _run_child(json.dumps(order).encode(), Path(folder), timeout_s, memory_bytes)
    return _accepted(reply)


def _run_child(order: bytes, folder: Path, timeout_s: float, memory_bytes: int) -> bytes:
    try:
        child = subprocess.run(
            [sys.executable, "-m", CHILD],
            input=order,
            capture_output=True,
            timeout=timeout_s,  # kills the child
            cwd=PROJECT,
            env=_environment(folder),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"The PDF took longer than {timeout_s:g} seconds to make.") from error
    if child.returncode:
        raise RenderError(_reason(child, memory_bytes))
    return child.stdout


def _environment(folder: Path) -> dict[str, str]:
    """What a child needs to know, and no more."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
        "TMPDIR": str(folder),  # removed with all it holds, even after a kill
        "HOME": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),  # the child writes it
    }


def _reason(child: subprocess.CompletedProcess, memory_bytes: int) -> str:
    """Why a child ended without a reply; C libraries end by a signal when memory runs out."""
    limit = f"the {memory_bytes / 1e6:g} MB of memory that it may use"
    if child.returncode == OUT_OF_MEMORY or b"MemoryError" in child.stderr:
        return f"The PDF needs more than {limit}."
    if child.returncode < 0:
        name = signal.Signals(-child.returncode).name
        return f"Making the PDF was stopped ({name}): most likely it needs more than {limit}."
    words = child.stderr.decode(errors="replace").strip()
    return f"Making the PDF failed: {words[-LOG_TAIL:]}"


def _accepted(reply: bytes) -> RenderedPdf:
    """The file of a reply; raises RenderError when it has problems."""
    header, _, content = reply.partition(b"\n")
    result = json.loads(header)
    if result["problems"]:
        raise RenderError(" ".join(result["problems"]))
    return RenderedPdf(content=content, pages=result["pages"])
