"""The process that renders one document and ends: ``python -m cms.downloads.rendering.child``.

Reads one JSON order from standard input; writes one JSON line ``{"pages": 2, "problems": []}`` to
standard output, followed by the bytes of the file. Ends by itself at its limits of memory and time.
"""

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

OUT_OF_MEMORY = 3  # exit code


def main() -> int:
    order = json.loads(sys.stdin.buffer.read())
    _limit_self(order["memory_bytes"], order["timeout_s"])
    output = _private_output()
    try:
        rendering = _render(order)
    except MemoryError:
        return OUT_OF_MEMORY
    header = {"pages": rendering.pages, "problems": rendering.problems}
    output.write(json.dumps(header).encode() + b"\n" + rendering.content)
    output.close()
    return 0


def _render(order: dict):
    """Imported only now: the limit of memory holds for WeasyPrint's own loading, too."""
    from .assets import Places
    from .engine import render
    from .fonts import fontconfig_file

    places, folder = Places(**order["places"]), tempfile.gettempdir()
    Path(os.environ["FONTCONFIG_FILE"]).write_text(fontconfig_file(places.fonts, cache=folder))
    return render(order["document"], places, order["identifier"])


def _limit_self(memory_bytes: int, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should the parent be gone by then, nobody else would stop us
    cpu_seconds = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def _private_output():
    """Standard output for the reply alone; whatever a C library prints goes to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


if __name__ == "__main__":
    sys.exit(main())
