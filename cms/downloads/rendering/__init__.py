"""From HTML to a PDF/A-2a and PDF/UA-1 file: a pure function of its document, with no model in it.

Callers need two modules: ``document`` (what to print, and its digest) and ``pdf`` (``render_pdf``).
``child`` runs in a process of its own, where alone WeasyPrint is loaded:

    pdf ──> child ──> engine ──> preparation (before layout)
                         ├─────> typesetting (layout of a part: fetcher, fonts, style sheets)
                         ├─────> composition (layout of all parts), overflow (after it)
                         └─────> tagging, structure, conformance (before writing), checks (after)

``blocks`` knows where something stands; every problem is told with that.
"""
