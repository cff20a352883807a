"""Word files: a :class:`~.manuscript.Manuscript` in, the bytes of its file out (ADR 0024)."""
