"""From HTML to a PDF/A-2a and PDF/UA-1 file: a pure function of its document, with no model in it.

Callers need two modules: ``document`` (what to print, and its digest) and ``pdf`` (``render_pdf``).
``child`` runs in a process of its own and is alone in importing WeasyPrint:

    pdf ──> child ──> engine ──> preparation (before layout), fetcher, fonts
                         ├─────> composition (layout of all parts), overflow (after it)
                         └─────> tagging, structure, conformance (before writing), checks (after)

``blocks`` knows where something stands; every problem is told with that.
"""
