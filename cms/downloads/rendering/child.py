"""The process that renders one document and ends: ``python -m cms.downloads.rendering.child``.

Replies with one JSON line ``{"pages": 2, "checks": […], "problems": []}``, then the file's bytes.
"""

import gc
import json
import os
import tempfile
from pathlib import Path

from cms.background.confinement import accept_order


def main() -> None:
    gc.disable()  # a fifth of the time, and next to no memory: a layout is kept to the end anyway
    order, output = accept_order()
    rendering = _render(order)
    header = {
        "pages": rendering.pages,
        "checks": rendering.checks,
        "problems": rendering.problems,
    }
    output.write(json.dumps(header).encode() + b"\n" + rendering.content)
    output.close()


def _render(order: dict):
    """Imported only now: the limit of memory holds for WeasyPrint's own loading, too."""
    from .assets import Places
    from .engine import render

    places = Places(**order["places"])
    use_fonts(places)
    return render(order["document"], places, order["identifier"])


def use_fonts(places) -> None:
    """Let this process see the fonts of documents, and no others."""
    from .fonts import fontconfig_file

    folder = tempfile.gettempdir()
    fonts = Path(folder, "fonts.conf")
    fonts.write_text(fontconfig_file(places.fonts, cache=folder))
    os.environ["FONTCONFIG_FILE"] = str(fonts)


if __name__ == "__main__":
    main()
