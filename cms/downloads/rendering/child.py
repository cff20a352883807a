"""The process that renders one document and ends: ``python -m cms.downloads.rendering.child``.

Replies with one JSON line ``{"pages": 2, "problems": []}``, followed by the bytes of the file.
"""

import json
import os
import tempfile
from pathlib import Path

from cms.background.confinement import accept_order


def main() -> None:
    order, output = accept_order()
    rendering = _render(order)
    header = {"pages": rendering.pages, "problems": rendering.problems}
    output.write(json.dumps(header).encode() + b"\n" + rendering.content)
    output.close()


def _render(order: dict):
    """Imported only now: the limit of memory holds for WeasyPrint's own loading, too."""
    from .assets import Places
    from .engine import render
    from .fonts import fontconfig_file

    places, folder = Places(**order["places"]), tempfile.gettempdir()
    fonts = Path(folder, "fonts.conf")
    fonts.write_text(fontconfig_file(places.fonts, cache=folder))
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    return render(order["document"], places, order["identifier"])


if __name__ == "__main__":
    main()
