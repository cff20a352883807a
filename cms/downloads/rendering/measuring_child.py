"""The process that lays out documents to measure them: started by ``measuring``.

Replies with JSON: ``{"layouts": […], "problem": ""}``, each layout as ``positions`` describes it.
"""

import json

from cms.background.confinement import accept_order

from .child import use_fonts


def main() -> None:
    order, output = accept_order()
    output.write(json.dumps(_measure(order)).encode())
    output.close()


def _measure(order: dict) -> dict:
    """WeasyPrint is imported only now: the limit of memory holds for its own loading, too."""
    from .assets import Places
    from .positions import NotLaidOut, positions

    places = Places(**order["places"])
    use_fonts(places)
    try:
        layouts = [positions(draft, places) for draft in order["drafts"]]
    except NotLaidOut as error:
        return {"layouts": [], "problem": str(error)}
    return {"layouts": layouts, "problem": ""}


if __name__ == "__main__":
    main()
