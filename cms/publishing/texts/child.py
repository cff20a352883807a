"""The process that reads one file and ends: ``python -m cms.publishing.texts.child``."""

import json
from dataclasses import asdict
from pathlib import Path

from cms.background.confinement import accept_order

from .content import FileText, Unsearchable


def main():
    order, output = accept_order()
    output.write(json.dumps(asdict(_read(order))).encode())
    output.close()


def _read(order) -> FileText:
    """Imported only now: the limits hold for the libraries' own loading, too."""
    from .readers import read

    try:
        return read(Path(order["path"]), order["extension"], order["most_parts"])
    except Unsearchable as error:
        return FileText(problem=error.problem, detail=error.detail)


if __name__ == "__main__":
    main()
