"""``read_text``: a file in, its text by pages, slides or sections out, or a reason why not."""

import json
import shutil
import tempfile
from pathlib import Path

from cms.background.confinement import (
    ChildError,
    Crashed,
    Limits,
    OutOfMemory,
    TookTooLong,
    run_confined,
)

from .content import FileText, Part, Problem, Unit

CHILD = "cms.publishing.texts.child"
READABLE = {"pdf", "docx", "pptx"}
LIMITS = Limits(seconds=60, memory_bytes=800_000_000)
MOST_PARTS = 500  # pages, slides or sections of one file

OLD_KINDS = {
    "doc": "This is an old Word file: save it as .docx.",
    "ppt": "This is an old PowerPoint file: save it as .pptx.",
}


def read_text(file, extension: str, *, limits=LIMITS, most_parts=MOST_PARTS) -> FileText:
    """The text of an open binary file; never raises for what the file holds."""
    extension = extension.lower()
    if extension not in READABLE:
        return FileText(problem=Problem.UNKNOWN, detail=_unknown(extension))
    with tempfile.TemporaryDirectory(prefix="read-") as folder:
        path = Path(folder, f"file.{extension}")
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        order = {"path": str(path), "extension": extension, "most_parts": most_parts}
        try:
            return _from_reply(json.loads(run_confined(CHILD, order, limits)))
        except ChildError as error:
            return FileText(problem=_problem(error), detail=_reason(error, limits))


def _unknown(extension):
    kind = f".{extension}" if extension else "Without an ending its name"
    return OLD_KINDS.get(extension, f"{kind} is not among the kinds that search reads.")


def _from_reply(reply) -> FileText:
    return FileText(
        unit=Unit(reply["unit"]) if reply["unit"] else None,
        parts=tuple(Part(**part) for part in reply["parts"]),
        problem=Problem(reply["problem"]) if reply["problem"] else None,
        detail=reply["detail"],
    )


def _problem(error):
    return Problem.DAMAGED if isinstance(error, Crashed) else Problem.TOO_LARGE


def _reason(error, limits):
    memory = f"{limits.memory_bytes / 1e6:g} MB of memory"
    match error:
        case TookTooLong():
            return f"Reading it took longer than {limits.seconds:g} seconds."
        case OutOfMemory():
            return f"Reading it needs more than {memory}."
        case Crashed():
            return ""
    return f"Reading it was stopped ({error}): most likely it needs more than {memory}."
